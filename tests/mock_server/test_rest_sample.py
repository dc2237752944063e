"""The mock server of the sample of an HTTP API: every operation can be called as its docs say."""

from collections.abc import Iterator

import httpx
import pytest

from documents import ROOT
from rest_calls import MockCaller
from slatebind import load_spec
from slatebind.mock import MockServer
from slatebind.spec.model import Command

SPEC = load_spec(str(ROOT / "spec" / "tallowmere.yaml")).spec
assert SPEC is not None


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    """A server that refuses what the docs do not have."""
    with MockServer(SPEC, is_strict=True, refuses_unknown_params=True) as running:
        yield running


@pytest.mark.parametrize("optional", [False, True], ids=["required", "all"])
@pytest.mark.parametrize("command", SPEC.commands, ids=lambda command: command.name)
def test_every_operation_is_answered(server: MockServer, command: Command, *, optional: bool) -> None:
    """With its required arguments, or with all of them, it is executed, and its response has the documented status."""
    with httpx.Client(trust_env=False) as client:
        response = MockCaller(SPEC, server).call(client, command, optional=optional)
    assert response.status_code == (command.response.status or response.status_code) < 300, response.text
    assert server.executed[-1].command == command.name
