"""Objects in the bodies of requests: their fields are compared for those who send them, and told by operation."""

from pathlib import Path

import pytest

from slatebind.diff.classify import classify_changes
from slatebind.diff.comparison import Comparison
from slatebind.diff.headings import heading
from slatebind.diff.verdict import Finding
from slatebind.project.diffing import compare_sides
from slatebind.project.sides import open_sides, side_of
from slatebind.spec.codec import load
from slatebind.spec.model import Spec

SPEC = """\
slatebind: 1
api: {name: orchard, protocol: rest}
groups: [{name: Trees}]
commands:
- name: plant_tree
  group: Trees
  method: POST
  path: /trees
  params: [{name: plot, type: object, items: Plot, in: body}]
- name: move_tree
  group: Trees
  method: PUT
  path: /trees/{id}
  params:
  - {name: id, type: string, in: path, required: true}
  - {name: plots, type: list, items: PLOT, in: body}
models:
- name: Plot
  fields:
  - {name: row, type: string}
  - {name: area, type: integer}
  - {name: soil, type: string}
"""
OTHER = """\
- name: MovePlot
  fields:
  - {name: row, type: string}
  - {name: area, type: integer}
"""


def spec(text: str, held: str = "Plot") -> Spec:
    """A spec whose second operation takes a list of ``held``."""
    loaded = load(text.replace("PLOT", held), "spec.yaml")
    assert loaded.spec is not None, loaded.diagnostics
    return loaded.spec


def found(old: Spec, new: Spec) -> list[Finding]:
    """The findings of a comparison."""
    return [*classify_changes(Comparison(old, new))]


@pytest.mark.parametrize(
    ("old", "new", "rule", "wire", "before"),
    [
        ("  - {name: soil, type: string}\n", "", "sent-field-removed", "breaking", '{"soil": ..., ...}'),
        ("{name: soil", "{name: soils, renamed_from: soil", "sent-field-renamed", "breaking", '{"soil": ..., ...}'),
    ],
)
def test_a_field_that_is_only_sent(old: str, new: str, rule: str, wire: str, before: str) -> None:
    """It breaks requests, not code that reads responses; the operations that send it are named."""
    findings = found(spec(SPEC), spec(SPEC.replace(old, new)))
    found_once = [
        (finding.rule, finding.levels.get("wire"), finding.witness and finding.witness.before) for finding in findings
    ]
    assert found_once == [(rule, wire, before)]
    assert findings[0].senders == ("plant_tree", "move_tree")
    assert heading(findings[0]) == "model Plot (requests of plant_tree, move_tree)"


def test_an_optional_field_that_is_only_sent_is_new() -> None:
    """Nobody has to send it."""
    more = spec(SPEC.replace("  - {name: soil", "  - {name: slope, type: integer}\n  - {name: soil"))
    assert [
        (finding.rule, finding.levels.get("wire"), finding.levels.get("sdk")) for finding in found(spec(SPEC), more)
    ] == [("sent-field-added", "info", "info")]


def test_an_operation_gets_a_model_of_its_own() -> None:
    """What its objects lack is reported for it alone; another name of their model breaks no request."""
    findings = found(spec(SPEC), spec(SPEC + OTHER, held="MovePlot"))
    on_wire = [(finding.rule, finding.message, finding.senders) for finding in findings if "wire" in finding.levels]
    assert on_wire == [
        ("sent-field-removed", "field `soil` was removed from objects that are sent", ("move_tree",)),
    ]


def test_the_same_objects_under_another_name() -> None:
    """Requests stay the same."""
    same = OTHER + "  - {name: soil, type: string}\n"
    assert [
        finding for finding in found(spec(SPEC), spec(SPEC + same, held="MovePlot")) if "wire" in finding.levels
    ] == []


DOCS = """\
# Trees

## Plant a tree

`POST /trees`

### Body

Name | Type | Description
---- | ---- | -----------
plot[row] | string | The row.
plot[area] | integer | In square metres.
plot[soil] | string | What it grows in.

## Move a tree

`PUT /trees/{id}`

### Body

Name | Type | Description
---- | ---- | -----------
plot[row] | string | The row.
plot[area] | integer | In square metres.
plot[soil] | string | What it grows in.
"""
BLOCKS = """\
# Trees

## Fell or replant a tree

- **Fell:** `POST /trees/{id}/felling`
- **Replant:** `POST /trees/{id}/replanting`

### Body

Name | Type | Description
---- | ---- | -----------
reason | string | Why.
force | boolean | Also in spring.
"""


def compared(folder: Path, old: str, new: str) -> list[Finding]:
    """The findings on two documents."""
    files = []
    for name, text in (("old.md", old), ("new.md", new)):
        (folder / name).write_text(text, "utf-8")
        files.append(str(folder / name))
    result = compare_sides(*open_sides(*map(side_of, files)), ("old.md", "new.md"))
    return [finding for finding in result.findings if set(finding.levels) != {"docs"}]


@pytest.mark.parametrize("changed", [0, 1])
def test_a_model_keeps_its_name_where_it_did_not_change(tmp_path: Path, changed: int) -> None:
    """Of two operations with equal objects, the one that did not change has no finding."""
    row = "plot[soil] | string | What it grows in.\n"
    before, _, after = DOCS.rpartition(row) if changed else DOCS.partition(row)
    findings = compared(tmp_path, DOCS, before + after)
    named = {name for finding in findings for part in (finding, *finding.consequences) for name in part.senders}
    places = {finding.place.partition(".")[0] for finding in findings} - {"models"}
    assert named | places == {("plant_tree", "move_tree")[changed]}


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("reason | string | Why.\n", "", "param-removed"),
        ("force | boolean", "force | string", "param-type-narrowed"),
        ("reason | string | Why.\n", "reason | string | Why.\nday | date | When.\n", "param-added"),
    ],
)
def test_a_row_of_several_operations_changes_once(tmp_path: Path, old: str, new: str, rule: str) -> None:
    """Several requests below one heading have one table: its change is one finding with the places of all."""
    (finding,) = compared(tmp_path, BLOCKS, BLOCKS.replace(old, new))
    assert (finding.rule, len(finding.other_places)) == (rule, 1)


@pytest.mark.parametrize(
    ("before", "after", "level"),
    [
        ("type: object", "type: object, items: Plot", "info"),
        ("type: list", "type: list, items: Plot", "info"),
        ("type: list, items: object", "type: list, items: Plot", "info"),
        ("type: list, items: 'list[object]'", "type: list, items: 'list[Plot]'", "info"),
        ("type: list, items: string", "type: list, items: Plot", "breaking"),
        ("type: object", "type: list, items: Plot", "breaking"),
        ("type: list", "type: list, items: integer", "breaking"),
    ],
)
def test_objects_whose_fields_are_now_documented(before: str, after: str, level: str) -> None:
    """They are the same objects; those who send them have to change nothing."""
    held = "type: object, items: Plot"
    findings = found(spec(SPEC.replace(held, before)), spec(SPEC.replace(held, after)))
    assert [finding.levels["wire"] for finding in findings] == [level]
