"""The Go runtime of the protocol ``rest``, judged by the vectors over HTTP.

A driver, which is compiled into the generated module, makes the calls; what it sends and reads is judged here.
"""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

import pytest

from go_driver import SOURCE, Driver, running_driver
from wire import vectors
from wire.rest_server import Script, serve
from wire.rest_vectors import FOLDER, GIVEN, KINDS, answer_of, check_request, listed, load

Vector = dict[str, Any]
pytestmark = pytest.mark.languages
NOT_IN_GO = {"a text for an integer becomes one"}
"""What cannot be written in Go: types of the arguments rule it out."""


def judged_by(name: str) -> pytest.MarkDecorator:
    """Judge the runtime by the vectors of a file."""
    found = [pytest.param(vector, id=vector["name"]) for vector in load(name)]
    return pytest.mark.parametrize("vector", found)


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    """The driver of the module that is generated from the vectors' API."""
    with running_driver(FOLDER / "api.yaml", tmp_path_factory.mktemp("go_rest"), "orchard") as running:
        yield running


def call_of(driver: Driver, vector: Vector, given: Any = None) -> Vector:
    """A call of a method, or of a method and a path."""
    command = vector["command"]
    by_name = vector.get("by_name", False)
    method = command if by_name else driver.methods[command]
    given = vector.get("given", {}) if given is None else given
    values = [{"name": name, "value": value} for name, value in given.items()]
    take = vector.get("take", [])
    return {"method": method, "given": values, "byName": by_name, "take": take if isinstance(take, list) else [take]}


def settings_of(script: Script, given: Vector) -> Vector:
    """The settings of a client."""
    settings = json.loads(json.dumps({"endpoint": script.endpoint, **given}).replace("$ENDPOINT", script.endpoint))
    assert isinstance(settings, dict)
    if "username" in settings:
        settings["login"] = [settings.pop("username"), settings.pop("password", "")]
    return settings


def check_value(found: Any, expected: Any) -> None:
    """A value, or the fields that are expected of it."""
    if isinstance(expected, dict) and "$time" in expected:
        moments = [dt.datetime.fromisoformat(value["$time"]) for value in (found, expected)]
        assert moments[0] == moments[1]
    elif isinstance(expected, dict):
        for name, item in expected.items():
            check_value(found[name], item)
    elif isinstance(expected, list):
        assert len(found or []) == len(expected)
        for item, wanted in zip(found or [], expected, strict=True):
            check_value(item, wanted)
    else:
        assert (type(found), found) == (type(expected), expected)


@judged_by("requests")
def test_requests(driver: Driver, vector: Vector) -> None:
    """Arguments become this request, or are refused before anything is sent, or cannot be written."""
    with serve(['{"trees": []}' if vector["command"].startswith("list") else "{}"]) as script:
        found = driver.run(settings_of(script, vector.get("options", {})), call_of(driver, vector))
    if "untyped" in found:
        assert vector["name"] in NOT_IN_GO or found["untyped"] == vector["refused"]
    elif "refused" in vector:
        names = [name.replace("-", "_") for name in found["error"]["parameters"]]
        assert vector["refused"] in names
    else:
        assert "error" not in found, found
        (request,) = script.received
        check_request(request, vector["asks"])
        return
    assert script.received == []


@judged_by("auth")
def test_auth(driver: Driver, vector: Vector) -> None:
    """Requests have these credentials."""
    with serve([*vector.get("answers", []), "[]"] if "error" not in vector else vector.get("answers", [])) as script:
        call = call_of(driver, {"command": vector.get("command", "list_all")})
        found = driver.run(settings_of(script, vector["settings"]), *[call] * vector.get("calls", 1))
    if "error" in vector:
        assert found["error"]["kind"] == vector["error"]
        assert "hides" not in vector or vector["hides"] not in json.dumps(found)
        return
    assert "error" not in found, found
    assert len(script.received) == len(vector["asks"])
    for request, asks in zip(script.received, vector["asks"], strict=True):
        check_request(request, asks)


@judged_by("answers")
def test_answers(driver: Driver, vector: Vector) -> None:
    """An answer is read as these values, or is an error."""
    with serve([answer_of(vector)]) as script:
        call = call_of(driver, vector, GIVEN.get(vector["command"], {}))
        found = driver.run(settings_of(script, {}), call)
    if "error" in vector:
        assert found["error"]["kind"] == vector["error"]
    else:
        check_value(found["value"], vector["gives"])


@judged_by("errors")
def test_errors(driver: Driver, vector: Vector) -> None:
    """A refusal is an error of its kind, which says what the server does, without secrets."""
    with serve([answer_of(vector)]) as script:
        settings = settings_of(script, {"retries": 0, "token": "s3cret-key"})
        error = driver.run(settings, call_of(driver, {"command": "get_tree", "given": {"id": "x"}}))["error"]
    assert (error["kind"], error["status"], error["command"]) == (vector["error"], vector["status"], "get_tree")
    if "text" in vector:
        assert error["text"] == vector["text"]
    assert vector.get("says", "") in error["message"]
    assert "hides" not in vector or vector["hides"] not in json.dumps(error)
    assert vector.get("retry_after") in (None, error["retry_after"])
    assert vector.get("request_id") in (None, error["request_id"])


@judged_by("pages")
def test_pages(driver: Driver, vector: Vector) -> None:
    """A list asks for these pages, and gives these objects."""
    with serve(vector["pages"]) as script:
        found = driver.run(settings_of(script, vector.get("options", {})), call_of(driver, vector))
    if "error" in vector:
        assert found["error"]["kind"] == vector["error"]
    else:
        assert [str(tree["id"]) for tree in listed(found["value"])] == vectors.ids(vector["gives"])
    assert [request.target for request in script.received] == vector["asks"]


@judged_by("retries")
def test_retries(driver: Driver, vector: Vector) -> None:
    """So many requests are sent."""
    with serve(vector["answers"]) as script:
        found = driver.run(settings_of(script, vector.get("options", {})), call_of(driver, vector))
    assert found.get("error", {}).get("kind") == vector.get("error")
    assert len(script.received) == vector["sent"]
    assert max(found["waits"], default=0.0) >= vector.get("waits", 0.0)
    if "same" in vector:
        assert len({request.headers[vector["same"]] for request in script.received}) == 1


def test_all_kinds_of_errors_are_known() -> None:
    """The driver names each kind of error that vectors have."""
    text = (SOURCE / "driver.go").read_text(encoding="utf-8")
    assert [kind for kind in sorted(KINDS) if f'"{kind}"' not in text] == []
