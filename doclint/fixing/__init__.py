"""Fixing: choose, apply, converge, prove, write."""
