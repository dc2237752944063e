"""What all tests share: how hard the property tests look."""

import os
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, settings

settings.register_profile("suite", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("deep", parent=settings.get_profile("suite"), max_examples=3000)
settings.load_profile(os.environ.get("SLATEBIND_HYPOTHESIS", "suite"))

# As a project that uses the mock server would ask for its fixture.
pytest_plugins = ["slatebind.mock.pytest_plugin"]


@pytest.fixture(autouse=True, scope="session")
def cache_of_these_tests() -> Iterator[None]:
    """What the tests keep is not the user's, and what the user's runs kept is not seen by tests."""
    before = os.environ.get("XDG_CACHE_HOME")
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        yield
    del os.environ["XDG_CACHE_HOME"]
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Figures that tests measured, below their results."""
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    for report in reports:
        if getattr(report, "when", "") == "call":
            for name, figures in report.user_properties:
                terminalreporter.write_line(f"{name}: {figures}")
