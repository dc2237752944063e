"""Words are spelt as dictionaries spell them.

A misspelt word is not found by whoever searches for it, and goes from the docs into every client's help. Known are the
slips that writers of references make most, each with the one word that was meant; inline code is left alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from slatebind.diagnostic import Position, Severity
from slatebind.lint.mend import inside
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import without_code
from slatebind.markdown import Annotation, Aside, Prose


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        for match in _slips(entry.description):
            at = inside(subject, entry, match.start())
            yield _found(at, match[0], is_there=subject.rest(at).startswith(match[0]))
    for block in subject.extraction.blocks:
        if isinstance(block, Prose | Aside | Annotation):
            yield from _check_lines(subject, block.at, block.text.count("\n") + 1)


def _check_lines(subject: Subject, start: Position, many: int) -> Iterator[Found]:
    """The lines of a block, and the line of an aside's or a comment's mark."""
    for number in range(start.line, start.line + many + 1):
        line = subject.line(Position(start.file, number))
        if (start.file, number) in subject.rows or number in subject.fenced[start.file]:
            continue
        for match in _slips(line):
            yield _found(Position(start.file, number, match.start() + 1), match[0], is_there=True)


def _found(at: Position, word: str, *, is_there: bool) -> Found:
    right = misspellings()[word.lower()]
    right = right.capitalize() if word[:1].isupper() else right
    edits = (Edit(at, word, right),) if is_there else ()
    return Found(at, f"`{word}` is misspelt", f"write `{right}`", edits=edits)


def _slips(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _WORD.finditer(without_code(text)) if match[0].lower() in misspellings())


_WORD = re.compile(r"(?<![\w/.@#=<-])[A-Za-z][a-z]{3,}(?![\w/@=>]|[.-]\w)")


@cache
def misspellings() -> dict[str, str]:
    """What is meant, by what is written."""
    text = (Path(__file__).parents[1] / "misspellings.txt").read_text(encoding="utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines())


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="fields",
    bad="|**id**|Given explicitely, or Recieved|uuid|",
    good="|**id**|Given explicitly, or Received|uuid|",
    check=check,
    fixes=True,
    changes=("description", "prose", "text"),
)
