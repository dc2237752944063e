"""Filters extraction findings by the project's lint settings and suppression comments."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, in_order
from slatebind.extraction.chapter import CodeLines
from slatebind.lint.context import lines_of_code
from slatebind.lint.settings import Settings
from slatebind.lint.suppress import read_suppressions, suppress
from slatebind.markdown import SourceFile


def apply_settings(
    findings: Iterable[Diagnostic], files: Sequence[SourceFile], code: Iterable[CodeLines], settings: Settings
) -> tuple[Diagnostic, ...]:
    """The findings that are left, each with its severity. Problems of the comments themselves are left to lint."""
    kept = [replace(finding, severity=severity) for finding in findings if (severity := settings.severity(finding))]
    suppressions, _ = read_suppressions(files, lines_of_code(files, code))
    left, _ = suppress(tuple(kept), suppressions)
    return in_order(left)
