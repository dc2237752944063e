"""What a command is called, when its heading, its inline code and its example do not agree."""

import re

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extract.outline import CommandPart
from slatebind.extract.report import Report
from slatebind.extract.table_rows import strip_markup
from slatebind.markdown import Code, Prose
from slatebind.markdown.fixes import replace_rest, respell

_INLINE = re.compile(r"`([^`\s]+)`")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class NameCandidate(msgspec.Struct, frozen=True):
    """A name, and where it stands."""

    name: str
    at: Position
    where: str


def command_name(part: CommandPart, dialect: Dialect, report: Report) -> str | None:
    """The name on the wire. Names are case-sensitive there, so where only case differs the runnable example decides."""
    heading = NameCandidate(strip_markup(part.head.heading.text), part.head.heading.at, "heading")
    inline = _inline(part)
    example = _example(part, heading.name, dialect)
    said = [one for one in (heading, inline, example) if one is not None and _IDENTIFIER.fullmatch(one.name)]
    if not said:
        report.add("command-name", heading.at, f"heading `{heading.name}` names no command; skipping it")
        return None
    chosen = said[0]
    if chosen is not heading:
        spelling = f"## {chosen.name}"
        message = f"heading `{heading.name}` is not a command name; using `{chosen.name}` from the {chosen.where}"
        edits = replace_rest(report.lines, heading.at, spelling)
        report.add("name-identifier", heading.at, message, f"write `{spelling}`", edits=edits)
    if example is not None and example in said and example.name.lower() == chosen.name.lower():
        chosen = example
    _report_disagreement(said, chosen, report)
    return chosen.name


def _report_disagreement(said: list[NameCandidate], chosen: NameCandidate, report: Report) -> None:
    if all(one.name == chosen.name for one in said):
        return
    names = ", ".join(f"{one.where} `{one.name}`" for one in said)
    case_only = len({one.name.lower() for one in said}) == 1
    how = "names differ in case" if case_only else "names differ"
    places = tuple(one.at for one in said)
    edits = respell(report.lines, places, chosen.name) if case_only else ()
    message = f"{how}: {names}; using the {chosen.where}'s"
    hint = f"write `{chosen.name}` in all of them"
    report.add("command-name-mismatch", places[0], message, hint, related=places[1:], edits=edits)


def _inline(part: CommandPart) -> NameCandidate | None:
    """The name as the paragraph that is nothing but inline code gives it."""
    for section in (part.head, *(one for one in part.sections if one.section == "request")):
        for block in section.blocks:
            if isinstance(block, Prose) and (match := _INLINE.fullmatch(block.text)):
                return NameCandidate(
                    match[1], Position(block.at.file, block.at.line, block.at.column + 1), "inline code"
                )
    return None


def _example(part: CommandPart, heading: str, dialect: Dialect) -> NameCandidate | None:
    """The name in the first example that runs a command; ``cmk list zones`` names none as it travels."""
    for section in (part.head, *part.sections):
        for block in section.blocks:
            if isinstance(block, Code) and (match := dialect.pattern("example").search(block.text)):
                name = match["command"]
                if name.lower() != heading.lower() and not re.fullmatch(dialect.command_name, name):
                    return None
                return NameCandidate(name, _inside(block, match.start("command")), "example")
    return None


def _inside(block: Code, offset: int) -> Position:
    before = block.text[:offset]
    line = block.at.line + 1 + before.count("\n")
    return Position(block.at.file, line, offset - (before.rfind("\n") + 1) + 1)
