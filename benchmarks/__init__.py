"""Side-by-side runs against the bare parser and against other linters."""
