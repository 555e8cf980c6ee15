"""``python -m journeykit``: the command line, where no script of that name is on the path."""

from journeykit.cli import script

if __name__ == "__main__":
    script()
