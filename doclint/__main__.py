"""`python -m doclint`."""

import sys

from doclint.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
