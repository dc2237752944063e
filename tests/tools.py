"""Programs that some tests need and not every machine has."""

import os
import shutil

import pytest

REQUIRED = frozenset(filter(None, os.environ.get("SLATEBIND_REQUIRE", "").split(",")))
"""Programs whose absence is an error: ``SLATEBIND_REQUIRE=node,go``."""


def find_program(name: str) -> str:
    """Its path; without it the test is skipped, or fails where the program is required."""
    if path := shutil.which(name):
        return path
    if name in REQUIRED:
        pytest.fail(f"{name} is required by SLATEBIND_REQUIRE, and is not installed")
    pytest.skip(f"{name} is not installed")
