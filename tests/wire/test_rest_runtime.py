"""The Python runtime of the protocol ``rest``, sync and async, judged by the vectors over HTTP."""

import asyncio
import base64
import importlib
import inspect
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from type_checking import mypy
from wire import vectors
from wire.rest_package import NAME, write_package
from wire.rest_server import Script, serve
from wire.rest_vectors import GIVEN, Vector, answer_of, check_request, listed, load

ERRORS = {
    "argument": "ArgumentError",
    "configuration": "ConfigurationError",
    "connection": "ConnectionFailed",
    "redirect": "Redirected",
    "not-json": "NotJson",
    "unexpected": "UnexpectedResponse",
    "not-one": "ResultCountError",
    "api": "ApiError",
    "authentication": "AuthenticationError",
    "permission": "PermissionDenied",
    "not-found": "NotFound",
    "method": "MethodNotAllowed",
    "conflict": "Conflict",
    "rate-limit": "RateLimited",
    "parameter": "InvalidParameter",
    "server": "ServerError",
    "unavailable": "Unavailable",
}


def judged_by(name: str) -> pytest.MarkDecorator:
    """Judge both clients by the vectors of a file."""
    found = [
        pytest.param(kind, vector, id=f"{kind}: {vector['name']}")
        for kind in ("sync", "async")
        for vector in load(name)
    ]
    return pytest.mark.parametrize(("client", "vector"), found, indirect=["client"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder with the package, which can be imported."""
    folder = tmp_path_factory.mktemp("rest")
    write_package(folder)
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))


def module(name: str) -> Any:
    """A module of the package."""
    return importlib.import_module(f"{NAME}.{name}")


class Client:
    """Calls operations with one of the two clients."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def call(self, command: str, given: Vector, settings: Vector, *, by_name: bool = False, take: Any = "all") -> Any:
        """What a call gives; its error is raised."""
        return self.calls([(command, given)], settings, by_name=by_name, take=take)

    def calls(
        self, wanted: list[tuple[str, Vector]], settings: Vector, *, by_name: bool = False, take: Any = "all"
    ) -> Any:
        """What the last of some calls gives."""

        async def run() -> Any:
            base = "BaseClient" if self.kind == "sync" else "AsyncBaseClient"
            client = getattr(module(f"runtime.{self.kind}_client"), base)(**settings)
            try:
                for command, given in wanted:
                    if by_name:
                        found = await _awaited(client.call(command, **given))
                    else:
                        found = await self._called(client, command, given, take)
                return found
            finally:
                await _awaited(client.close())

        return asyncio.run(run())

    async def _called(self, client: Any, command: str, given: Vector, take: Any) -> Any:
        group = getattr(module("runtime.protocol.group"), "Group" if self.kind == "sync" else "AsyncGroup")(
            client._session
        )
        operation = module("runtime.protocol.operation").find_operation(command)
        ids = {param.name: param.id or param.name for param in operation.params}
        arguments = {ids.get(name, name): value for name, value in given.items()}
        tree = module("models").Tree
        if operation.response.shape == "none":
            return await _awaited(group._run(operation, arguments))
        if operation.response.shape == "object":
            return await _awaited(group._get(operation, tree, arguments))
        name, *more = take if isinstance(take, list) else [take]
        return await _awaited(getattr(group._list(operation, tree, arguments), name)(*more))


async def _awaited(found: Any) -> Any:
    return await found if inspect.iscoroutine(found) else found


@pytest.fixture
def client(request: pytest.FixtureRequest, package: Path) -> Client:
    """Either client."""
    return Client(request.param)


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that a client asked for, in seconds; none is waited for."""
    found: list[float] = []
    awaited = asyncio.sleep

    async def async_sleep(seconds: float, result: Any = None) -> Any:
        if seconds:
            found.append(seconds)
        return await awaited(0, result)

    monkeypatch.setattr(time, "sleep", found.append)
    monkeypatch.setattr(asyncio, "sleep", async_sleep)
    return found


def value(given: Any) -> Any:
    """A value of a vector in Python."""
    if isinstance(given, dict):
        if "$base64" in given:
            return base64.b64decode(given["$base64"])
        if "$null" in given:
            return module("runtime.protocol.values").NULL
        found = vectors.value(given)
        return {name: value(item) for name, item in given.items()} if isinstance(found, dict) else found
    return [value(item) for item in given] if isinstance(given, list) else given


def kind_of(problem: Exception) -> str:
    """The kind of an error: the most special one that it belongs to."""
    errors = module("runtime.errors")
    kinds = {kind: getattr(errors, name) for kind, name in ERRORS.items()}
    matching = [kind for kind, found in kinds.items() if isinstance(problem, found)]
    return max(matching, key=lambda kind: len(kinds[kind].__mro__), default=repr(problem))


def check_value(found: Any, expected: Any) -> None:
    """A value, or the fields that are expected of it."""
    if isinstance(expected, dict):
        for name, item in expected.items():
            check_value(getattr(found, name), item)
    elif isinstance(expected, list):
        assert len(found) == len(expected)
        for item, wanted in zip(found, expected, strict=True):
            check_value(item, wanted)
    else:
        assert (type(found), found) == (type(expected), expected)


def settings_of(script: Script, given: Vector) -> Vector:
    """The settings of a client; ``auth`` is a class and its arguments."""
    settings = {"endpoint": script.endpoint, **given}
    if "auth" in settings:
        name, *texts = (text.replace("$ENDPOINT", script.endpoint) for text in settings["auth"])
        home = "oauth" if name == "ClientCredentials" else "auth"
        settings["auth"] = getattr(module(f"runtime.protocol.{home}"), name)(*texts)
    return settings


@judged_by("requests")
def test_requests(client: Client, vector: Vector) -> None:
    """Arguments become this request, or are refused before anything is sent."""
    errors = module("runtime.errors")
    command, given = vector["command"], value(vector["given"])
    with serve(['{"trees": []}' if command.startswith("list") else "{}"]) as script:
        settings = {"endpoint": script.endpoint, **vector.get("options", {})}
        if "refused" in vector:
            with pytest.raises(errors.ArgumentError) as problem:
                client.call(command, given, settings)
            assert vector["refused"] in problem.value.parameters
            assert script.received == []
            return
        client.call(command, given, settings, by_name=vector.get("by_name", False))
    (request,) = script.received
    check_request(request, vector["asks"])


@judged_by("auth")
def test_auth(client: Client, vector: Vector) -> None:
    """Requests have these credentials."""
    errors = module("runtime.errors")
    with serve([*vector.get("answers", []), "[]"] if "error" not in vector else vector.get("answers", [])) as script:

        def call() -> None:
            calls = [(vector.get("command", "list_all"), {})] * vector.get("calls", 1)
            client.calls(calls, settings_of(script, vector["settings"]))

        if "error" in vector:
            with pytest.raises(errors.Error) as problem:
                call()
            assert kind_of(problem.value) == vector["error"]
            assert "hides" not in vector or vector["hides"] not in f"{problem.value} {vars(problem.value)}"
            return
        call()
    assert len(script.received) == len(vector["asks"])
    for request, asks in zip(script.received, vector["asks"], strict=True):
        check_request(request, asks)


@judged_by("answers")
def test_answers(client: Client, vector: Vector) -> None:
    """An answer is read as these values, or is an error."""
    given = GIVEN.get(vector["command"], {})
    with serve([answer_of(vector)]) as script:
        if "error" in vector:
            with pytest.raises(module("runtime.errors").Error) as problem:
                client.call(vector["command"], given, {"endpoint": script.endpoint})
            assert kind_of(problem.value) == vector["error"]
        else:
            found = client.call(vector["command"], given, {"endpoint": script.endpoint})
            check_value(found, value(vector["gives"]))


@judged_by("errors")
def test_errors(client: Client, vector: Vector) -> None:
    """A refusal is an error of its kind, which says what the server does, without secrets."""
    with serve([answer_of(vector)]) as script:
        settings = {"endpoint": script.endpoint, "retries": 0, "token": "s3cret-key"}
        with pytest.raises(module("runtime.errors").ApiError) as problem:
            client.call("get_tree", {"id": "x"}, settings)
    error = problem.value
    assert kind_of(error) == vector["error"]
    assert (error.status, error.command) == (vector["status"], "get_tree")
    if "text" in vector:
        assert error.text == vector["text"]
    assert vector.get("says", "") in str(error)
    if "hides" in vector:
        shown = f"{error} {error.text} {error.data} {error.response.body!r} {error.response!r}"
        assert vector["hides"] not in shown
    assert vector.get("retry_after") in (None, error.retry_after)
    assert vector.get("request_id") in (None, error.request_id)


@judged_by("pages")
def test_pages(client: Client, vector: Vector) -> None:
    """A list asks for these pages, and gives these objects."""
    with serve(vector["pages"]) as script:
        settings = settings_of(script, vector.get("options", {}))
        given, take = vector.get("given", {}), vector.get("take", "all")
        if "error" in vector:
            with pytest.raises(module("runtime.errors").Error) as problem:
                client.call(vector["command"], given, settings, take=take)
            assert kind_of(problem.value) == vector["error"]
        else:
            found = client.call(vector["command"], given, settings, take=take)
            assert [str(tree.id) for tree in listed(found)] == vectors.ids(vector["gives"])
    assert [request.target for request in script.received] == vector["asks"]


@judged_by("retries")
def test_retries(client: Client, vector: Vector, waits: list[float]) -> None:
    """So many requests are sent."""
    with serve(vector["answers"]) as script:
        settings = {"endpoint": script.endpoint, **vector.get("options", {})}
        if "error" in vector:
            with pytest.raises(module("runtime.errors").Error) as problem:
                client.call(vector["command"], vector["given"], settings)
            assert kind_of(problem.value) == vector["error"]
        else:
            client.call(vector["command"], vector["given"], settings)
    assert len(script.received) == vector["sent"]
    assert max(waits, default=0.0) >= vector.get("waits", 0.0)
    if "same" in vector:
        assert len({request.headers[vector["same"]] for request in script.received}) == 1


@pytest.mark.peers
def test_types(package: Path) -> None:
    """The runtime passes the strictest checks."""
    done = mypy(package, NAME)
    assert done.returncode == 0, done.stdout
