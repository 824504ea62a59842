"""Front matter: what stands between the fences at the top of a page, with positions."""
