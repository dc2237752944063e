"""The calls that documentation shows of each command, as programs, and the requests that they have to send."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from textwrap import indent
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from rest_calls import build_request
from slatebind import load_spec, render
from slatebind.mock import MockServer
from slatebind.mock.application import HandledRequest
from slatebind.project.steps import apply_shipped_overlay
from slatebind.rendering.targets.target import load_target
from slatebind.rendering.views.sample_calls import SampleCall, sample_call
from slatebind.rendering.views.view_builder import build_view
from slatebind.spec.model import Command, Param, Spec

EDGES = Path(__file__).parent / "calls_page" / "edges.yaml"
"""A spec with parameters of all kinds and places."""
FILE = "file.bin"
"""The file that calls send."""
_OF_CLIENTS = frozenset(
    ("apikey", "command", "expires", "page", "pagesize", "response", "sessionkey", "signature", "signatureversion")
)
_REFUSED = (404, 431)
"""Statuses of calls with ids that the server does not know."""


class Calls(NamedTuple):
    """What a target writes: the lines before all calls, and the call of each command."""

    setup: str
    code: Mapping[str, str]


@cache
def documented_calls(spec: Path) -> dict[str, Calls]:
    """The calls of all commands of a spec, by the targets that write them."""
    rendered = render(load_spec(str(spec)), "calls", templates=[str(Path(__file__).parent / "calls_page")])
    assert rendered.files is not None, rendered.diagnostics
    commands = json.loads(rendered.files[0].text)["commands"]
    found: dict[str, Calls] = {}
    for target in next(iter(commands.values())):
        setups = {snippets[target][0] for snippets in commands.values()}
        assert len(setups) == 1
        found[target] = Calls(setups.pop(), {name: snippets[target][1] for name, snippets in commands.items()})
    return found


class Sent(NamedTuple):
    """A request without credentials; ``content`` is its JSON, None for another body."""

    method: str
    path: str
    params: tuple[tuple[str, str], ...]
    content: Any = None


@cache
def expected_requests(path: Path) -> dict[str, Sent]:
    """What the calls of a spec have to send, made from the values of its sample calls alone."""
    spec = apply_shipped_overlay(load_spec(str(path))).spec
    assert spec is not None
    return {command.name: _expected(command, call, spec) for command, call in _sample_calls(spec)}


def _sample_calls(spec: Spec) -> Iterator[tuple[Command, SampleCall]]:
    target, _ = load_target("docs")
    assert target is not None
    view, _ = build_view(spec, target.manifest, {}, "")
    models = {model.spec.name: model for model in view.models}
    for group in view.groups:
        yield from ((command.spec, sample_call(command, models, spec.api)) for command in group.commands)


def _expected(command: Command, call: SampleCall, spec: Spec) -> Sent:
    if spec.api.protocol == "cloudstack":
        return Sent("", "", tuple(sorted((field.name, field.text) for field in call.request.fields)))
    given: list[tuple[Param, Any]] = [(argument.param.spec, argument.value.json) for argument in call.arguments]
    given = [(param, b"x" if param.type == "file" else value) for param, value in given]
    names = {param.name for param, _ in given}
    fixed = [(param, param.values[0]) for param in command.params if param.required and len(param.values) == 1]
    request = build_request("http://x", command, [*given, *(pair for pair in fixed if pair[0].name not in names)])
    kind = request.headers.get("content-type", "")
    form = parse_qsl(request.content.decode()) if "urlencoded" in kind else []
    query = parse_qsl(request.url.query.decode(), keep_blank_values=True)
    whole = next((value for param, value in given if param.whole), None)
    content = json.loads(request.content) if "json" in kind and whole is None else whole
    return Sent(
        request.method, request.url.raw_path.decode().partition("?")[0], tuple(sorted([*query, *form])), content
    )


def sent_requests(handled: Iterable[HandledRequest], protocol: str) -> dict[str, list[Sent]]:
    """What arrived, by command; each was understood, although it may name ids that the server does not have."""
    found: dict[str, list[Sent]] = {}
    for request in handled:
        assert request.status is not None
        assert request.status < 300 or request.status in _REFUSED, (request.command, request.status, request.response)
        found.setdefault(request.command or "", []).append(_sent(request, protocol))
    return found


def _sent(handled: HandledRequest, protocol: str) -> Sent:
    request = handled.request
    if protocol == "cloudstack":
        return Sent(
            "", "", tuple(sorted(pair for pair in request.params.items() if pair[0].lower() not in _OF_CLIENTS))
        )
    content = json.loads(request.body) if "json" in request.headers.get("content-type", "") else None
    return Sent(request.method, request.raw_path, tuple(sorted(request.params.items())), content)


@contextmanager
def judging_server(spec: Path, **settings: Any) -> Iterator[MockServer]:
    """A mock server; at the end, each call of the spec has to have arrived as its sample says."""
    handled: list[HandledRequest] = []
    loaded = load_spec(str(spec)).spec
    assert loaded is not None
    with MockServer(spec, job_seconds=0.02, on_request=handled.append, **settings) as server:
        yield server
    sent = sent_requests(handled, loaded.api.protocol)
    expected = expected_requests(spec)
    missing = {name: (sent.get(name), wanted) for name, wanted in expected.items() if wanted not in sent.get(name, [])}
    assert missing == {}


def typescript_program(calls: Calls, package: str) -> str:
    """A module that makes all calls, and goes on after refusals of the API."""
    functions = "".join(f"async () => {{\n{indent(code, '  ')}\n}},\n" for code in calls.code.values())
    return f"""\
import {{ errors }} from "{package}";
{calls.setup}
for (const call of [
{functions}]) {{
  try {{
    await call();
  }} catch (error) {{
    if (!(error instanceof errors.ApiError)) throw error;
  }}
}}
"""


def go_program(calls: Calls, package: str) -> str:
    """The same in Go, in gofmt's form."""
    imports, _, setup = calls.setup.partition("\n)\n\n")
    client = setup.split("\n")[1].partition(",")[0]
    arguments = f"ctx context.Context, {client} *{package}.Client"
    functions = "".join(
        f"\nfunc call{number}({arguments}) {{\n{indent(code, chr(9))}\n}}\n"
        for number, code in enumerate(calls.code.values())
    ).replace("log.Fatal(err)", "panic(err)")
    calls_in_turn = "".join(f"\ttry(func() {{ call{number}(ctx, {client}) }})\n" for number in range(len(calls.code)))
    head = imports.replace('"context"\n', '"context"\n\t"errors"\n')
    return f"""\
package main

{head}
)

func main() {{
{indent(setup, chr(9))}
{calls_in_turn}}}

// try makes a call that the API may refuse.
func try(call func()) {{
	defer func() {{
		var refusal *{package}.APIError
		if err, ok := recover().(error); ok && !errors.As(err, &refusal) {{
			panic(err)
		}}
	}}()
	call()
}}
{functions}"""


def shell_program(calls: Calls, servers: Mapping[str, str]) -> str:
    """The same for a shell. Instead of ``servers``, the URLs in them are called."""
    lines = "\n".join((calls.setup, *(f"{code} > answer" for code in calls.code.values())))
    for documented, own in servers.items():
        lines = lines.replace(documented, own)
    return f"set -eu\n{lines}\n"
