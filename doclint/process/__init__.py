"""Processes, the time limit and the collector: what keeps one page from taking the run down."""
