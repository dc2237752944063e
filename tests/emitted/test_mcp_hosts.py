"""The emitted MCP servers as programs, with each kind of tools, driven over stdio by two independent clients.

Both ask the user, or cannot; what the servers call are mock servers of the samples.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.types import ElicitResult

from emitted.conftest import ROOT
from emitted.test_mcp import ERAS, FOLDERS, NOWHERE, PACKAGES, variables
from judges.programs import node_modules
from slatebind.mock import MockServer
from slatebind.mock.application import HandledRequest
from tools import find_program

EVERYWHERE = [("groups", "legacy"), ("commands", "2026-07-28")]
"""What `make test` runs; each session takes seconds."""
SESSIONS = [
    pytest.param(kind, era, marks=() if (kind, era) in EVERYWHERE else pytest.mark.peers)
    for kind in ("dynamic", "groups", "commands")
    for era in ERAS
]
YES = {"action": "accept", "content": {"go_ahead": True}}
REFUSED = [{"action": "accept", "content": {"go_ahead": False}}, {"action": "decline"}, {"action": "cancel"}]
Call = tuple[str, dict[str, Any]]


class Script(msgspec.Struct, frozen=True, kw_only=True):
    """What a host does in one session. ``answers`` are the user's, in order; None if it cannot ask anybody."""

    command: str
    args: list[str]
    env: dict[str, str]
    era: str
    answers: list[dict[str, Any]] | None
    calls: list[Call]


class Reply(msgspec.Struct, frozen=True):
    """What a tool returned."""

    is_error: bool
    text: str


class Outcome(msgspec.Struct, frozen=True):
    """What came of a session."""

    tools: list[str]
    questions: list[str]
    progress: list[str]
    replies: list[Reply]


def python_host(script: Script) -> Outcome:
    """The client of the Python SDK."""
    questions: list[str] = []
    progress: list[str] = []

    async def answer(_: object, question: Any) -> ElicitResult:
        questions.append(question.message)
        return ElicitResult(**(script.answers or [])[len(questions) - 1])

    async def note(_: float, __: float | None, message: str | None) -> None:
        progress.append(message or "")

    async def run() -> Outcome:
        started = stdio_client(StdioServerParameters(command=script.command, args=script.args, env=script.env))
        callback = None if script.answers is None else answer
        async with Client(started, mode=script.era, elicitation_callback=callback) as client:
            tools = [tool.name for tool in (await client.list_tools()).tools]
            replies = []
            for name, arguments in script.calls:
                result = await client.call_tool(name, arguments, progress_callback=note)
                replies.append(Reply(bool(result.is_error), result.content[0].text))  # type: ignore[union-attr]
        return Outcome(tools, questions, progress, replies)

    return asyncio.run(run())


def typescript_host(script: Script) -> Outcome:
    """The client of the TypeScript SDK."""
    sdk = node_modules(with_linters=True) / "@modelcontextprotocol" / "client"
    given = json.dumps({**msgspec.to_builtins(script), "sdk": str(sdk)})
    program = Path(__file__).with_name("mcp_host.mjs")
    done = subprocess.run(
        [find_program("node"), str(program), given], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    return msgspec.json.decode(done.stdout, type=Outcome)


HOSTS = [
    pytest.param(python_host, id="python"),
    pytest.param(typescript_host, id="typescript", marks=pytest.mark.peers),
]


class Sample(NamedTuple):
    """The group of a sample with a command that lists, one that changes something, and calls of the latter kind."""

    group: str
    listing: str
    change: str
    params: dict[str, Any]
    refused_by_server: dict[str, Any]
    error: str
    question: str


SAMPLES = {
    "fernhill": Sample(
        group="affinity_group",
        listing="listAffinityGroups",
        change="deleteAffinityGroup",
        params={"name": "pier"},
        refused_by_server={"id": NOWHERE},
        error="deleteAffinityGroup",
        question='Send deleteAffinityGroup (destructive) with {"name":"pier"}?',
    ),
    "tallowmere": Sample(
        group="tools",
        listing="list_tools",
        change="remove_tool",
        params={"tool_id": 811},
        refused_by_server={"tool_id": 9999},
        error="HTTP 404",
        question='Send remove_tool (destructive) with {"tool_id":811}?',
    ),
}


class Program:
    """A server as a program, with one kind of tools, and the mock server that it calls."""

    def __init__(self, name: str, kind: str, mock: MockServer) -> None:
        path = f"{PACKAGES[name]}:{FOLDERS[name]}"
        self.kind = kind
        self._args = ["-m", f"{name}_mcp", "--tools", kind]
        self._env = {**variables(name, mock), "PYTHONPATH": path}

    def script(self, era: str, answers: list[dict[str, Any]] | None, *calls: Call) -> Script:
        """What a host does with it."""
        return Script(
            command=sys.executable, args=self._args, env=self._env, era=era, answers=answers, calls=list(calls)
        )

    def call(self, verb: str, group: str, command: str, params: dict[str, Any], **more: Any) -> Call:
        """A call of a command, to read or to change something, by the tool that there is for it."""
        if self.kind == "commands":
            return command, {"params": params, **more} if params else more
        tool = verb if self.kind == "dynamic" else f"{verb}_{group}"
        return tool, {"command": command, "params": params, **more}


@pytest.fixture
def sent() -> list[str]:
    """The commands that the mock server received."""
    return []


Start = Callable[[str, str], Program]


@pytest.fixture
def start(sent: list[str]) -> Iterator[Start]:
    """Starts the mock server of a sample, with many objects."""
    opened: list[MockServer] = []

    def note(handled: HandledRequest) -> None:
        sent.append(str(handled.command))

    def build(name: str, kind: str) -> Program:
        keys = {"key": "k", "secret": "s"} if name == "fernhill" else {"key": "t"}
        spec = ROOT / "spec" / f"{name}.yaml"
        mock = MockServer(spec, objects=200, page_limit=500, job_seconds=0, on_request=note, **keys)
        opened.append(mock)
        mock.__enter__()
        return Program(name, kind, mock)

    yield build
    for mock in opened:
        mock.__exit__(None, None, None)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(("kind", "era"), SESSIONS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_session_of_a_host_that_asks(
    name: str, kind: str, era: str, host: Callable[[Script], Outcome], start: Start, sent: list[str]
) -> None:
    """What the user refuses is not sent, in whatever way; errors are the server's; long answers are cut and say so."""
    sample, program = SAMPLES[name], start(name, kind)
    change = program.call("change", sample.group, sample.change, sample.params)
    wrong = program.call("change", sample.group, sample.change, sample.refused_by_server)
    read = program.call("read", sample.group, sample.listing, {}, count=500)
    outcome = host(program.script(era, [*REFUSED, YES, YES], *3 * [change], change, wrong, read))
    *refused, changed, failed, listed = outcome.replies
    assert change[0] in outcome.tools and wrong[0] in outcome.tools and read[0] in outcome.tools
    assert all(f"{sample.change} was not sent" in reply.text for reply in refused)
    assert outcome.questions[:4] == 4 * [sample.question]
    assert failed.is_error and sample.error in failed.text
    assert not listed.is_error and "The response was cut: these are the first" in listed.text
    assert len(listed.text) < 20_300
    assert sent == [sample.change, sample.change, sample.listing], changed.text


@pytest.mark.peers
@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(("kind", "era"), SESSIONS)
def test_a_session_of_a_host_that_cannot_ask(
    kind: str, era: str, host: Callable[[Script], Outcome], start: Start, sent: list[str]
) -> None:
    """Nothing is sent that changes something; what only reads is."""
    sample, program = SAMPLES["tallowmere"], start("tallowmere", kind)
    change = program.call("change", sample.group, sample.change, sample.params)
    read = program.call("read", sample.group, sample.listing, {}, count=1)
    changed, listed = host(program.script(era, None, change, read)).replies
    assert changed.is_error and "this client cannot ask for it" in changed.text
    assert not listed.is_error
    assert sent == [sample.listing]


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize(("kind", "era"), SESSIONS)
def test_a_job_reports_its_progress(
    kind: str, era: str, host: Callable[[Script], Outcome], start: Start, sent: list[str]
) -> None:
    """To the host, while the call waits for it; its result is the answer."""
    program = start("fernhill", kind)
    read = program.call("read", "virtual_machine", "listVirtualMachines", {}, count=1)
    (listed,) = host(program.script(era, None, read)).replies
    machine = json.loads(listed.text.partition("\n")[0])[0]["id"]
    stop = program.call("change", "virtual_machine", "stopVirtualMachine", {"id": machine}, wait=30)
    outcome = host(program.script(era, [YES], stop))
    (stopped,) = outcome.replies
    assert not stopped.is_error and machine in stopped.text
    assert outcome.progress and outcome.progress[-1].startswith("stopVirtualMachine: ")
    assert sent.count("stopVirtualMachine") == 1
