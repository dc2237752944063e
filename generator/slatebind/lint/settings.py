"""Which rules run, how bad their findings are, and where: what the plan and the command line say, put together."""

from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePath

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.lint.rule import PRESETS, Preset
from slatebind.lint.rules import all_rules
from slatebind.suggestions import did_you_mean

OFF = "off"


class Override(msgspec.Struct, frozen=True):
    """Severities for the files that match one of the patterns. Patterns are those of shells, ``*`` crosses slashes."""

    paths: tuple[str, ...]
    rules: Mapping[str, str]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for. ``rules`` are severities, or ``off``; ``select``, where given, is all that runs."""

    preset: Preset = "recommended"
    rules: Mapping[str, str] = {}
    overrides: tuple[Override, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def runs(self, rule: str) -> bool:
        """Whether a rule is on anywhere."""
        given = [self.rules.get(rule), *(override.rules.get(rule) for override in self.overrides)]
        return self._is_on(rule, self.rules.get(rule)) or any(one not in {None, OFF} for one in given)

    def severity(self, found: Diagnostic) -> Severity | None:
        """How bad a finding is at its place; None where its rule is off there."""
        given = self.rules.get(found.code)
        for override in self.overrides:
            if found.code in override.rules and any(_matches(found.at.file, path) for path in override.paths):
                given = override.rules[found.code]
        if not self._is_on(found.code, given):
            return None
        return Severity(given) if given and given != OFF else found.severity

    def _is_on(self, rule: str, given: str | None) -> bool:
        if _named(rule, self.ignore):
            return False
        if self.select:
            return _named(rule, self.select)
        if given is not None:
            return given != OFF
        known = all_rules().get(rule)
        return known is None or PRESETS.index(known.preset) <= PRESETS.index(self.preset)


def _named(rule: str, patterns: Iterable[str]) -> bool:
    return any(fnmatchcase(rule, pattern) for pattern in patterns)


def _matches(file: str, pattern: str) -> bool:
    path = PurePath(file).as_posix()
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")


def unknown_rules(names: Iterable[str], at: Position) -> tuple[Diagnostic, ...]:
    """An error for each name, or pattern, that is no rule's, with the one that was probably meant."""
    known: Collection[str] = all_rules()
    found = []
    for name in names:
        if any(fnmatchcase(rule, name) for rule in known):
            continue
        hint = did_you_mean(name, known, "`slatebind lint --list` lists all rules")
        found.append(
            Diagnostic(code="rule-unknown", message=f"unknown rule `{name}`", at=at, severity=Severity.ERROR, hint=hint)
        )
    return tuple(found)
