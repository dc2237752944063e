"""Files that people write by hand, damaged: every loader answers with located errors, never with an exception."""

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from slatebind._version import __version__
from slatebind.diagnostic import Diagnostic, Severity
from slatebind.dialects import load_dialect
from slatebind.diff.ignores import load_ignores
from slatebind.project.config_reader import read_config
from slatebind.rendering.targets.target import load_target
from slatebind.spec import codec
from slatebind.spec.names import load_names
from slatebind.spec.overlay_file import load_overlay

ROOT = Path(__file__).parents[2]
DAMAGES_PER_FILE = int(os.environ.get("SLATEBIND_DAMAGES", "120"))

SPEC = """\
slatebind: 1
api:
  name: pier
  title: Pier
  protocol: cloudstack
groups:
- name: Mooring
  description: >-
    Where ships
    lie.
commands:
- name: listMoorings
  group: Mooring
  params:
  - {name: id, type: uuid, required: true}
  - name: kind
    type: string
  response:
    shape: list
    model: Mooring
models:
- name: Mooring
  fields:
  - name: id
    type: uuid
errors:
- code: 431
  description: "not: valid"
"""
OVERLAY = """\
slatebind: 1
commands:
- name: listMoorings
  reason: the server says so
  where: {group: Mooring}
  params:
  - name: kind
    was: {type: string}
    type: integer
- match: ["list*", copyMooring]
  reason: they all page
  response: {shape: list, fields: [{name: id, description: x}]}
"""
IGNORES = """\
ignore:
- id: param-removed
  place: listMoorings.*
  reason: nobody used it
  expires: 2027-03-31
levels:
  param-added: {wire: info, docs: none}
"""
TARGET = """\
description: mine
options:
  package: {help: its name, default: "{api}"}
files:
- {path: "{package}/{group}.txt", template: a.j2, each: group}
- path: index.txt
  template: a.j2
copy:
- {folder: kept, to: "{package}/kept"}
types:
  string: {param: s, field: s}
  boolean: {param: b, field: b}
  integer: {param: i, field: i}
  long: {param: l, field: l}
  float: {param: f, field: f}
  uuid: {param: u, field: u}
  date: {param: d, field: d}
  datetime: {param: d, field: d}
  url: {param: u, field: u}
  map: {param: m, field: m}
  list: {param: l, field: l}
  object: {param: o, field: o}
  any: {param: a, field: a}
reserved: [class, "True"]
"""


def _load_spec(text: str, _folder: Path) -> tuple[object, tuple[Diagnostic, ...]]:
    loaded = codec.load(text, "a.yaml")
    load_names(text, "a.yaml")
    return loaded.spec, loaded.diagnostics


def _load_dialect(text: str, folder: Path) -> tuple[object, tuple[Diagnostic, ...]]:
    file = folder / "a.yaml"
    file.write_text(text, encoding="utf-8")
    return load_dialect(str(file))


def _load_target(text: str, folder: Path) -> tuple[object, tuple[Diagnostic, ...]]:
    target = folder / "mine"
    (target / "kept").mkdir(parents=True, exist_ok=True)
    (target / "a.j2").touch()
    (target / "target.yaml").write_text(text, encoding="utf-8")
    return load_target("mine", [str(folder)])


Loader = Callable[[str, Path], tuple[object, tuple[Diagnostic, ...]]]
LOADERS: dict[str, tuple[str, Loader]] = {
    "spec": (SPEC, _load_spec),
    "overlay": (OVERLAY, lambda text, _: load_overlay(text, "a.yaml")),
    "ignores": (IGNORES, lambda text, _: load_ignores(text, "a.yaml")),
    "dialect": ((ROOT / "generator/slatebind/dialects/cloudstack.yaml").read_text(encoding="utf-8"), _load_dialect),
    "target": (TARGET, _load_target),
    "config": ((ROOT / "slatebind.toml").read_text(encoding="utf-8"), lambda text, _: read_config(text, "a.toml")),
}
_NOISE = [
    "@",
    "`",
    "\t",
    ": ",
    " #",
    "- ",
    "&a ",
    "*a",
    "!x ",
    "{",
    "]",
    '"',
    "'",
    "|",
    "\x07",
    "\ufeff",
    "null",
    "---\n",
]


def damaged(text: str, rng: random.Random) -> str:
    """The text with one to three damages: cut off, lines moved, repeated, joined or indented, characters inserted."""
    for _ in range(rng.randint(1, 3)):
        lines = text.splitlines(keepends=True) or [""]
        index = rng.randrange(len(lines))
        match rng.randrange(7):
            case 0:
                text = text[: rng.randrange(len(text) + 1)]
                continue
            case 1:
                lines[index] = " " * rng.randint(1, 3) + lines[index]
            case 2:
                lines[index] = lines[index].lstrip(" ")
            case 3:
                lines.insert(rng.randrange(len(lines)), lines[index])
            case 4:
                del lines[index]
            case 5:
                lines[index] = lines[index].replace(":", rng.choice(["", " ", "::"]), 1)
            case _:
                at = rng.randrange(len(lines[index]) + 1)
                lines[index] = lines[index][:at] + rng.choice(_NOISE) + lines[index][at:]
        text = "".join(lines)
    return text


@pytest.mark.parametrize("kind", LOADERS)
def test_damaged_files_are_located_errors(kind: str, tmp_path: Path) -> None:
    """A file that is not loaded has at least one error, each with a line that the file has."""
    text, load = LOADERS[kind]
    rng = random.Random(kind)
    for _ in range(DAMAGES_PER_FILE):
        broken = damaged(text, rng)
        content, findings = load(broken, tmp_path)
        failed = [finding for finding in findings if finding.severity is Severity.ERROR]
        assert content is not None or failed, broken
        # An error at the end stands on the line after the last one.
        assert all(1 <= finding.at.line <= broken.count("\n") + 2 for finding in failed), broken


@pytest.mark.parametrize("kind", LOADERS)
def test_undamaged_files_are_loaded(kind: str, tmp_path: Path) -> None:
    """The test above starts from files that are right."""
    text, load = LOADERS[kind]
    content, findings = load(text, tmp_path)
    assert content is not None
    assert findings == ()


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (SPEC.replace("type: string", "type: @x"), (17, 11)),
        (SPEC.replace("type: string", "type: a: b"), (17, 12)),
        (SPEC.replace("    type: string", "   type: string"), (17, 4)),
        (SPEC.replace("    type: string", "\ttype: string"), (17, 1)),
        (SPEC.replace("type: string", "type string"), (18, 3)),
        (SPEC + "---\n" + SPEC, (29, 1)),
        (SPEC.replace("    type: string", "    typ:\n      string"), (17, 5)),
    ],
)
def test_where_a_spec_is_wrong(text: str, at: tuple[int, int]) -> None:
    """Below the items of a list, too; an unknown key is located at the key, not at its value."""
    loaded = codec.load(text, "a.yaml")
    assert loaded.spec is None
    assert (loaded.diagnostics[0].at.line, loaded.diagnostics[0].at.column) == at


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (SPEC.replace("slatebind: 1", "slatebind: 2"), "written by a newer slatebind: the spec has format 2", "update"),
        (SPEC.replace("    type: string", "    quorum: 3\n    type: string"), "unknown key", "written by a newer"),
        (SPEC.replace("    type: string", "    typ: string"), "unknown key", "did you mean `type`?"),
    ],
)
def test_a_spec_of_a_newer_version_says_so(text: str, message: str, hint: str) -> None:
    """Its format, or a key that is like no known one, with the version that reads it."""
    loaded = codec.load(text, "a.yaml")
    assert message in loaded.diagnostics[0].message
    assert loaded.diagnostics[0].hint.startswith(hint)
    if hint != "did you mean `type`?":
        assert __version__ in loaded.diagnostics[0].message + loaded.diagnostics[0].hint
