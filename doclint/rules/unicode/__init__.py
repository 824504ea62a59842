"""UC: Unicode hygiene in any script."""
