"""Paths, patterns and files: which ones there are, reading questions to the disk, whole writes."""
