"""Comparing specs of HTTP endpoints: parameters of one name, and requests in ignore files."""

from datetime import date

import pytest

from slatebind.diff.ignores import load_ignores
from slatebind.diff.result import DiffResult
from slatebind.project.diffing import compare_sides
from slatebind.spec.codec import Loaded, load

SPEC = """\
slatebind: 1
api: {{name: orchard, protocol: rest}}
groups: [{{name: Trees}}]
commands:
- name: move_tree
  group: Trees
  method: PUT
  path: /trees/{{tree}}/{{id}}
  params:
  - {{name: tree, type: string, in: path, required: true}}
  - {{name: id, type: string, in: path, required: true}}
{}"""
BODY = "  - {{name: id, type: {}, in: body}}\n"


def side(params: str) -> Loaded:
    """A spec with more parameters."""
    loaded = load(SPEC.format(params), "spec.yaml")
    assert loaded.spec is not None, loaded.diagnostics
    return loaded


def compared(old: str, new: str, ignore: str = "") -> DiffResult:
    """The comparison of two specs with an ignore file."""
    ignores, problems = load_ignores(ignore, "i.yaml") if ignore else (None, ())
    assert not problems
    return compare_sides(side(old), side(new), ("old", "new"), ignores=ignores, today=date(2026, 1, 1))


def test_parameters_of_one_name_are_compared_by_place() -> None:
    """A change of the second one is reported with its address."""
    result = compared(BODY.format("string"), BODY.format("integer"))
    assert {(found.rule, found.place) for found in result.findings} == {
        ("param-type-narrowed", "move_tree.params.id:body.type")
    }


def test_one_of_two_parameters_of_a_name_is_removed() -> None:
    """The other one, whose address becomes shorter or stays, has not changed."""
    result = compared(BODY.format("string"), "")
    assert [(found.rule, found.place) for found in result.findings] == [("param-removed", "move_tree.params.id:body")]


@pytest.mark.parametrize(
    "place",
    [
        "move_tree.params.id:body",
        "PUT /trees/{a}/{b}.params.id:body",
        "PUT /trees/:a/<b>.params.*",
        "PUT /trees*",
    ],
)
def test_an_ignored_change_is_named_by_its_request(place: str) -> None:
    """An ignore file can name a command by method and path, whatever the variables are called."""
    ignore = f"ignore: [{{id: param-removed, place: '{place}', reason: r}}]\n"
    result = compared(BODY.format("string"), "", ignore)
    assert ([found.accepted for found in result.accepted], result.notes) == (["r"], ())


def test_brackets_of_a_name_are_no_pattern() -> None:
    """A place that is printed can be copied into the ignore file."""
    row = "  - {name: 'data[a][b]', type: string, in: body}\n"
    ignore = "ignore: [{id: param-removed, place: 'move_tree.params.data[a][b]', reason: r}]\n"
    assert len(compared(row, "", ignore).accepted) == 1
