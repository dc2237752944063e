"""Accepted findings: only new ones are reported, and entries that match nothing any more.

A finding is identified by its rule, file and place: the command, the table and the row, which stay the same when
anything else is edited. Files are relative to the project's folder. Entries of former versions have the finding's
message instead of its place; they match by the words that it quotes. An entry may have a retired name of the rule.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.findings import diagnostic
from slatebind.formats.identity import relative
from slatebind.lint.aliases import names_of
from slatebind.lint.settings import unknown_rules


class AcceptedFindings(msgspec.Struct, frozen=True, order=True, forbid_unknown_fields=True, omit_defaults=True):
    """``count`` findings of a rule at a place in a file. Entries of former versions have a ``message`` instead."""

    file: str
    rule: str
    place: str = ""
    message: str = ""
    count: int = 1


class Baseline(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A baseline file."""

    slatebind_baseline: int = 1
    findings: tuple[AcceptedFindings, ...] = ()


IsChecked = Callable[[AcceptedFindings], bool]
"""Whether a run looks for what an entry accepts: it may be limited to some files and rules."""


def dump_baseline(findings: Iterable[Diagnostic], folder: str = "", kept: Iterable[AcceptedFindings] = ()) -> str:
    """A baseline of these findings and of the ``kept`` entries, as JSON in a stable order.

    ``folder`` is the project's.
    """
    counts = Counter(
        (relative(finding.at.file, folder), finding.code, finding.place, "" if finding.place else finding.message)
        for finding in findings
    )
    accepted = (AcceptedFindings(*key, count) for key, count in counts.items())
    baseline = Baseline(findings=tuple(sorted((*accepted, *kept))))
    return msgspec.json.format(msgspec.json.encode(baseline), indent=2).decode() + "\n"


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
_QUOTED = re.compile(r"`[^`]*`")
_Key = tuple[str, str, str, tuple[str, ...]]


def against(
    baseline: Baseline,
    findings: Iterable[Diagnostic],
    file: str,
    folder: str = "",
    is_checked: IsChecked = lambda _: True,
) -> tuple[Diagnostic, ...]:
    """The findings that the baseline does not accept, and one for each checked entry that matches nothing any more.

    ``file`` is the baseline's, ``folder`` the project's.
    """
    entries: dict[_Key, AcceptedFindings] = {}
    left: Counter[_Key] = Counter()
    for accepted in baseline.findings:
        key = _key(accepted.file, accepted.rule, accepted.place, accepted.message)
        entries.setdefault(key, accepted)
        left[key] += accepted.count
    new = []
    for finding in findings:
        path = relative(finding.at.file, folder)
        keys = [
            _key(path, name, place, finding.message) for place in (finding.place, "") for name in names_of(finding.code)
        ]
        accepting = next((key for key in keys if left[key] > 0), None)
        if accepting is None:
            new.append(finding)
        else:
            left[accepting] -= 1
    gone = ((entries[key], count) for key, count in left.items() if count > 0 and is_checked(entries[key]))
    return (*new, *_gone(gone, file))


def _key(file: str, rule: str, place: str, message: str) -> _Key:
    """What identifies a finding: its place, or the words that its message quotes, in any order."""
    return file, rule, place, () if place else tuple(sorted(_QUOTED.findall(message)))


def _gone(entries: Iterable[tuple[AcceptedFindings, int]], file: str) -> Iterator[Diagnostic]:
    for entry, count in sorted(entries):
        if not unknown_rules((entry.rule,), Position(file)):
            where = entry.place or entry.message
            text = f"{count} of rule `{entry.rule}` in {entry.file} {'is' if count == 1 else 'are'} gone: {where}"
            yield diagnostic("baseline-gone", Position(file), text, "update the baseline with --write-baseline")
