"""Programs that some tests need and that may not be installed."""

import os
import shutil

import pytest

REQUIRED = frozenset(filter(None, os.environ.get("SLATEBIND_REQUIRE", "").split(",")))
"""Programs whose absence is an error: ``SLATEBIND_REQUIRE=node,go``."""


def find_program(name: str) -> str:
    """The path of a program; if it is missing, the test is skipped, or fails if the program is required."""
    if path := shutil.which(name):
        return path
    if name in REQUIRED:
        pytest.fail(f"{name} is required by SLATEBIND_REQUIRE, and is not installed")
    pytest.skip(f"{name} is not installed")
