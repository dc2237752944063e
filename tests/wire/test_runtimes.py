"""The emitted clients, Python's sync and async and TypeScript's, judged by the vectors over HTTP."""

import asyncio
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from wire.judging import KEY, SECRET, TOLD, Vector, check_ids, check_request, page_answer
from wire.python_runtime import RUNTIMES, AnyRuntime, check
from wire.server import Script, serve
from wire.typescript_runtime import TypeScriptRuntime
from wire.vectors import cases, value

Answers = list[Any]


def judged_by(name: str) -> pytest.MarkDecorator:
    """Judge all clients by the vectors of a file."""
    return pytest.mark.parametrize(
        ("runtime", "vector"), cases(name, (*RUNTIMES, TypeScriptRuntime.kind)), indirect=["runtime"]
    )


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The pauses that a client asked for, in seconds; none is waited for."""
    found: list[float] = []
    awaited = asyncio.sleep

    def sleep(seconds: float) -> None:
        found.append(seconds)

    async def async_sleep(seconds: float, result: Any = None) -> Any:
        if seconds:
            found.append(seconds)
        return await awaited(0, result)

    monkeypatch.setattr(time, "sleep", sleep)
    monkeypatch.setattr(asyncio, "sleep", async_sleep)
    return found


@contextmanager
def serving(answers: Answers, secret: str = SECRET) -> Iterator[tuple[Script, dict[str, Any]]]:
    """A server, and the settings of a client for it; every request has to be expected and signed."""
    with serve(answers, secret) as script:
        yield script, {"endpoint": script.endpoint, "key": KEY, "secret": secret}
    assert not script.problems


@judged_by("arguments")
def test_arguments(runtime: AnyRuntime, vector: Vector) -> None:
    """A command's arguments become these parameters, or are refused before anything is sent."""
    with serving(['{"success":"true"}']) as (script, settings):
        outcome = runtime.call(vector["command"], value(vector["given"]), settings)
    if "refused" in vector:
        assert outcome.error is not None
        assert runtime.kind_of(outcome.error) == "argument"
        assert vector["refused"] in str(outcome.error)
        assert script.received == []
    else:
        check(outcome, vector, runtime, {})
        assert [request.arguments() for request in script.received] == [vector["sends"]]


@judged_by("requests")
def test_requests(runtime: AnyRuntime, vector: Vector) -> None:
    """A call becomes this request."""
    given = value(vector.get("given", {}))
    with serving(["{}" if vector["command"].startswith("list") else '{"success":"true"}']) as (script, settings):
        call = runtime.by_name if vector.get("by_name") else runtime.call
        call(vector["command"], given, {**settings, **vector.get("options", {})})
    (request,) = script.received
    check_request(request, vector["asks"])
    if not vector.get("by_name"):  # there, `asks` says how the arguments travel
        assert given.items() <= request.arguments().items()


@judged_by("answers")
def test_answers(runtime: AnyRuntime, vector: Vector) -> None:
    """An answer is read as these values, or is an error."""
    with serving([{key: vector[key] for key in ("body", "type", "headers") if key in vector}]) as (_, settings):
        outcome = runtime.call(vector["command"], {}, settings)
    check(outcome, vector, runtime, value(vector.get("gives")))


def check_error(problem: Any, vector: Vector) -> None:
    """An error holds what a vector says."""
    for key in TOLD:
        if key in vector:
            found = getattr(problem, key.removesuffix("_is"))
            assert (list(found) if key == "uuids" else found) == vector[key]


@judged_by("errors")
def test_errors(runtime: AnyRuntime, vector: Vector) -> None:
    """A refusal or a failure is an error of this kind that holds what the server said."""
    answer = {key: vector[key] for key in ("status", "headers", "type", "body", "drop") if key in vector}
    with serving([answer]) as (_, settings):
        outcome = runtime.call(vector["command"], {}, {**settings, "retries": 0})
    check(outcome, vector, runtime, None)
    check_error(outcome.error, vector)


@judged_by("pages")
def test_pages(runtime: AnyRuntime, vector: Vector) -> None:
    """A list asks for these pages and gives all objects."""
    command = vector.get("command", "listThings")
    with serving([page_answer(page) for page in vector["pages"]]) as (script, settings):
        more = {"page_size": vector["size"]} if "size" in vector else {}
        outcome = runtime.call(command, {}, {**settings, **more}, take=vector.get("take", "all"))
    asked = [[request.params.get("page"), request.params.get("pagesize")] for request in script.received]
    assert asked == [[None if part is None else str(part) for part in pair] for pair in vector["asks"]]
    if "error" in vector:
        check(outcome, vector, runtime, None)
    else:
        check(outcome, vector, runtime, {})
        check_ids(outcome.value, vector["gives"])


@judged_by("jobs")
def test_jobs(runtime: AnyRuntime, vector: Vector) -> None:
    """A job is asked for until it has ended; its result is read, or is an error."""
    with serving([vector["started"], *vector["polls"]]) as (script, settings):
        outcome = runtime.call(vector.get("command", "startThing"), {"id": "a"}, {**settings, "retries": 0})
    check(outcome, vector, runtime, value(vector.get("gives")))
    check_error(outcome.error, vector)
    assert len(script.received) == 1 + len(vector["polls"])
    polls = [(request.params["command"], request.arguments()) for request in script.received[1:]]
    assert polls == [("queryAsyncJobResult", {"jobid": vector.get("job")})] * len(polls)
    if "job" in vector:
        assert outcome.job.id == vector["job"]
    if "object" in vector:
        assert outcome.job.object_id == vector["object"]


@judged_by("retries")
def test_retries(runtime: AnyRuntime, vector: Vector, waits: list[float]) -> None:
    """A request is sent this often, with these pauses."""
    with serving(vector["answers"]) as (script, settings):
        more = {"retries": vector["retries"]} if "retries" in vector else {}
        outcome = runtime.call(vector["command"], {}, {**settings, **more})
    check(outcome, vector, runtime, value(vector.get("gives")))
    assert len(script.received) == vector["sent"]
    pauses = waits or outcome.waits
    assert len(pauses) == vector["sent"] - 1
    assert all(found >= least for found, least in zip(pauses, vector.get("waits", ()), strict=False))


@judged_by("sessions")
def test_sessions(runtime: AnyRuntime, vector: Vector) -> None:
    """A client logs in, works within the session, and logs out."""
    with serving(vector["answers"]) as (script, settings):
        user = {"endpoint": settings["endpoint"], "username": "ann", "password": "p~ss wörd"}
        outcome = runtime.call(vector["command"], {}, {**user, **vector.get("options", {}), "retries": 0})
    check(outcome, vector, runtime, value(vector.get("gives")))
    assert [request.params["command"] for request in script.received] == vector["commands"]
    for number, asks in vector.get("asks", {}).items():
        check_request(script.received[number], asks)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[Vector, str], None]:
    """Sets up the environment and the files of a vector."""
    for name in [name for name in os.environ if name.startswith("CLOUDSTACK_")]:
        monkeypatch.delenv(name)
    folders = {"~/": tmp_path / "home", "": tmp_path / "work"}
    for folder in folders.values():
        folder.mkdir()
    monkeypatch.setenv("HOME", str(folders["~/"]))
    monkeypatch.setenv("USERPROFILE", str(folders["~/"]))
    monkeypatch.chdir(folders[""])

    def setup(vector: Vector, endpoint: str) -> None:
        for name, text in vector.get("environment", {}).items():
            monkeypatch.setenv(name, text.replace("$ENDPOINT", endpoint))
        for name, text in vector.get("files", {}).items():
            path = folders["~/" if name.startswith("~/") else ""] / name.removeprefix("~/")
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.replace("$ENDPOINT", endpoint).encode())

    return setup


@judged_by("configuration")
def test_configuration(runtime: AnyRuntime, vector: Vector, home: Callable[[Vector, str], None]) -> None:
    """Settings are found where people already have them."""
    answers = ['{"sessionkey":"k"}', "{}", "{}"] if "login" in vector else ["{}"]
    with serving(answers, vector.get("secret", "")) as (script, settings):
        home(vector, script.endpoint)
        given = {
            name: settings["endpoint"] if text == "$ENDPOINT" else text
            for name, text in vector.get("options", {}).items()
        }
        outcome = runtime.call("listThings", {}, given, profile=vector.get("profile"))
    check(outcome, vector, runtime, [])
    if "login" in vector:
        assert script.received[0].arguments() == vector["login"]
    elif "error" in vector:
        assert script.received == []
    else:
        (request,) = script.received
        check_request(request, vector["asks"])
