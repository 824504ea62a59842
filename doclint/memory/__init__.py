"""What was known last time: pages, sites, and how to tell that nothing changed."""
