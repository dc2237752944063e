"""Findings that a project lives with: told apart from new ones, and reported once they are gone.

A finding is known by its rule, its file and its message, not by its line, so that text may move.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.formats.places import relative
from slatebind.lint.rules import all_rules
from slatebind.lint.settings import unknown_rules

_HINT = "write the baseline anew, so that they cannot come back unseen"


class Known(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """So many findings of a rule in a file that say the same."""

    file: str
    rule: str
    message: str
    count: int = 1


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A baseline file."""

    slatebind_baseline: int = 1
    findings: tuple[Known, ...] = ()


def dump_baseline(findings: Iterable[Diagnostic]) -> str:
    """The baseline that knows these findings, as JSON, in an order that makes small differences."""
    counts = Counter(map(_key, findings))
    known = tuple(sorted(Known(*key, count) for key, count in counts.items()))
    return msgspec.json.format(msgspec.json.encode(Baseline(findings=known)), indent=2).decode() + "\n"


def load_baseline(text: str, file: str) -> tuple[Baseline | None, tuple[Diagnostic, ...]]:
    """The baseline in a text, and the rules in it that do not exist; None, with the reason, where it is none."""
    try:
        baseline = msgspec.json.decode(text, type=Baseline)
        return baseline, tuple(_unknown(baseline, text, file))
    except msgspec.DecodeError as problem:
        message = f"this is no baseline: {_BYTE.sub('', str(problem))}"
        return None, (_invalid(message, _place(text, str(problem), file), "write it anew with --write-baseline"),)


def missing_baseline(file: str) -> Diagnostic:
    """The error where a baseline is asked for that is not there."""
    return _invalid("there is no such file", Position(file), "--write-baseline makes it")


def _invalid(message: str, at: Position, hint: str) -> Diagnostic:
    return Diagnostic(code="baseline-invalid", message=message, at=at, severity=Severity.ERROR, hint=hint)


def _unknown(baseline: Baseline, text: str, file: str) -> Iterator[Diagnostic]:
    """A warning for each: what it knew goes by another name, or not at all, since the baseline was written."""
    for name in dict.fromkeys(one.rule for one in baseline.findings):
        start = text.find(f'"{name}"')
        at = Position(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        for found in unknown_rules((name,), at):
            yield msgspec.structs.replace(found, severity=Severity.WARNING)


def _place(text: str, problem: str, file: str) -> Position:
    """Where a text is not what it should be; its start where that is not said."""
    said = _BYTE.search(problem)
    before = text.encode()[: int(said[1])].decode(errors="replace") if said else ""
    return Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


_BYTE = re.compile(r" \(byte (\d+)\)")


def against(baseline: Baseline, findings: Iterable[Diagnostic], file: str) -> tuple[Diagnostic, ...]:
    """The findings that the baseline does not know, and one for each that it knows and that is gone."""
    left = Counter({(one.file, one.rule, one.message): one.count for one in baseline.findings})
    new = []
    for finding in findings:
        if left[_key(finding)] > 0:
            left[_key(finding)] -= 1
        else:
            new.append(finding)
    gone = [
        Diagnostic(
            code="baseline-gone",
            message=f"{count} of rule `{rule}` in {path} {'is' if count == 1 else 'are'} gone: {message}",
            at=Position(file),
            severity=Severity.INFO,
            hint=_HINT,
        )
        for (path, rule, message), count in sorted(left.items())
        if count > 0 and rule in all_rules()
    ]
    return (*new, *gone)


def _key(finding: Diagnostic) -> tuple[str, str, str]:
    return relative(finding.at.file), finding.code, finding.message
