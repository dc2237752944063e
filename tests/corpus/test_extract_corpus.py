"""Extraction of real documents, compared with known facts and with a second, much simpler parser."""

import re
from collections import Counter

import msgspec
import pytest

from corpus.conftest import extraction
from documents import SIDESCALE
from slatebind.diagnostic import Severity
from slatebind.spec.model import Spec

COUNTS = {
    "07": (3, 2, 6, 50),
    "19": (47, 25, 297, 843),
    "20": (83, 45, 490, 1477),
    "21": (104, 57, 649, 2030),
    "22": (115, 64, 719, 2215),
}
UNCHANGED = [("03", "04"), ("05", "07"), ("08", "09"), ("09", "10"), ("10", "11"), ("11", "12"), ("12", "13")]
UNCHANGED += [("13", "14"), ("14", "15"), ("16", "17"), ("17", "18")]


def fields_of(spec: Spec, command: str) -> dict[str, msgspec.Struct]:
    """The response fields of a command, by name."""
    model = next(found.response.model for found in spec.commands if found.name == command)
    return {field.name: field for found in spec.models if found.name == model for field in found.fields}


@pytest.mark.parametrize("number", COUNTS)
def test_counts(number: str) -> None:
    """Every command, asynchronous mark, parameter and response field of a document is in its spec."""
    spec = extraction(number).spec
    models = {model.name: model for model in spec.models}
    fields = sum(len(models[command.response.model].fields) for command in spec.commands if command.response.model)
    params = sum(len(command.params) for command in spec.commands)
    assert (len(spec.commands), sum(command.is_async for command in spec.commands), params, fields) == COUNTS[number]


def test_small_document_in_full() -> None:
    """In the document with the most mistakes per line, each is corrected and reported at its line."""
    found = extraction("07")
    spec = found.spec
    assert [command.name for command in spec.commands] == ["deleteAutoScaleVmProfile", "listHypervisors", "copyIso"]
    hypervisors = spec.commands[1]
    assert [param.name for param in hypervisors.params] == ["zoneid"]
    types = {name: field.type for name, field in fields_of(spec, "listHypervisors").items()}
    assert types == {"jobid": "string", "name": "string", "jobstatus": "integer"}
    assert hypervisors.response.example["count"] == 8
    assert fields_of(spec, "copyIso")["account"].type == "string"
    assert [error.code for error in spec.errors] == [400, 401]
    assert spec.api.endpoint == "https://sidescale.com/client/api"
    assert [command.response.example for command in spec.commands if command.name != "listHypervisors"] == [None, None]
    assert [(finding.at.line, finding.code) for finding in found.diagnostics] == [
        (69, "command-name-mismatch"),
        (77, "comment-not-kept"),
        (99, "example-placeholder"),
        (136, "name-identifier"),
        (176, "table-columns-swapped"),
        (177, "table-columns-swapped"),
        (178, "table-columns-swapped"),
        (192, "quote-other-command"),
        (213, "example-placeholder"),
        (258, "table-row-pipes"),
    ]


@pytest.mark.parametrize("number", ["19", "20", "21", "22"])
def test_every_row_as_written(number: str) -> None:
    """Names, types, lengths, required flags and descriptions are the document's own."""
    (file,) = SIDESCALE.glob(f"{number}-*.md")
    spec = extraction(number).spec
    commands = {command.name: command for command in spec.commands}
    seen: set[tuple[str, str, str]] = set()
    command = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if heading := re.fullmatch(r"## ([a-z]\w*[A-Z]\w*)", line):
            command = heading[1]
        if not line.startswith("|**"):
            continue
        name, *rest = (cell.strip() for cell in line.strip("|").split("|"))
        name = name.strip("*")
        if (command, name, str(len(rest))) in seen:
            continue
        seen.add((command, name, str(len(rest))))
        if len(rest) == 4:
            param = next(param for param in commands[command].params if param.name == name)
            required = "true" if param.required else "false"
            assert [param.description, param.documented_type or param.type, str(param.length), required] == rest
        else:
            assert name in fields_of(spec, command), f"{command}.{name}"
    assert len(seen) == COUNTS[number][2] + COUNTS[number][3]


@pytest.mark.parametrize("number", ["19", "20", "21", "22"])
def test_each_irregularity_is_reported(number: str) -> None:
    """Every stray line and every repeated row has a diagnostic at its line."""
    (file,) = SIDESCALE.glob(f"{number}-*.md")
    found = extraction(number).diagnostics
    lines = file.read_text(encoding="utf-8").splitlines()
    stray = [number for number, line in enumerate(lines, 1) if line == "undefined"]
    assert stray
    assert [finding.at.line for finding in found if finding.code in {"table-interrupted", "stray-line"}] == stray
    rows = sum(1 for line in lines if line.startswith("|**"))
    repeated = Counter(finding.code for finding in found)
    assert repeated["row-duplicate"] == rows - sum(COUNTS[number][2:])
    assert not [finding for finding in found if finding.severity is Severity.ERROR]


@pytest.mark.parametrize(("old", "new"), UNCHANGED)
def test_revisions_without_change(old: str, new: str) -> None:
    """Revisions without changes for callers give the same spec, except for prose and sources."""
    assert callable_part(extraction(old).spec) == callable_part(extraction(new).spec)


def callable_part(spec: Spec) -> object:
    """A spec without its prose and its sources."""

    def stripped(value: object) -> object:
        if isinstance(value, dict):
            left_out = {"description", "sources"}
            return {key: stripped(item) for key, item in value.items() if key not in left_out}
        return [stripped(item) for item in value] if isinstance(value, list | tuple) else value

    return stripped(msgspec.to_builtins(spec))


def test_positions_of_everything() -> None:
    """Each command, parameter and field of a spec has the position of its line in the docs."""
    found = extraction("22")
    lines = next(SIDESCALE.glob("22-*.md")).read_text(encoding="utf-8").splitlines()
    for command in found.spec.commands:
        assert lines[found.positions["commands", command.name].line - 1] == f"## {command.name}"
        for param in command.params:
            at = found.positions["commands", command.name, "params", param.name]
            assert lines[at.line - 1][at.column - 1 :].startswith(f"**{param.name}**|")
    for model in found.spec.models:
        for field in model.fields:
            at = found.positions["models", model.name, "fields", field.name]
            assert lines[at.line - 1][at.column - 1 :].startswith(f"**{field.name}**|")
