"""The committed package of the second sample, a server with prepared answers, and one written from the docs."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from emitted.command_line import Shell
from emitted.rest.library import KEY, Library
from emitted.rest.library import serve as serve_library
from emitted.rest.sample_client import Caller
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


@pytest.fixture
def library() -> Iterator[Library]:
    """A server that was written from the docs."""
    with serve_library(Library()) as running:
        yield running


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, library: Library) -> Caller:
    """Runs steps with the sync client and with the async client on that server."""
    return Caller(request.param, {"endpoint": library.endpoint, "token": KEY})
