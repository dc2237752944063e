"""The command line of the committed package of the second sample, and a server with prepared answers."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from emitted.command_line import Shell
from wire.rest_server import Script, serve

PACKAGE = Path(__file__).parents[3] / "generated" / "tallowmere" / "python"
TOKEN = "s3cret-token"
sys.path.insert(0, str(PACKAGE))

Answers = Callable[..., Script]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, which is the working folder as well, and no settings in the environment."""
    for name in ("ENDPOINT", "TOKEN", "KEY", "USERNAME", "PASSWORD", "PROFILE"):
        monkeypatch.delenv(f"TALLOWMERE_{name}", raising=False)
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Answers]:
    """Runs a server that sends these answers in turn; the environment has its address and a token."""
    with ExitStack() as stack:

        def start(*given: Any) -> Script:
            script = stack.enter_context(serve([*given]))
            monkeypatch.setenv("TALLOWMERE_ENDPOINT", script.endpoint)
            monkeypatch.setenv("TALLOWMERE_TOKEN", TOKEN)
            return script

        yield start


@pytest.fixture
def shell() -> Shell:
    """Runs command lines."""
    return Shell("tallowmere")
