"""Fixes that lie, to see whether the proof of the fixing engine refuses them."""
