"""The mock server reads the requests of the vectors as they were meant."""

from collections.abc import Iterator
from typing import Any

import pytest

from slatebind.mock import MockServer
from wire.reference import signature, signed_text
from wire.test_signing import status
from wire.vectors import API, load

Vector = dict[str, Any]


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    """A server that knows no other parameters than those of the vectors."""
    with MockServer(API, refuses_unknown_params=True) as started:
        yield started


@pytest.mark.parametrize(
    "vector", [vector for vector in load("arguments") if "sends" in vector], ids=lambda vector: vector["name"]
)
def test_arguments(server: MockServer, vector: Vector) -> None:
    """What a client has to send for arguments is accepted; a map in another encoding than the command's is noticed."""
    params = {"command": vector["command"], "response": "json", "apiKey": server.key, **vector["sends"]}
    signed = {**params, "signature": signature(signed_text(params), server.secret)}
    assert status(server, signed) == 200
    assert server.executed[-1].params == vector["sends"]
