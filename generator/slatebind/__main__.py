"""``python -m slatebind``."""

import sys

from slatebind.cli import main

if __name__ == "__main__":
    sys.exit(main())
