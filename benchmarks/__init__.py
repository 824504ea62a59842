"""Comparisons with other programs: agreement (`benchmarks.parity`) and speed."""
