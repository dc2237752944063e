"""Packages that the TypeScript target makes of HTTP APIs: compiled, and each operation called from Node."""

import base64
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from judges.programs import node_program
from rest_calls import Examples, existing_key
from rest_packages import settings_for
from slatebind import render
from slatebind.casing import camel
from slatebind.mock import MockServer
from slatebind.spec.addresses import path_variables, request_of
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Command, Param, Spec
from tools import find_program

WALKER = Path(__file__).with_name("typescript_walk.mjs")
TIMEOUT_SECONDS = 250


def compile_package(folder: Path) -> None:
    """Compile a package with its own options, which are strict. Declarations of TypeScript itself are not checked."""
    command = [node_program("tsc"), "--skipDefaultLibCheck"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=TIMEOUT_SECONDS)
    assert done.returncode == 0, done.stdout[-5000:]


def write_package(spec: Spec, folder: Path, name: str) -> None:
    """Generate a package into a folder."""
    rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "typescript", {"package": name})
    assert rendered.files is not None, rendered.diagnostics
    for file in rendered.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def walk(package: Path, spec: Spec, server: MockServer, *, optional: bool) -> list[str]:
    """What went wrong when each operation was called on a mock server; empty if nothing did."""
    settings = {camel(name): value for name, value in settings_for(spec, server).items()}
    examples = Examples(spec, {"client_id": server.key, "client_secret": server.secret})
    requests = {command.name: request_of(command) for command in spec.commands}
    token_paths = {urlsplit(auth.url).path for auth in spec.api.auth if auth.url}
    problems = []
    with _walker(package, settings) as call:
        for command in spec.commands:
            before = len(server.executed)
            outcome = call(command, _arguments(examples, server, command, optional=optional))
            executed = [call.command for call in server.executed[before:]]
            wanted = requests[command.name]
            is_same = executed and all((requests[name] or ())[:2] == (wanted or ())[:2] for name in executed)
            if "error" in outcome:
                problems.append(f"{command.name} ({command.method} {command.path}): {outcome['error']}")
            elif command.path not in token_paths and not is_same:
                problems.append(f"{command.name}: {executed} were executed")
            elif command.response.shape == "list" and outcome["gives"] != "list":
                problems.append(f"{command.name}: {outcome['gives']} in place of a list")
    return problems


@contextmanager
def _walker(package: Path, settings: dict[str, Any]) -> Iterator[Any]:
    """A function that calls a command."""
    command = [find_program("node"), str(WALKER), str(package / "dist"), json.dumps(settings)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        stdin, stdout = process.stdin, process.stdout

        def call(command: Command, given: list[tuple[Param, Any]]) -> Any:
            values = [(param.location or "query", param.name, _exact(value)) for param, value in given]
            stdin.write(json.dumps({"command": command.name, "given": values}, default=_encoded) + "\n")
            stdin.flush()
            return json.loads(stdout.readline())

        try:
            yield call
        finally:
            process.kill()


def _exact(value: Any) -> Any:
    """A value without the integers that a number of JavaScript cannot hold."""
    if isinstance(value, int) and abs(value) >= 2**53:
        return {"$bigint": str(value)}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    return {key: _exact(item) for key, item in value.items()} if isinstance(value, dict) else value


def _encoded(value: bytes) -> dict[str, str]:
    return {"$base64": base64.b64encode(value).decode()}


def _arguments(examples: Examples, server: MockServer, command: Command, *, optional: bool) -> list[tuple[Param, Any]]:
    """Arguments for an object that exists."""
    given = examples.arguments(command, optional=optional)
    existing = existing_key(server, command)
    if existing is None:
        return given
    last = ("path", path_variables(command.path or "")[-1])
    return [(param, existing if (param.location, param.name) == last else value) for param, value in given]
