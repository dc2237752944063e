"""Facts that were read from prose: in spec files, and after overlays."""

import pytest

from slatebind.spec.codec import dump, load
from slatebind.spec.model import Param, Spec
from slatebind.spec.overlay import apply_overlay
from slatebind.spec.overlay_file import load_overlay

SPEC = """\
slatebind: 1
api: {name: x, protocol: cloudstack}
groups: [{name: Ships}]
commands:
- name: moorShip
  group: Ships
  params:
  - {name: id, type: uuid, excludes: [name], requires: [pier], default: a, origin: {excludes: prose, requires: prose}}
  - {name: name, type: string}
  - {name: pier, type: string}
"""


def spec(text: str = SPEC) -> Spec:
    """The spec in a text."""
    loaded = load(text, "spec.yaml")
    assert loaded.spec is not None, loaded.diagnostics
    return loaded.spec


def corrected(params: str) -> tuple[Param, list[str]]:
    """The first parameter after an overlay, and the codes of findings."""
    text = f"slatebind: 1\ncommands:\n- {{name: moorShip, reason: r, params: [{params}]}}\n"
    overlay, problems = load_overlay(text, "o.yaml")
    assert overlay is not None, problems
    result = apply_overlay(spec(), overlay)
    return result.spec.commands[0].params[0], [found.code for found in result.diagnostics]


def test_they_are_kept_in_files() -> None:
    """With their origin, which may also be that of the whole record."""
    assert load(dump(spec()), "spec.yaml").spec == spec()
    whole = SPEC.replace("{name: pier, type: string}", "{name: pier, type: string, origin: sample}")
    assert spec(whole).commands[0].params[2].origin == "sample"


@pytest.mark.parametrize(
    ("before", "after", "at"),
    [("excludes: [name]", "excludes: [nam]", (8, 38)), ("requires: [pier]", "requires: [quay]", (8, 56))],
)
def test_names_have_to_exist(before: str, after: str, at: tuple[int, int]) -> None:
    """They are parameters of the same command."""
    (problem,) = load(SPEC.replace(before, after), "spec.yaml").diagnostics
    assert (problem.code, problem.at.line, problem.at.column) == ("param-unknown", *at)


@pytest.mark.parametrize(
    ("entry", "excludes", "requires", "origin"),
    [
        ("{name: id, excludes: [pier]}", ("pier",), ("pier",), {"requires": "prose"}),
        ("{name: id, excludes: null}", (), ("pier",), {"requires": "prose"}),
        ("{name: id, was: {excludes: [name]}, excludes: null}", (), ("pier",), {"requires": "prose"}),
        ("{name: id, default: b}", ("name",), ("pier",), {"excludes": "prose", "requires": "prose"}),
        ("{name: name, remove: true}", (), ("pier",), {"requires": "prose"}),
        ("{name: name, remove: true}, {name: pier, remove: true}", (), (), {}),
    ],
)
def test_overlays_correct_them(
    entry: str, excludes: tuple[str, ...], requires: tuple[str, ...], origin: dict[str, str]
) -> None:
    """What an overlay says is stated; what was read about a parameter goes with it."""
    param, problems = corrected(entry)
    assert (param.excludes, param.requires, param.origin, problems) == (excludes, requires, origin, [])


def test_overlays_cannot_invent_parameters() -> None:
    """A name that does not exist is an error, and nothing is applied."""
    param, problems = corrected("{name: id, requires: [berth]}")
    assert (param.requires, problems) == (("pier",), ["param-unknown"])
