"""Sentences that constrain are found by the expressions of the dialect, whether or not a fact is read from them."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.dialects.constraints import find_constraints, shipped_words
from slatebind.dialects.prose_words import ProseWords


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The berth, mutually exclusive with quayid", [("excludes", "mutually exclusive with", "quayid")]),
        ("It cannot be used with quayid.", [("excludes", "cannot be used with", "quayid")]),
        ("Must be passed with quayid", [("requires", "Must be passed with", "quayid")]),
        ("Has to be set, with care", [("condition", "Has to be set", ", with care")]),
        ("Required if the berth is wet", [("condition", "Required if", "the berth is wet")]),
        ("By default, all", [("default", "By default", ", all")]),
        ("The depth, 10 by default", [("default", "10 by default", "")]),
        (
            "Possible values are dry and wet; default is dry. For root admins only",
            [
                ("values", "Possible values are", "dry and wet"),
                ("default", "default is", "dry"),
                ("audience", "root admins only", ""),
            ],
        ),
        ("The version of the berth", []),
    ],
)
def test_constraints_of_a_description(text: str, found: list[tuple[str, str, str]]) -> None:
    """One for each kind and sentence, with the words that introduce it and the rest of the sentence."""
    constraints = find_constraints(text, shipped_words())
    firsts = {(item.sentence, item.start): item for item in reversed(constraints)}.values()
    assert sorted((item.kind, item.introduction, item.content) for item in firsts) == sorted(found)
    assert all(text[item.start :].startswith(item.introduction) for item in constraints)


def test_expressions_of_the_dialect_decide() -> None:
    """Those that introduce a fact, and those that only tell that there is one."""
    words = ProseWords(excludes=("never next to (?P<names>.+)",), constraints={"condition": ("on weekdays",)})
    (exclusive,) = find_constraints("never next to a quay", words)
    assert (exclusive.kind, exclusive.introduction, exclusive.content) == ("excludes", "never next to", "a quay")
    assert [item.kind for item in find_constraints("Open on weekdays", words)] == ["condition"]
    assert find_constraints("mutually exclusive with quayid", words) == ()


def test_invalid_expressions_are_reported(tmp_path: Path) -> None:
    """At their line; so are unknown kinds."""
    shipped = Path(__file__).parents[3] / "generator/slatebind/dialects/cloudstack.yaml"
    lines = shipped.read_text(encoding="utf-8").splitlines()
    start = lines.index("  constraints:")
    file = tmp_path / "mine.yaml"
    for entry, message in (("values: ['(']", "prose.constraints.values is not a valid"), ("mood: ['x']", "prose.con")):
        file.write_text("\n".join([*lines[: start + 1], f"    {entry}"]), encoding="utf-8")
        dialect, (problem,) = load_dialect(str(file))
        assert dialect is None
        assert problem.message.startswith(message)
        assert problem.at.line == start + 2
