"""The emitted Go module, judged by the vectors over HTTP: all in one run, since a program has to be built for it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from wire.go_runtime import check_outcome, drive
from wire.judging import KEY, SECRET, TOLD, Vector, check_request, page_answer
from wire.server import Script, serve_all
from wire.test_vectors import KEYS
from wire.vectors import ids, load, value

Outcome = dict[str, Any]
Call = dict[str, Any]
USER = {"username": "ann", "password": "p~ss wörd"}


def answers_of(file: str, vector: Vector) -> list[Any]:
    """What the server answers in turn."""
    match file:
        case "arguments":
            return ['{"success":"true"}']
        case "requests":
            return ["{}" if vector["command"].startswith("list") else '{"success":"true"}']
        case "answers" | "errors":
            return [{key: vector[key] for key in ("status", "headers", "type", "body", "drop") if key in vector}]
        case "pages":
            return [page_answer(page) for page in vector["pages"]]
        case "jobs":
            return [vector["started"], *vector["polls"]]
        case "configuration":
            return ['{"sessionkey":"k"}', "{}", "{}"] if "login" in vector else ["{}"]
    return list(vector.get("answers", ()))


def call_of(file: str, vector: Vector, script: Script, folder: Path) -> Call:
    """What the driver is told to do."""
    if file == "signing":
        return {"params": vector["params"], "secret": vector["secret"]}
    settings: dict[str, Any] = {"endpoint": script.endpoint, "key": KEY, "secret": SECRET}
    call: Call = {"command": vector.get("command", "startThing" if file == "jobs" else "listThings")}
    if file == "sessions":
        settings = {"endpoint": script.endpoint, **USER}
    if file in {"errors", "jobs", "sessions"}:
        settings["retries"] = 0
    if file == "configuration":
        settings = {}
        call |= {"from_config": True, "profile": vector.get("profile") or "", "folder": str(folder)}
        call["environment"] = _filled(vector.get("environment", {}), script)
        _write_files(folder, _filled(vector.get("files", {}), script))
    more = {"page_size": vector["size"]} if "size" in vector else {}
    more |= {"retries": vector["retries"]} if "retries" in vector else {}
    settings |= _filled(vector.get("options", {}), script) | more
    given = {"id": "a"} if file == "jobs" else vector.get("given", {})
    return call | {
        "settings": settings,
        "given": given,
        "by_name": vector.get("by_name", False),
        "take": vector.get("take", "all"),
    }


def _filled(texts: dict[str, Any], script: Script) -> dict[str, Any]:
    return {
        name: text.replace("$ENDPOINT", script.endpoint) if isinstance(text, str) else text
        for name, text in texts.items()
    }


def _write_files(folder: Path, files: dict[str, str]) -> None:
    for name in ("home", "work"):
        (folder / name).mkdir(parents=True)
    for name, text in files.items():
        path = folder / ("home" if name.startswith("~/") else "work") / name.removeprefix("~/")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode())


def check_arguments(vector: Vector, outcome: Outcome, script: Script) -> None:
    """A command's arguments become these parameters, or are refused before anything is sent."""
    if "refused" in vector:
        assert outcome.get("kind") == "argument", outcome
        assert vector["refused"] in outcome["message"]
        assert script.received == []
    else:
        check_outcome(outcome, vector)
        assert [request.arguments() for request in script.received] == [vector["sends"]]


def check_requests(vector: Vector, outcome: Outcome, script: Script) -> None:
    """A call becomes this request."""
    check_outcome(outcome, vector)
    (request,) = script.received
    check_request(request, vector["asks"])
    if not vector.get("by_name"):
        assert value(vector.get("given", {})).items() <= request.arguments().items()


def check_told(vector: Vector, outcome: Outcome) -> None:
    """An error holds what the server said."""
    for key in TOLD:
        if key in vector:
            assert (outcome["told"][key.removesuffix("_is")] or None) == (vector[key] or None), key


def check_errors(vector: Vector, outcome: Outcome, _script: Script) -> None:
    """A refusal or a failure is an error of this kind."""
    check_outcome(outcome, vector)
    check_told(vector, outcome)


def check_answers(vector: Vector, outcome: Outcome, _script: Script) -> None:
    """An answer is read as these values, or is an error."""
    check_outcome(outcome, vector)


def check_pages(vector: Vector, outcome: Outcome, script: Script) -> None:
    """A list asks for these pages and gives all objects."""
    asked = [[request.params.get("page"), request.params.get("pagesize")] for request in script.received]
    assert asked == [[None if part is None else str(part) for part in pair] for pair in vector["asks"]]
    check_outcome(outcome, vector)
    if "gives" in vector:
        objects = outcome["value"] if isinstance(outcome["value"], list) else [outcome["value"]]
        assert [item["id"] for item in objects] == ids(vector["gives"])


def check_jobs(vector: Vector, outcome: Outcome, script: Script) -> None:
    """A job is asked for until it has ended."""
    check_errors(vector, outcome, script)
    polls = [(request.params["command"], request.arguments()) for request in script.received[1:]]
    assert polls == [("queryAsyncJobResult", {"jobid": vector.get("job")})] * len(vector["polls"])
    assert "job" not in vector or outcome["job"] == vector["job"]
    assert "object" not in vector or (outcome.get("object") or None) == vector["object"]


def check_retries(vector: Vector, outcome: Outcome, script: Script) -> None:
    """A request is sent this often, with these pauses."""
    check_outcome(outcome, vector)
    assert len(script.received) == vector["sent"]
    waits = outcome.get("waits") or []
    assert len(waits) == vector["sent"] - 1
    assert all(found >= least for found, least in zip(waits, vector.get("waits", ()), strict=False))


def check_sessions(vector: Vector, outcome: Outcome, script: Script) -> None:
    """A client logs in, works within the session, and logs out."""
    check_outcome(outcome, vector)
    assert [request.params["command"] for request in script.received] == vector["commands"]
    for number, asks in vector.get("asks", {}).items():
        check_request(script.received[number], asks)


def check_configuration(vector: Vector, outcome: Outcome, script: Script) -> None:
    """Settings are found where people already have them."""
    check_outcome(outcome, vector)
    if "login" in vector:
        assert script.received[0].arguments() == vector["login"]
    elif "error" in vector:
        assert script.received == []
    else:
        (request,) = script.received
        check_request(request, vector["asks"])


def check_signing(vector: Vector, outcome: Outcome, _script: Script) -> None:
    """The parameters are signed as servers sign them."""
    assert (outcome["signed"], outcome["signature"]) == (vector["text"], vector["signature"])


CHECKS: dict[str, Callable[[Vector, Outcome, Script], None]] = {
    "answers": check_answers,
    "arguments": check_arguments,
    "configuration": check_configuration,
    "errors": check_errors,
    "jobs": check_jobs,
    "pages": check_pages,
    "requests": check_requests,
    "retries": check_retries,
    "sessions": check_sessions,
    "signing": check_signing,
}


@pytest.mark.languages
def test_every_vector_holds(tmp_path: Path) -> None:
    """The module sends, refuses, reads and repeats what the vectors say."""
    assert CHECKS.keys() == KEYS.keys()
    vectors = {f"{file}: {vector['name']}": (file, vector) for file in CHECKS for vector in load(file)}
    scripts = {
        name: Script(answers_of(file, vector), vector.get("secret", SECRET)) for name, (file, vector) in vectors.items()
    }
    with serve_all(scripts):
        calls = {
            name: call_of(file, vector, scripts[name], tmp_path / str(number))
            for number, (name, (file, vector)) in enumerate(vectors.items())
        }
        outcomes = drive(tmp_path, calls)
    failures: dict[str, str] = {}
    for name, (file, vector) in vectors.items():
        try:
            CHECKS[file](vector, outcomes[name], scripts[name])
            assert scripts[name].problems == []
        except AssertionError as problem:
            failures[name] = str(problem)
    assert not failures, json.dumps(failures, indent=1, ensure_ascii=False)
