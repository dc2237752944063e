"""The command line. Copied into the package, not generated: its commands come from the operations."""

from __future__ import annotations

import sys
import warnings

PROGRAM = __name__.partition(".")[0]
COMPLETION_VARIABLE = f"_{PROGRAM}_COMPLETE".upper()
"""Set by shells that ask for completions."""


def main(program: str = PROGRAM) -> None:
    """Run the command line. ``program`` is how it was called, for usage and hints."""
    try:
        from .app import app
    except ModuleNotFoundError as problem:
        if problem.name != "click":
            raise
        sys.exit(
            f"{PROGRAM}: the command line needs click: pip install '{PROGRAM}[cli]'"
        )
    warnings.formatwarning = _format_warning
    app(prog_name=program, complete_var=COMPLETION_VARIABLE)


def _format_warning(message: Warning | str, *_: object, **__: object) -> str:
    return f"warning: {message}\n"
