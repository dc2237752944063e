"""Configuration of all tests: examples and seed of property tests, a separate cache, and cleanup of children."""

import gc
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from tempfile import TemporaryDirectory

import pytest
from _pytest.terminal import TerminalReporter
from hypothesis import HealthCheck, is_hypothesis_test, settings

from processes import answer_signals, kill_children

# "suite" tries the same examples each time; the others try new ones, from a seed that is printed. Runs of all tests
# take those of the commit, runs of single tests the same ones.
settings.register_profile(
    "suite", deadline=None, max_examples=50, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("random", parent=settings.get_profile("suite"), derandomize=False)
settings.register_profile("fuzz", parent=settings.get_profile("random"), max_examples=3000)
settings.load_profile("suite")
SHRINKING_SECONDS = 900

# As in a project that uses the fixture of the mock server.
pytest_plugins = ["slatebind.mock.pytest_plugin"]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Choose the seed here, so that all processes of a run use the same one and it can be printed."""
    answer_signals()
    if config.option.hypothesis_profile not in (None, "suite") and config.option.hypothesis_seed is None:
        config.option.hypothesis_seed = str(random.SystemRandom().randrange(2**32))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave a new input that fails the time to be made smaller, for which hypothesis takes up to five minutes."""
    if config.option.hypothesis_profile != "random":
        return
    for item in items:
        if is_hypothesis_test(getattr(item, "obj", None)) and item.get_closest_marker("timeout") is None:
            item.add_marker(pytest.mark.timeout(SHRINKING_SECONDS))


def pytest_collection_finish() -> None:
    """Spare garbage collections the objects of all tests, which live until the end."""
    gc.collect()
    gc.freeze()


def pytest_report_header(config: pytest.Config) -> str | None:
    """Print how to repeat a run with random examples."""
    seed = config.option.hypothesis_seed
    return None if seed is None else f"random examples: repeat them with --hypothesis-seed={seed}"


@pytest.fixture(autouse=True, scope="session")
def cache_of_these_tests() -> Iterator[None]:
    """Tests use a cache of their own, not the user's; Go keeps the user's, where its library is compiled already."""
    if (go := shutil.which("go")) and "GOCACHE" not in os.environ:
        shown = subprocess.run([go, "env", "GOCACHE"], capture_output=True, text=True, check=True)
        os.environ["GOCACHE"] = shown.stdout.strip()
    before = os.environ.get("XDG_CACHE_HOME")
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        yield
    del os.environ["XDG_CACHE_HOME"]
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


@pytest.fixture(autouse=True)
def no_surviving_children() -> Iterator[None]:
    """Kill the processes that a failed test has left running."""
    yield
    kill_children()


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print the figures that tests measured, below their results, and how many tests lacked a program."""
    if skipped := sum("languages" in report.keywords for report in terminalreporter.stats.get("skipped", ())):
        note = f"NOT TESTED: {skipped} tests of generated TypeScript and Go, since node, npm or go cannot be used"
        terminalreporter.write_line(note, yellow=True, bold=True)
    reports = [report for reports in terminalreporter.stats.values() for report in reports]
    for report in reports:
        if getattr(report, "when", "") == "call":
            for name, figures in report.user_properties:
                terminalreporter.write_line(f"{name}: {figures}")
