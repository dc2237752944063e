"""A pytest fixture that starts mock servers. Opt in with ``pytest_plugins = ["slatebind.mock.pytest_plugin"]``."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from slatebind.mock import MockServer


@pytest.fixture
def slatebind_mock() -> Iterator[Callable[..., MockServer]]:
    """Start a server: ``slatebind_mock("acme.yaml", job_seconds=0)``. It stops when the test is over."""
    with ExitStack() as running:
        yield lambda *given, **settings: running.enter_context(MockServer(*given, **settings))
