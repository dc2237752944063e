"""The TypeScript runtime of the protocol ``rest``, judged by the vectors over HTTP in Node."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from slatebind import load_spec
from tools import find_program
from typescript_packages import compile_package, write_package
from wire import vectors
from wire.rest_package import API, NAME
from wire.rest_server import Script, serve
from wire.rest_vectors import GIVEN, Vector, answer_of, check_request, listed, load

pytestmark = pytest.mark.languages

RUNNER = Path(__file__).with_name("rest_runner.mjs")
Outcome = dict[str, Any]


def judged_by(name: str) -> pytest.MarkDecorator:
    """Judge the client by the vectors of a file."""
    found = load(name)
    return pytest.mark.parametrize("vector", found, ids=[vector["name"] for vector in found])


class Runner:
    """Calls operations in Node."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def call(self, script: Script, vector: Vector, **more: Any) -> Outcome:
        """What a call gives, its error, and the pauses before it was sent again."""
        settings = {"endpoint": script.endpoint, **vector.get("options", {}), **more.pop("settings", {})}
        if "auth" in settings:
            settings["auth"] = [text.replace("$ENDPOINT", script.endpoint) for text in settings["auth"]]
        command = vector.get("command", "list_all")
        call = {"command": command, "given": vector.get("given", GIVEN.get(command, {})), "settings": settings}
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"calls": 1, **call, **more}) + "\n")
        self._process.stdin.flush()
        outcome: Outcome = json.loads(self._process.stdout.readline())
        assert "stack" not in outcome.get("error", {}), outcome["error"]["stack"]
        return outcome


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    """Node with the package of the vectors' API."""
    node, folder = find_program("node"), tmp_path_factory.mktemp("typescript")
    spec = load_spec(str(API)).spec
    assert spec is not None
    write_package(spec, folder, NAME)
    compile_package(folder)
    with subprocess.Popen(
        [node, str(RUNNER), str(folder / "dist")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield Runner(process)
        process.kill()


def check_value(found: Any, expected: Any) -> None:
    """A value, or the fields that are expected of it."""
    if isinstance(expected, dict) and "$time" in expected:
        assert found == expected["$time"].replace("+00:00", ".000Z")
    elif isinstance(expected, dict):
        for name, item in expected.items():
            check_value(found[name], item)
    elif isinstance(expected, list):
        assert len(found) == len(expected)
        for item, wanted in zip(found, expected, strict=True):
            check_value(item, wanted)
    else:
        assert found == expected


def check_error(outcome: Outcome, kind: str) -> None:
    """The error is of this kind."""
    assert outcome.get("error", outcome).get("kind") == kind


@judged_by("requests")
def test_requests(runner: Runner, vector: Vector) -> None:
    """Arguments become this request, or are refused before anything is sent."""
    with serve(['{"trees": []}' if vector["command"].startswith("list") else "{}"]) as script:
        outcome = runner.call(script, vector, byName=vector.get("by_name", False))
    if "refused" in vector:
        check_error(outcome, "argument")
        assert vector["refused"] in outcome["error"]["parameters"]
        assert script.received == []
        return
    assert "error" not in outcome, outcome
    (request,) = script.received
    check_request(request, vector["asks"])


@judged_by("auth")
def test_auth(runner: Runner, vector: Vector) -> None:
    """Requests have these credentials."""
    last = [] if "error" in vector else ["[]"]
    with serve([*vector.get("answers", []), *last]) as script:
        outcome = runner.call(script, vector, settings=vector["settings"], calls=vector.get("calls", 1))
    if "error" in vector:
        check_error(outcome, vector["error"])
        assert "hides" not in vector or vector["hides"] not in json.dumps(outcome)
        return
    assert "error" not in outcome, outcome
    assert len(script.received) == len(vector["asks"])
    for request, asks in zip(script.received, vector["asks"], strict=True):
        check_request(request, asks)


@judged_by("answers")
def test_answers(runner: Runner, vector: Vector) -> None:
    """An answer is read as these values, or is an error."""
    with serve([answer_of(vector)]) as script:
        outcome = runner.call(script, vector)
    if "error" in vector:
        check_error(outcome, vector["error"])
    else:
        assert "error" not in outcome, outcome
        check_value(outcome["gives"], vector["gives"])


@judged_by("errors")
def test_errors(runner: Runner, vector: Vector) -> None:
    """A refusal is an error of its kind, which says what the server does, without secrets."""
    with serve([answer_of(vector)]) as script:
        settings = {"retries": 0, "token": "s3cret-key"}
        outcome = runner.call(script, {"command": "get_tree"}, settings=settings)
    check_error(outcome, vector["error"])
    error = outcome["error"]
    assert (error["status"], error["command"]) == (vector["status"], "get_tree")
    if "text" in vector:
        assert error["text"] == vector["text"]
    assert vector.get("says", "") in error["message"]
    assert "hides" not in vector or vector["hides"] not in json.dumps(error)
    assert vector.get("retry_after") in (None, error.get("retryAfter", 0) / 1000)
    assert vector.get("request_id") in (None, error.get("requestId"))


@judged_by("pages")
def test_pages(runner: Runner, vector: Vector) -> None:
    """A list asks for these pages, and gives these objects."""
    with serve(vector["pages"]) as script:
        outcome = runner.call(script, {"given": {}, **vector}, take=vector.get("take"))
    if "error" in vector:
        check_error(outcome, vector["error"])
    else:
        assert "error" not in outcome, outcome
        assert [str(tree["id"]) for tree in listed(outcome["gives"])] == vectors.ids(vector["gives"])
    assert [request.target for request in script.received] == vector["asks"]


@judged_by("retries")
def test_retries(runner: Runner, vector: Vector) -> None:
    """So many requests are sent."""
    with serve(vector["answers"]) as script:
        outcome = runner.call(script, vector)
    if "error" in vector:
        check_error(outcome, vector["error"])
    else:
        assert "error" not in outcome, outcome
    assert len(script.received) == vector["sent"]
    assert max(outcome["pauses"], default=0.0) >= 1000 * vector.get("waits", 0.0)
    if "same" in vector:
        assert len({request.headers[vector["same"]] for request in script.received}) == 1
