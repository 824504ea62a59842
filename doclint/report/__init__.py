"""Reports: what a run found, as text for people, for programs and for services."""
