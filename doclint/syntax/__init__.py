"""Markdown syntax: text to typed nodes, the only importer of the parser."""
