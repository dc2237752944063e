"""Accepted findings: only new ones are reported, and entries that match nothing any more.

A finding is identified by its rule, file and message, not by its line, so that text may move. An entry may have a
retired name of the rule.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.findings import diagnostic
from slatebind.formats.identity import relative
from slatebind.lint.aliases import names_of
from slatebind.lint.settings import unknown_rules


class AcceptedFindings(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True):
    """``count`` findings of a rule in a file with the same message."""

    file: str
    rule: str
    message: str
    count: int = 1


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A baseline file."""

    slatebind_baseline: int = 1
    findings: tuple[AcceptedFindings, ...] = ()


def dump_baseline(findings: Iterable[Diagnostic]) -> str:
    """A baseline of these findings, as JSON in a stable order."""
    counts = Counter(map(_key, findings))
    accepted = tuple(sorted(AcceptedFindings(*key, count) for key, count in counts.items()))
    return msgspec.json.format(msgspec.json.encode(Baseline(findings=accepted)), indent=2).decode() + "\n"


def load_baseline(text: str, file: str) -> tuple[Baseline | None, tuple[Diagnostic, ...]]:
    """The baseline in a text, with warnings for unknown rules; None, with the reason, where it is not valid."""
    try:
        baseline = msgspec.json.decode(text, type=Baseline)
        return baseline, tuple(_unknown(baseline, text, file))
    except msgspec.DecodeError as problem:
        message = f"not a valid baseline: {_BYTE.sub('', str(problem))}"
        at = _position(text, str(problem), file)
        return None, (diagnostic("baseline-invalid", at, message, "recreate it with --write-baseline"),)


def missing_baseline(file: str) -> Diagnostic:
    """The error for a baseline that does not exist."""
    return diagnostic("baseline-invalid", Position(file), "no such file", "create it with --write-baseline")


def _unknown(baseline: Baseline, text: str, file: str) -> Iterator[Diagnostic]:
    """A warning for each rule in the baseline that does not exist."""
    for name in dict.fromkeys(accepted.rule for accepted in baseline.findings):
        start = text.find(f'"{name}"')
        at = Position(file, text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
        for found in unknown_rules((name,), at):
            yield msgspec.structs.replace(found, severity=Severity.WARNING)


def _position(text: str, problem: str, file: str) -> Position:
    """The position that a decoding error names; the start of the file where it names none."""
    byte = _BYTE.search(problem)
    before = text.encode()[: int(byte[1])].decode(errors="replace") if byte else ""
    return Position(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


_BYTE = re.compile(r" \(byte (\d+)\)")


def against(baseline: Baseline, findings: Iterable[Diagnostic], file: str) -> tuple[Diagnostic, ...]:
    """The findings that the baseline does not accept, and one for each entry that matches nothing any more."""
    left = Counter({(accepted.file, accepted.rule, accepted.message): accepted.count for accepted in baseline.findings})
    new = []
    for finding in findings:
        path, code, message = _key(finding)
        keys = ((path, name, message) for name in names_of(code))
        accepted = next((key for key in keys if left[key] > 0), None)
        if accepted is None:
            new.append(finding)
        else:
            left[accepted] -= 1
    return (*new, *_gone(left, file))


def _gone(left: Counter[tuple[str, str, str]], file: str) -> Iterator[Diagnostic]:
    for (path, rule, message), count in sorted(left.items()):
        if count > 0 and not unknown_rules((rule,), Position(file)):
            text = f"{count} of rule `{rule}` in {path} {'is' if count == 1 else 'are'} gone: {message}"
            yield diagnostic("baseline-gone", Position(file), text, "update the baseline with --write-baseline")


def _key(finding: Diagnostic) -> tuple[str, str, str]:
    return relative(finding.at.file), finding.code, finding.message
