"""Models in models, which may refer to each other, are imported, read, typed and documented."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from command_line import run_here
from decoding import answers, decoded
from slatebind.project.steps import load_spec
from type_checking import mypy

SPEC = """\
slatebind: 1
api: {name: moor, protocol: cloudstack}
groups: [{name: Pier}]
commands:
- {name: listPiers, group: Pier, method: GET, response: {shape: list, model: Pier, descriptions: {id: Which pier}}}
- {name: getGate, group: Pier, method: GET, response: {shape: object, model: Gate}}
models:
- name: Pier
  fields:
  - {name: id, type: string, description: The identifier}
  - {name: gates, type: list, items: Gate}
  - {name: main, type: object, items: Gate}
  - {name: grid, type: list, items: "list[integer]"}
  - {name: blocks, type: list, items: "list[Gate]"}
  - {name: other, type: list, items: list}
- name: Gate
  fields:
  - {name: id, type: string}
  - {name: pier, type: object, items: Pier}
  - {name: inner, type: list, items: Gate}
"""
READ = """
import json, sys
import msgspec
from moor import models
from moor import HttpResponse
from moor.runtime.protocol.interface import Operation, parse_object, parse_page

body = sys.stdin.buffer.read()
operation = Operation("listPiers")
print(msgspec.json.encode(parse_object(operation, msgspec.Raw(b'{"pier": ' + body + b"}"), models.Pier)).decode())
response = HttpResponse(200, {}, b'{"r": {"count": 1, "pier": [' + body + b']}}')
listed = parse_page(operation, response, models.Pier)
print(msgspec.json.encode(listed.items[0]).decode())
"""
TYPED = """
from moor import Client, models

def use(client: Client) -> str | None:
    pier: models.Pier = client.pier.list_piers().one()
    gates: list[models.Gate] = pier.gates or []
    grid: list[list[int]] = pier.grid or []
    blocks: list[list[models.Gate]] = pier.blocks or []
    nested: models.Pier | None = gates[0].pier
    main: models.Gate | None = pier.main
    return nested.id if nested and grid and blocks and main else None
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package generated from the spec, in a folder of its own."""
    folder = tmp_path_factory.mktemp("nested")
    (folder / "moor.yaml").write_text(SPEC)
    for arguments in (["--target", "python", "--package", "moor", "--out", "out"], ["--target", "docs", "--out", "d"]):
        assert run_here("generate", "moor.yaml", *arguments, cwd=folder).code == 0
    return folder


def read(folder: Path, value: Any) -> list[Any]:
    """An object as the package reads it, alone and as the element of a list."""
    command = [sys.executable, "-W", "error", "-c", READ]
    body = json.dumps(value).encode()
    done = subprocess.run(command, input=body, cwd=folder / "out", capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_nested_models_are_read(folder: Path) -> None:
    """Objects, lists of objects, lists of lists, and models that contain themselves."""
    pier = {
        "id": "p",
        "gates": [{"id": "g", "pier": {"id": "q"}, "inner": [{"id": "i"}]}],
        "main": {"id": "m"},
        "grid": [[1, 2], []],
        "blocks": [[{"id": "b"}]],
        "other": [["x"]],
    }
    assert read(folder, pier) == [pier, pier]


def test_every_documented_field_is_read(folder: Path) -> None:
    """Models that hold each other are read as deep as the answer is."""
    spec = load_spec(str(folder / "moor.yaml")).spec
    assert spec is not None
    sent = answers(spec)
    assert sent[0][2]["gates"][0]["pier"]["grid"] == [[7], [7]]
    assert decoded("moor", folder / "out", sent) == [[answer] * 3 for _, _, answer in sent]


def test_a_wrong_value_affects_only_its_field(folder: Path) -> None:
    """A number for a string, an object for a list, or a value that cannot be read."""
    odd = {"gates": [{"id": 7, "pier": {"id": "q", "main": "none"}}], "main": {"inner": {"id": "i"}}, "grid": "?"}
    assert read(folder, odd)[0] == {
        "gates": [{"id": "7", "pier": {"id": "q"}}],
        "main": {"inner": [{"id": "i"}]},
    }


def test_the_package_is_typed(folder: Path) -> None:
    """The package and code that uses it pass mypy --strict."""
    (folder / "out" / "use.py").write_text(TYPED)
    assert mypy(folder / "out", "moor", "use.py").stdout == ""


def test_the_docs_show_nested_fields_once(folder: Path) -> None:
    """Nested fields are listed below the field that holds them; a model already shown is only named."""
    text = (folder / "d" / "source" / "includes" / "_pier.md").read_text()
    rows = text.partition("listPiers`")[2].partition("\n## ")[0]
    assert [line for line in rows.splitlines() if line.startswith("|**")] == [
        "|**id**|Which pier|string|",
        "|**gates**||list|",
        "|**gates[].id**||string|",
        "|**gates[].pier**||object of Pier|",
        "|**gates[].inner**||list of Gate|",
        "|**main**||object of Gate|",
        "|**grid**||list[list[integer]]|",
        "|**blocks**||list[list[Gate]]|",
        "|**other**||list of list|",
    ]
