"""Rows of tables of HTTP operations after careless edits: each is in the spec, or in a finding."""

import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import example, given
from hypothesis import strategies as st

from examples import examples
from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.codec import dump

_HEADERS = (
    ("Name", "Type", "Description"),
    ("Parameter", "Required", "Type", "Default"),
    ("Field", "Meaning"),
    ("Параметр", "Тип", "Обязательный", "Описание"),
    ("参数", "类型", "说明"),
    ("Key", "Mood"),
    ("Value", "Meaning"),
    ("", ""),
)
_HEADINGS = (
    *("### Body", "### Query parameters", "### Response", "#### The plot0 object"),
    *("### Notes", "**Headers**", "Text."),
)
_CELLS = (
    *("string", "integer or null", "object", "[Plot](#plot)", "`oak`, `pine`"),
    *("yes", "no", "3", "", "A text.", "x | y"),
)
_NAMES = (
    *("{}", "`{}`", "**{}**", "{}*", "{} (required)", "{}/other"),
    *("&nbsp;{}", "- {}", "├─ {}", "a.{}", "a[{}]", "a > {}"),
)
_WORD = re.compile(r"unique\d+")


def table(chance: Random, number: int) -> list[str]:
    """The lines of a table, whose rows have names that nothing else has."""
    titles = chance.choice(_HEADERS)
    rows = []
    for _ in range(chance.randint(1, 5)):
        number += 1
        name = chance.choice(_NAMES).format(f"unique{number}")
        rows.append(" | ".join((name, *(chance.choice(_CELLS) for _ in titles[1:]))))
    lines = [" | ".join(titles), " | ".join("---" for _ in titles), *rows]
    if chance.random() < 0.2:
        cells = ["".join(f"<td>{cell}</td>" for cell in line.split(" | ")) for line in (lines[0], *lines[2:])]
        return ["<table>", *(f"<tr>{row}</tr>" for row in cells), "</table>"]
    return [f"| {line} |" for line in lines] if chance.random() < 0.8 else lines


def document(chance: Random) -> list[str]:
    """The lines of a document with an operation and some tables."""
    lines = ["# Trees", "", "## Plant a tree", "", chance.choice(("`POST /trees/{id}`", "`GET /trees`")), ""]
    for number in range(chance.randint(1, 4)):
        lines += [chance.choice(_HEADINGS), "", *table(chance, 10 * number), ""]
    return lines


def damage(lines: list[str], chance: Random) -> list[str]:
    """The lines after a few edits of tables."""
    lines = list(lines)
    for _ in range(chance.randint(0, 3)):
        at = chance.randrange(6, len(lines))
        match chance.randrange(7):
            case 0:
                lines[at] = lines[at].removesuffix("|")
            case 1:
                lines[at] = lines[at].replace("|", "", 1)
            case 2:
                lines[at] = lines[at].replace("---", "", 1)
            case 3:
                lines[at : at + 2] = [" ".join(lines[at : at + 2])]
            case 4:
                lines[at] = f"  {lines[at]} <br> more"
            case 5:
                lines.insert(at, chance.choice(("", "Some text.", "| | |", "|---|---|")))
            case _:
                lines[at] = lines[at].replace("</td>", "", 1)
    return lines


def lost(lines: list[str], folder: Path) -> list[str]:
    """The names of rows that are neither in the spec nor in a finding."""
    docs = folder / "index.html.md"
    docs.write_text("\n".join(lines), encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    found = extract_spec(read_document(str(docs)), dialect)
    text = dump(found.spec) + "\n".join(finding.message for finding in found.diagnostics)
    reported = {finding.at.line for finding in found.diagnostics}
    whole = ("table-not-read", "unclosed-block")
    of_tables = [finding.at.line for finding in found.diagnostics if finding.code in whole]

    def is_known(name: str, number: int) -> bool:
        """Whether the spec or a message has the name, or a finding is about its line or the table that it is in."""
        is_in_table = any(
            at <= number and not any(line.startswith("#") for line in lines[at - 1 : number]) for at in of_tables
        )
        return is_in_table or number in reported or re.search(rf"\b{name}\b", text) is not None

    places = ((name, number) for number, line in enumerate(lines, 1) for name in _WORD.findall(line))
    return [f"{name} in line {number}" for name, number in places if not is_known(name, number)]


@given(st.integers(min_value=0, max_value=2**32))
@examples(200)
@example(21)  # a bold name without a description in the last row
@example(602)  # and in the first one
def test_no_row_is_lost_silently(seed: int) -> None:
    """Whatever the notation, the heading and the damage."""
    chance = Random(seed)
    lines = damage(document(chance), chance)
    with TemporaryDirectory() as folder:
        assert lost(lines, Path(folder)) == [], "\n".join(lines)
