"""The command line. Copied into the package, not generated; it offers what is in operations/."""

from __future__ import annotations

import sys

PROGRAM = __name__.partition(".")[0]


def main() -> None:
    """Run the command line."""
    try:
        from .app import app
    except ModuleNotFoundError as problem:
        if problem.name != "click":
            raise
        sys.exit(
            f"{PROGRAM}: the command line needs click: pip install '{PROGRAM}[cli]'"
        )
    app(prog_name=PROGRAM)
