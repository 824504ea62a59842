"""One page, and one site, down the line: check, suppress, note."""
