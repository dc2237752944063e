"""Suppression comments in the docs, which may use retired names of rules.

<!-- slatebind-disable-next-line RULE, RULE: reason -->  (above a block of code: the whole block)
<!-- slatebind-disable RULE -->  ...  <!-- slatebind-enable RULE -->
<!-- slatebind-disable-file RULE: reason -->
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

import msgspec

from slatebind.diagnostic import Diagnostic, Position
from slatebind.findings import VERIFY_FINDINGS, diagnostic
from slatebind.lint.aliases import RETIRED
from slatebind.lint.registry import all_rules
from slatebind.lint.text_similarity import without_code
from slatebind.markdown import SourceFile, is_directive
from slatebind.suggestions import closest, did_you_mean

_PARTS = re.compile(
    r"slatebind-(disable-next-line|disable-file|disable|enable)(?![\w-])[ \t]*([^:]*?)[ \t]*(?::.*?)?[ \t]*-->"
)
_MARK = re.compile(r"slatebind-(?:disable|enable)", re.I)
_MISSPELLED = re.compile(r"<!--+\s*slate[ _-]?bind[\s:_-]+([a-z-]+)", re.I)
_OTHER_WORDS = ("disabled", "enabled", "ignore", "suppress", "skip")
_KINDS = ("disable-next-line", "disable-file", "disable", "enable")


class Suppression(msgspec.Struct, frozen=True):
    """A rule whose findings are suppressed from line ``first`` to line ``last``. The comment is at ``at``."""

    rule: str
    at: Position
    first: int
    last: float

    def covers(self, found: Diagnostic) -> bool:
        """Whether it suppresses a finding."""
        return found.at.file == self.at.file and self.first <= found.at.line <= self.last


def read_suppressions(
    files: Iterable[SourceFile], fenced: Mapping[str, Collection[int]]
) -> tuple[tuple[Suppression, ...], tuple[Diagnostic, ...]]:
    """The suppressions in a document's files, and problems with the comments. ``fenced`` lines are code."""
    suppressions: list[Suppression] = []
    problems: list[Diagnostic] = []
    for file in files:
        lines = file.text.split("\n")
        reader = _Reader(file.name, lines, fenced[file.name])
        for number, line in enumerate(lines, 1):
            if is_directive(line) and number not in fenced[file.name]:
                reader.read(number, line)
        for at in _misplaced(file, lines, fenced[file.name]):
            reader.report_misplaced(at)
        suppressions += reader.finish()
        problems += reader.problems
    return tuple(suppressions), tuple(problems)


def _misplaced(file: SourceFile, lines: list[str], code: Collection[int]) -> Iterator[Position]:
    """The positions of comments that look like suppressions but are none.

    They share a line, have several, or are misspelled.
    """
    number, line_start = 1, 0
    start = file.text.find("<!--")
    while start >= 0:
        end = file.text.find("-->", start)
        if end < 0:
            return  # reported as an unclosed block
        number += file.text.count("\n", line_start, start)
        line_start = file.text.rfind("\n", 0, start) + 1
        line = lines[number - 1]
        is_shown = number in code or without_code(line)[start - line_start] != "<"
        if not is_shown and not is_directive(line) and _is_meant(file.text[start:end]):
            yield Position(file.name, number, start - line_start + 1)
        start = file.text.find("<!--", end)


def _is_meant(comment: str) -> bool:
    """Whether a comment is meant as a suppression."""
    misspelled = _MISSPELLED.match(comment)
    return _MARK.search(comment) is not None or (
        misspelled is not None and closest(misspelled[1], (*_KINDS, *_OTHER_WORDS)) is not None
    )


def suppress(
    found: tuple[Diagnostic, ...], suppressions: tuple[Suppression, ...]
) -> tuple[list[Diagnostic], list[Suppression]]:
    """The findings that are left, and the unused suppressions."""
    by_rule: dict[str, list[Suppression]] = {}
    for suppression in suppressions:
        for rule in RETIRED.get(suppression.rule, (suppression.rule,)):
            by_rule.setdefault(rule, []).append(suppression)
    used: set[Suppression] = set()
    left = []
    for finding in found:
        covering = [suppression for suppression in by_rule.get(finding.code, ()) if suppression.covers(finding)]
        used.update(covering)
        if not covering:
            left.append(finding)
    return left, [suppression for suppression in suppressions if suppression not in used]


class _Reader:
    """The comments of one file, in order."""

    def __init__(self, file: str, lines: list[str], code: Collection[int]) -> None:
        self._file = file
        self._lines = lines
        self._code = code
        self._done: list[Suppression] = []
        self._open: dict[str, Position] = {}
        self.problems: list[Diagnostic] = []

    def read(self, number: int, line: str) -> None:
        at = Position(self._file, number, line.index("<") + 1)
        parts = _PARTS.search(line)
        if parts is None:
            self._report(at, "invalid suppression comment", f"use one of {', '.join(_KINDS)}")
            return
        rules = [rule for rule in re.split(r"[,\s]+", parts[2]) if rule]
        if not rules:
            self._report(at, "suppression comment without a rule", "add the rule's name")
        for rule in rules:
            if rule in all_rules() or rule in RETIRED or rule in VERIFY_FINDINGS:
                self._take(parts[1], rule, at)
            else:
                self._report(at, f"unknown rule `{rule}`", did_you_mean(rule, (*all_rules(), *VERIFY_FINDINGS)))

    def report_misplaced(self, at: Position) -> None:
        """Report a suppression comment that is not read as one."""
        hint = "write `<!-- slatebind-disable-next-line RULE -->`, on a line of its own above what it is about"
        self._report(at, "this suppression comment has no effect", hint)

    def _take(self, kind: str, rule: str, at: Position) -> None:
        match kind:
            case "disable-next-line":
                line = self._line_after(at.line)
                self._done.append(Suppression(rule, at, line, self._end_of_code(line)))
            case "disable-file":
                self._done.append(Suppression(rule, at, 1, float("inf")))
            case "disable":
                self._open.setdefault(rule, at)
            case _ if rule in self._open:
                start = self._open.pop(rule)
                self._done.append(Suppression(rule, start, start.line, at.line))
            case _:
                self._report(at, f"`{rule}` is not disabled here", "remove the comment")

    def _line_after(self, number: int) -> int:
        """The first line after a comment that is neither blank nor such a comment itself."""
        for offset, line in enumerate(self._lines[number:], number + 1):
            if line.strip() and not is_directive(line):
                return offset
        return number

    def _end_of_code(self, number: int) -> int:
        """The last line of the block of code that a line opens, else that line: in code no comment can be written."""
        opening = self._lines[number - 1].strip()
        mark = opening[: len(opening) - len(opening.lstrip(opening[:1]))]
        last = number
        while last + 1 in self._code and last in self._code:
            last += 1
            line = self._lines[last - 1].strip()
            if line.startswith(mark) and not line.strip(mark[0]):
                break
        return last

    def _report(self, at: Position, message: str, hint: str) -> None:
        self.problems.append(diagnostic("suppression-invalid", at, message, hint))

    def finish(self) -> Iterator[Suppression]:
        """What was read; a suppression that is not ended goes to the end of the file."""
        yield from self._done
        for rule, at in self._open.items():
            yield Suppression(rule, at, at.line, float("inf"))
