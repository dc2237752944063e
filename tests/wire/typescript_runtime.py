"""The emitted TypeScript client as the vectors need it: called in one process of Node that serves all of them."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from judges.programs import node_program
from slatebind.casing import camel
from tools import find_program
from wire.judging import check_value
from wire.python_runtime import Outcome
from wire.vectors import API, value

GENERATOR = Path(__file__).parents[2] / "generator"
RUNNER = Path(__file__).with_name("typescript_runner.mjs")
ENTRY = 'export * from "./src/index.ts";\nexport { fromConfig } from "./src/node.ts";\n'
FACTORS = {"expiration": 1000, "timeout": 1000}
"""Options of Python are in seconds, those of TypeScript in milliseconds."""
MAX_SAFE_INTEGER = 2**53 - 1


class TypeScriptError(Exception):
    """An error of the client: ``kind`` and what else it holds."""

    def __init__(self, fields: dict[str, Any]) -> None:
        super().__init__(fields["message"])
        self.kind = fields["kind"]
        self.status = fields.get("status")
        self.errorcode = fields.get("errorcode")
        self.cserrorcode = fields.get("cserrorcode")
        self.text = fields.get("text")
        self.uuids = fields.get("uuids")
        self.request_id = fields.get("requestId")
        self.retry_after = (fields.get("retryAfter") or 0) / 1000


class Fields(dict[str, Any]):
    """An object, whose fields that are not there are None."""

    def __missing__(self, name: str) -> None:
        return None

    def __getattr__(self, name: str) -> Any:
        return self[name]


class TypeScriptRuntime:
    """The client of a generated package, in a process that takes a call per line."""

    kind = "typescript"

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def call(
        self, command: str, given: dict[str, Any], settings: dict[str, Any], *, take: Any = "all", profile: Any = False
    ) -> Outcome:
        """Call a command; ``take`` is what is asked of a list. With a ``profile``, None too, options are looked up."""
        asked: dict[str, Any] = {"command": command, "given": given, "options": _options(settings), "take": take}
        if profile is not False:
            names = [name for name in os.environ if name.startswith("CLOUDSTACK_") or name == "HOME"]
            environment = {name: os.environ[name] for name in names}
            asked |= {"profile": profile, "environment": environment, "folder": str(Path.cwd())}
        return self._ask(asked)

    def by_name(self, command: str, given: dict[str, Any], settings: dict[str, Any]) -> None:
        """Call a command by its name, with parameters that the docs do not know."""
        outcome = self._ask({"command": command, "given": given, "options": _options(settings), "byName": True})
        if outcome.error:
            raise outcome.error

    def kind_of(self, problem: Exception) -> str:
        """The kind of an error."""
        assert isinstance(problem, TypeScriptError)
        return str(problem.kind)

    def check_value(self, found: Any, expected: Any) -> None:
        """A value is as expected; numbers have no kinds in JavaScript."""
        check_value(found, _comparable(expected))

    def _ask(self, call: dict[str, Any]) -> Outcome:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(_tagged(call)) + "\n")
        self._process.stdin.flush()
        found = json.loads(self._process.stdout.readline())
        outcome = Outcome()
        outcome.value = _fields(value(found.get("value")))
        outcome.error = TypeScriptError(found["error"]) if "error" in found else None
        outcome.job = Fields(found["job"]) if "job" in found else None
        outcome.waits = found["waits"]
        return outcome


def _options(settings: dict[str, Any]) -> dict[str, Any]:
    return {camel(name): item * FACTORS.get(name, 1) for name, item in settings.items()}


def _tagged(item: Any) -> Any:
    """A value with tags for what JSON lacks, as vectors have it."""
    match item:
        case dict():
            return {name: _tagged(inner) for name, inner in item.items()}
        case list():
            return [_tagged(inner) for inner in item]
        case datetime():
            return {"$time": item.isoformat()}
        case date():
            return {"$date": item.isoformat()}
        case float():
            return {"$float": str(item).replace("inf", "Infinity").replace("nan", "NaN")}
        case int() if abs(item) > MAX_SAFE_INTEGER:
            return {"$long": str(item)}
    return item


def _fields(found: Any) -> Any:
    if isinstance(found, list):
        return [_fields(item) for item in found]
    return Fields({name: _fields(item) for name, item in found.items()}) if isinstance(found, dict) else found


def _comparable(expected: Any) -> Any:
    if isinstance(expected, float) and expected.is_integer():
        return int(expected)
    if isinstance(expected, list):
        return [_comparable(item) for item in expected]
    return {name: _comparable(item) for name, item in expected.items()} if isinstance(expected, dict) else expected


@contextmanager
def running(folder: Path) -> Iterator[TypeScriptRuntime]:
    """The client that is generated from the vectors' API into a folder, in a process of its own."""
    node, esbuild = find_program("node"), node_program("esbuild")
    command = [sys.executable, "-m", "slatebind", "generate", str(API), "--target", "typescript", "--out", "out", "-q"]
    subprocess.run(command, cwd=folder, check=True, env={"PYTHONPATH": str(GENERATOR), "PATH": "", "HOME": str(folder)})
    (folder / "out" / "all.ts").write_text(ENTRY, encoding="utf-8")
    bundle = folder / "all.mjs"
    options = ("--bundle", "--format=esm", "--platform=node", "--log-level=error", "--define:setTimeout=recordPause")
    subprocess.run([esbuild, "out/all.ts", *options, f"--outfile={bundle}"], cwd=folder, check=True)
    with subprocess.Popen(
        [node, str(RUNNER), bundle.as_uri()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=folder
    ) as process:
        yield TypeScriptRuntime(process)
        assert process.stdin is not None
        process.stdin.close()
