"""``python -m slatebind``."""

from slatebind.cli import enter

if __name__ == "__main__":
    enter()
