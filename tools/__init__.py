"""Tools for those who work on doclint; not part of the wheel."""
