"""Formatting a document does not change the API."""

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from slatebind.diff.verdict import Finding
from slatebind.project.diffing import compare_sides
from slatebind.project.sides import open_sides, side_of

SAMPLE = Path(__file__).parents[2] / "sample" / "source" / "index.html.md"
# A few chapters are parsed quickly, and have tables with and without outer pipes.
TEXT = "# Account" + SAMPLE.read_text(encoding="utf-8").split("\n# Account", 1)[1][:5_000].rpartition("\n## ")[0] + "\n"
CHANGED = TEXT.replace("|uuid|255|false|", "|string|255|true|").replace("**domainid**|Its domain|uuid|", "", 3)


def padded(text: str, room: str) -> str:
    """The text with this padding in table cells."""
    lines = text.split("\n")
    rows = [
        re.sub(r"\s*(?<!\\)\|\s*", f"{room}|{room}", line).strip() if line.startswith("|") else line for line in lines
    ]
    return "\n".join(rows)


def aligned(text: str, form: str) -> str:
    """The text with delimiter rows of another form."""
    return re.sub(r"(?m)(?<=\|)\s*:?-+:?\s*(?=\|)", form, text)


formattings = st.fixed_dictionaries(
    {
        "room": st.sampled_from(["", " ", "   "]),
        "form": st.sampled_from(["---", ":---", " ---: ", ":---------------:"]),
        "line_end": st.sampled_from(["\n", "\r\n"]),
        "trailing": st.sampled_from(["", "  ", "\t"]),
        "blank": st.integers(1, 3),
        "mark": st.booleans(),
    }
)


def formatted(text: str, given: dict[str, object]) -> bytes:
    """The text with another formatting."""
    text = aligned(padded(text, str(given["room"])), str(given["form"]))
    text = re.sub(r"\n\n(?=#)", "\n" * (int(str(given["blank"])) + 1), text)
    text = re.sub(r"(?m)^(#+ .*)$", rf"\1{given['trailing']}", text).replace("\n", str(given["line_end"]))
    return ("\ufeff" if given["mark"] else "").encode() + text.encode()


@cache
def found(old: bytes, new: bytes) -> list[tuple[str, str, str]]:
    """The findings of a comparison, without positions."""
    with TemporaryDirectory() as folder:
        names = f"{folder}/old.md", f"{folder}/new.md"
        Path(names[0]).write_bytes(old)
        Path(names[1]).write_bytes(new)
        outcome = compare_sides(*open_sides(*map(side_of, names)), names)
    return sorted(_identity(finding) for finding in outcome.findings)


def _identity(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.place, finding.message


@given(formattings, formattings)
def test_formatting_does_not_matter(left: dict[str, object], right: dict[str, object]) -> None:
    """The findings do not depend on the formatting of either side; for the same text there are none."""
    assert found(formatted(TEXT, left), formatted(TEXT, right)) == []
    assert found(formatted(TEXT, left), formatted(CHANGED, right)) == found(TEXT.encode(), CHANGED.encode()) != []
