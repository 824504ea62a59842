"""One page as rules see it: read, decoded, parsed, and what its prose is."""
