"""IN: Indic scripts."""
