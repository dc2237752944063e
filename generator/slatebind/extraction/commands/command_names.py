"""The name of a command, from its heading, its inline code or its example, which may disagree."""

import re

import msgspec

from slatebind.diagnostic import Position
from slatebind.dialects import Dialect
from slatebind.extraction.outline import CommandPart
from slatebind.extraction.report import Report
from slatebind.extraction.tables.name_markup import strip_markup
from slatebind.markdown import Code, Prose
from slatebind.markdown.fixes import replace_rest, respell

_INLINE = re.compile(r"`([^`\s]+)`")
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


class NameCandidate(msgspec.Struct, frozen=True):
    """A name and its position; ``source`` is where it was found, for messages."""

    name: str
    at: Position
    source: str


def command_name(part: CommandPart, dialect: Dialect, report: Report) -> str | None:
    """The name as it is sent, which is case-sensitive: if names differ only in case, the runnable example decides."""
    heading = NameCandidate(strip_markup(part.head.heading.text), part.head.heading.at, "heading")
    inline = _inline(part)
    example = _example(part, heading.name, dialect)
    found = (candidate for candidate in (heading, inline, example) if candidate is not None)
    candidates = [candidate for candidate in found if _IDENTIFIER.fullmatch(candidate.name)]
    if not candidates:
        problem = f"heading `{heading.name}` is not a command name" if heading.name else "nothing names this command"
        report.add("command-name", heading.at, f"{problem}; skipping it")
        return None
    chosen = candidates[0]
    if chosen is not heading:
        spelling = f"## {chosen.name}"
        message = f"heading `{heading.name}` is not a command name; using `{chosen.name}` from the {chosen.source}"
        edits = replace_rest(report.lines, heading.at, spelling)
        report.add("name-identifier", heading.at, message, f"write `{spelling}`", edits=edits)
    if example is not None and example in candidates and example.name.lower() == chosen.name.lower():
        chosen = example
    _report_disagreement(candidates, chosen, report)
    return chosen.name


def _report_disagreement(candidates: list[NameCandidate], chosen: NameCandidate, report: Report) -> None:
    if all(candidate.name == chosen.name for candidate in candidates):
        return
    names = ", ".join(f"{candidate.source} `{candidate.name}`" for candidate in candidates)
    differ_in_case_only = len({candidate.name.lower() for candidate in candidates}) == 1
    problem = "names differ in case" if differ_in_case_only else "names differ"
    positions = tuple(candidate.at for candidate in candidates)
    edits = respell(report.lines, positions, chosen.name) if differ_in_case_only else ()
    message = f"{problem}: {names}; using the {chosen.source}'s"
    hint = f"write `{chosen.name}` in all of them"
    report.add("command-name-mismatch", positions[0], message, hint, related=positions[1:], edits=edits)


def _inline(part: CommandPart) -> NameCandidate | None:
    """The name in a paragraph that consists of inline code."""
    for section in (part.head, *(section for section in part.sections if section.section == "request")):
        for block in section.blocks:
            if isinstance(block, Prose) and (match := _INLINE.fullmatch(block.text)):
                at = Position(block.at.file, block.at.line, block.at.column + 1)
                return NameCandidate(match[1], at, "inline code")
    return None


def _example(part: CommandPart, heading: str, dialect: Dialect) -> NameCandidate | None:
    """The name in the first example call; None for a shorthand such as ``cmk list zones``."""
    for section in (part.head, *part.sections):
        for block in section.blocks:
            if isinstance(block, Code) and (match := dialect.pattern("example").search(block.text)):
                name = match["command"]
                if name.lower() != heading.lower() and not re.fullmatch(dialect.command_name, name):
                    return None
                return NameCandidate(name, _position_in_code(block, match.start("command")), "example")
    return None


def _position_in_code(block: Code, offset: int) -> Position:
    before = block.text[:offset]
    line = block.at.line + 1 + before.count("\n")
    return Position(block.at.file, line, offset - (before.rfind("\n") + 1) + 1)
