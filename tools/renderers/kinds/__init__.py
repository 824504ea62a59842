"""The renderers, one module a program."""
