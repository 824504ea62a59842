"""`python -m doclint`."""

from doclint.cli.main import program

if __name__ == "__main__":
    program()
