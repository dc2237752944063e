"""The vectors of signatures: the rule, the emitted Python client and the mock server agree with them."""

import http.client
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from slatebind.mock import MockServer
from wire.python_runtime import RUNTIMES, AnyRuntime
from wire.reference import signature, signed_text
from wire.server import serve
from wire.typescript_runtime import TypeScriptRuntime
from wire.vectors import API, load

Vector = dict[str, Any]
SIGNING = pytest.mark.parametrize("vector", load("signing"), ids=lambda vector: vector["name"])


@SIGNING
def test_the_rule(vector: Vector) -> None:
    """The text and the signature that were written by hand follow from the rule."""
    assert signed_text(vector["params"]) == vector["text"]
    assert signature(vector["text"], vector["secret"]) == vector["signature"]


@SIGNING
@pytest.mark.parametrize("runtime", (*RUNTIMES, TypeScriptRuntime.kind), indirect=True)
def test_the_clients(runtime: AnyRuntime, vector: Vector) -> None:
    """It signs requests with the parameters of a vector so that a server accepts them."""
    given = {name: text for name, text in vector["params"].items() if name not in OF_THE_CLIENT}
    with serve(['{"success":"true"}'], vector["secret"]) as script:
        key = vector["params"].get("apiKey", "K")
        settings = {"endpoint": script.endpoint, "key": key, "secret": vector["secret"]}
        runtime.by_name("removeThing", given, settings)
    assert script.problems == []
    assert script.received[0].arguments() == given


OF_THE_CLIENT = frozenset(("apiKey", "command", "response", "signature", "signatureVersion", "expires", "sessionkey"))


def status(server: MockServer, params: dict[str, str]) -> int:
    """The status of the mock server's response to a request."""
    connection = http.client.HTTPConnection(urlsplit(server.endpoint).netloc)
    try:
        connection.request("GET", f"/client/api?{urlencode(params)}")
        return connection.getresponse().status
    finally:
        connection.close()


@pytest.fixture(scope="module")
def mock_server() -> Iterator[Callable[[str, str], MockServer]]:
    """Starts a server for each key and secret."""
    with ExitStack() as running:
        yield cache(lambda key, secret: running.enter_context(MockServer(API, key=key, secret=secret)))


@SIGNING
def test_the_mock_server(mock_server: Callable[[str, str], MockServer], vector: Vector) -> None:
    """It accepts each signature, and refuses requests that were altered, or signed with another secret."""
    given = {
        name: text for name, text in vector["params"].items() if name not in ("signature", "sessionkey", "expires")
    }
    params = {"apiKey": "K", **given, "command": "listThings", "response": "json"}
    params.pop("signatureVersion", None)
    text, secret = signed_text(params), vector["secret"]
    signed = {**params, "signature": signature(text, secret)}
    altered = [{**signed, name: f"{signed[name]}x"} for name in signed if name != "response"]
    altered += [{**signed, "response": "xml"}, {**signed, "more": "1"}]
    altered += [{other: text for other, text in signed.items() if other != name} for name in signed]
    altered += [{**params, "signature": signature(text, f"{secret}x")}]
    server = mock_server(params["apiKey"], secret)
    assert status(server, signed) == 200
    assert {status(server, params) for params in altered} == {401}
