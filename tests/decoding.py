"""Answers with every field that a spec documents, and what a package generated from it reads of them.

The answers are made from the spec's types alone; the package runs in a process of its own.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slatebind.spec.item_types import innermost
from slatebind.spec.model import Field, Model, Spec

_VALUES: dict[str, Any] = {
    "string": "text, <ü>",
    "boolean": True,
    "integer": 7,
    "long": 2**53 + 1,
    "float": 1.5,
    "uuid": "0b4ae0d5-65f0-4b8a-8d62-c3a5f6f5a0f1",
    "date": "2014-07-06T16:40:39Z",
    "datetime": "2014-07-06T16:40:39Z",
    "url": "https://example.com/a?b=c",
    "map": {"key": "value"},
    "object": {"key": [1, None]},
    "list": ["a", 1],
    "any": ["a", {"b": 2}],
}
_MAX_DEPTH = 3
"""Models that hold themselves are filled to this depth."""
_PROGRAM = """
import importlib, json, sys
import msgspec

package = importlib.import_module(sys.argv[1])
interface = importlib.import_module(f"{sys.argv[1]}.runtime.protocol.interface")
for command, model, answer in json.load(sys.stdin):
    operation = interface.Operation(command)
    body = msgspec.json.encode(answer)
    cls = getattr(package.models, model)
    alone = interface.parse_object(operation, msgspec.Raw(b'{"entry": ' + body + b"}"), cls)
    page = package.HttpResponse(200, {}, b'{"r": {"count": 2, "entry": [' + body + b"," + body + b"]}}")
    listed = interface.parse_page(operation, page, cls)
    assert len(listed.items) == 2
    print(msgspec.json.encode([alone, *listed.items]).decode())
"""


def answers(spec: Spec) -> list[tuple[str, str, dict[str, Any]]]:
    """Each command that responds with a model, the model, and an object with all of its fields."""
    models = {model.name: model for model in spec.models}
    commands = ((command.name, command.response.model) for command in spec.commands)
    return [(name, model, _object(models[model], models, 1)) for name, model in commands if model]


def _object(model: Model, models: Mapping[str, Model], depth: int) -> dict[str, Any]:
    inner = ((field, models.get(innermost(field.items or "") or "")) for field in model.fields)
    return {
        field.name: _value(field, held, models, depth) for field, held in inner if held is None or depth < _MAX_DEPTH
    }


def _value(field: Field, held: Model | None, models: Mapping[str, Model], depth: int) -> Any:
    element = _object(held, models, depth + 1) if held else _VALUES[innermost(field.items or "") or "any"]
    for _ in range((field.items or "").count("list[")):
        element = [element]
    if field.type == "list":
        return [element, element]
    if field.type == "map" and field.items:
        return {"one": element}
    return element if field.type == "object" and held else _VALUES[field.type]


def decoded(package: str, folder: Path, sent: list[tuple[str, str, dict[str, Any]]]) -> list[list[dict[str, Any]]]:
    """What the package in ``folder`` reads of each answer, encoded again: alone, and twice in a list."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _PROGRAM, package],
        input=json.dumps(sent),
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]
