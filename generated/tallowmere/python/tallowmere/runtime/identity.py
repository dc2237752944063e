"""What the package calls itself to servers, in logs and in spans."""

from __future__ import annotations

import sys

PACKAGE = __name__.rpartition(".runtime")[0]
"""The package's name."""
ENVIRONMENT_PREFIX = PACKAGE.rpartition(".")[2].upper() + "_"
"""What the names of the package's variables in the environment begin with."""


def user_agent() -> str:
    """The header that names the package and its version: ``name/1.0.0 Python/3.12.1``."""
    from .. import __version__

    python = ".".join(map(str, sys.version_info[:3]))
    return f"{PACKAGE}/{__version__} Python/{python}"
