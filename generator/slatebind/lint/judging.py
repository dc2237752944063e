"""What extraction reports, as the project's configuration and the comments in its docs want it told."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from slatebind.diagnostic import Diagnostic, in_order
from slatebind.extract.chapter import CodeLines
from slatebind.lint.settings import Settings
from slatebind.lint.subject import lines_of_code
from slatebind.lint.suppress import read_suppressions, silence
from slatebind.markdown import SourceFile


def judge(
    findings: Iterable[Diagnostic], files: Sequence[SourceFile], code: Iterable[CodeLines], settings: Settings
) -> tuple[Diagnostic, ...]:
    """The findings that are left, each as bad as the settings say. What is wrong with a comment only lint tells."""
    kept = [replace(one, severity=severity) for one in findings if (severity := settings.severity(one))]
    suppressions, _ = read_suppressions(files, lines_of_code(files, code))
    left, _ = silence(tuple(kept), suppressions)
    return in_order(left)
