"""The site: pages, routes, anchors and links, as the site's own generator sees them."""
