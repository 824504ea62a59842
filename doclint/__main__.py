"""`python -m doclint`."""

import os
import sys

# Python puts the current folder first; a module of the content must not run in place of ours
if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()]:  # noqa: PTH109  # no pathlib yet
    del sys.path[0]

from doclint.cli.main import program

if __name__ == "__main__":
    program()
