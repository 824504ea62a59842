"""What the site needs to know of one page: headings, links, addresses."""
