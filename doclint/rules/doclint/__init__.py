"""What doclint reports about itself; the engine emits the findings, the rules hold the pages."""

PREFIX = "DL"
