"""Which rules run, with which severity, and where: the configuration and the command line combined."""

from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePath

import msgspec

from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.findings import PRESETS, VERIFY_FINDINGS, Preset, diagnostic
from slatebind.formats.identity import relative
from slatebind.lint.aliases import RETIRED, is_named, names_of
from slatebind.lint.registry import all_rules
from slatebind.suggestions import did_you_mean

OFF = "off"


class Override(msgspec.Struct, frozen=True):
    """Severities for the files that match one of the patterns. Patterns are those of shells, ``*`` crosses slashes."""

    paths: tuple[str, ...]
    rules: Mapping[str, str]


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """``rules`` are severities, or ``off``; ``select``, where given, is all that runs.

    Rules may be given by retired names. The patterns of overrides are relative to ``folder``, the configuration's.
    """

    preset: Preset = "recommended"
    rules: Mapping[str, str] = {}
    overrides: tuple[Override, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    folder: str = ""

    def runs(self, rule: str) -> bool:
        """Whether a rule is on anywhere."""
        given = _setting(rule, self.rules)
        overrides = [_setting(rule, override.rules) for override in self.overrides]
        return self._is_on(rule, given) or any(setting not in {None, OFF} for setting in (given, *overrides))

    def severity(self, found: Diagnostic) -> Severity | None:
        """A finding's severity at its position; None where its rule is off there."""
        given = _setting(found.code, self.rules)
        for override in self.overrides:
            overriding = _setting(found.code, override.rules)
            if overriding is not None and self._is_in(found.at.file, override.paths):
                given = overriding
        if not self._is_on(found.code, given):
            return None
        return Severity(given) if given and given != OFF else found.severity

    def _is_in(self, file: str, patterns: Iterable[str]) -> bool:
        """Whether a file, as seen from the working folder or from that of the configuration, matches a pattern."""
        names = {file, relative(file, self.folder)}
        return any(_matches(name, pattern) for name in names for pattern in patterns)

    def _is_on(self, rule: str, given: str | None) -> bool:
        if is_named(rule, self.ignore):
            return False
        if self.select:
            return is_named(rule, self.select)
        if given is not None:
            return given != OFF
        known = all_rules().get(rule)
        return known is None or PRESETS.index(known.preset) <= PRESETS.index(self.preset)


def _setting(rule: str, settings: Mapping[str, str]) -> str | None:
    """What the settings say about a rule, by its own name rather than by a retired one."""
    return next((settings[name] for name in names_of(rule) if name in settings), None)


def _matches(file: str, pattern: str) -> bool:
    path = PurePath(file).as_posix()
    return fnmatchcase(path, pattern) or fnmatchcase(path, f"*/{pattern}")


def unknown_rules(names: Iterable[str], at: Position) -> tuple[Diagnostic, ...]:
    """An error for each name, or pattern, that matches no rule, with the one that was probably meant."""
    known: Collection[str] = {*all_rules(), *RETIRED, *VERIFY_FINDINGS}
    found = []
    for name in names:
        if any(fnmatchcase(rule, name) for rule in known):
            continue
        hint = did_you_mean(name, (*all_rules(), *VERIFY_FINDINGS), "`slatebind lint --list` lists all rules")
        found.append(diagnostic("rule-unknown", at, f"unknown rule `{name}`", hint))
    return tuple(found)
