"""Programs that some tests need and that may not be installed."""

import os
import shutil
from typing import NoReturn

import pytest

REQUIRED = frozenset(filter(None, os.environ.get("SLATEBIND_REQUIRE", "").split(",")))
"""Programs whose absence is an error: ``SLATEBIND_REQUIRE=node,go``."""


def find_program(name: str) -> str:
    """The path of a program; if it is missing, the test is skipped, or fails if the program is required."""
    return shutil.which(name) or stop_without(name, f"{name} is not installed")


def stop_without(name: str, problem: str) -> NoReturn:
    """Skip the test since it cannot use a program; it fails if the program is required."""
    if name in REQUIRED:
        pytest.fail(f"{name} is required by SLATEBIND_REQUIRE: {problem}")
    pytest.skip(problem)
