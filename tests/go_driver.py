"""A program that makes the calls of a generated Go module which tests ask for, compiled into the module."""

import base64
import json
import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from go_modules import make_module, run_go
from rest_packages import Calls, settings_for
from slatebind.mock import MockServer
from slatebind.spec.model import Command, Spec

SOURCE = Path(__file__).parent / "wire" / "go_rest"
_OPERATION = re.compile(r'^var op(\w+) = operation\{name: ("(?:[^"\\]|\\.)*")', re.MULTILINE)


class Driver:
    """A running driver. ``methods`` are the names in Go of the operations."""

    def __init__(self, process: subprocess.Popen[str], methods: Mapping[str, str]) -> None:
        self._process = process
        self.methods = methods

    def run(self, settings: Mapping[str, Any], *calls: Mapping[str, Any]) -> dict[str, Any]:
        """What the last of some calls of one client gives: a value, or an error."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        line = json.dumps({"settings": settings, "calls": calls}, default=_encoded)
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, f"the driver has ended at {line}"
        found = json.loads(answer)
        assert isinstance(found, dict)
        return found


def _encoded(value: object) -> object:
    assert isinstance(value, bytes)
    return {"$base64": base64.b64encode(value).decode()}


@contextmanager
def running_driver(spec: Path, folder: Path, package: str) -> Iterator[Driver]:
    """The driver of the module of a spec, which is made in a folder."""
    module = make_module(spec, folder, "--package", package, "--option", "module=example.com/driven")
    for source in SOURCE.rglob("*.go"):
        text = source.read_text(encoding="utf-8").replace("orchard", package)
        target = module / source.relative_to(SOURCE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text.replace(f"example.com/{package}", "example.com/driven"), encoding="utf-8")
    groups = (file.read_text(encoding="utf-8") for file in module.glob("group_*.go"))
    methods = {json.loads(name): method for text in groups for method, name in _OPERATION.findall(text)}
    binary = module / "cmd" / "driver" / "driver"
    run_go(module, "build", "-o", str(binary), "./cmd/driver")
    with subprocess.Popen([str(binary)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Driver(process, methods)
        assert process.stdin is not None
        process.stdin.close()


def walk(driver: Driver, spec: Spec, server: MockServer, *, optional: bool) -> list[str]:
    """What went wrong when each operation was called on a mock server; empty if nothing did."""
    settings, calls = _settings_of(spec, server), Calls(spec, server, optional=optional)
    found = ((command, _problem_of(driver, settings, calls, command)) for command in spec.commands)
    return [f"{command.name} ({command.method} {command.path}): {problem}" for command, problem in found if problem]


def _settings_of(spec: Spec, server: MockServer) -> dict[str, Any]:
    """The options of a client of a mock server."""
    settings = settings_for(spec, server)
    if "username" in settings:
        settings["login"] = [settings.pop("username"), settings.pop("password")]
    if "client_id" in settings:
        names = ("token_url", "client_id", "client_secret")
        settings["auth"] = ["ClientCredentials", *(settings.pop(name) for name in names)]
    return settings


def _problem_of(driver: Driver, settings: dict[str, Any], calls: Calls, command: Command) -> str | None:
    """What is wrong with a call; None if nothing is."""
    given = [
        {"in": param.location or "", "name": param.name, "value": value} for param, value in calls.arguments(command)
    ]
    call = {"method": driver.methods[command.name], "given": given, "isLenient": True}
    executed = calls.count
    found = driver.run(settings, call)
    if "value" not in found:
        return str(found)
    fits = {"list": list, "object": dict}.get(command.response.shape) if command.response.model else None
    if fits and not isinstance(found["value"] or fits(), fits):
        return f"{command.response.shape} is {found['value']!r:.200}"
    return calls.problem(command, executed)
