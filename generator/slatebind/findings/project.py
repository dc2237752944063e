"""Findings about lint's own comments and files: suppressions, baseline and configuration."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="suppression-invalid",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Invalid suppression comment",
            what=(
                "Reports a suppression comment that cannot be parsed, names no rule, names an unknown rule, "
                "or is not alone on one line."
            ),
            why="It suppresses nothing.",
            example="<!-- slatebind-disable-next-line type-knwon: the server's word -->",
            instead="<!-- slatebind-disable-next-line type-known: the server's word -->",
        ),
    ),
    FindingDefinition(
        code="suppression-unused",
        severity=Severity.WARNING,
        preset="recommended",
        explanation=Explanation(
            title="Unused suppression comment",
            what="Reports a suppression comment that suppresses no finding.",
            why="It is left over from a problem that was fixed, and hides the next one.",
            example="""\
<!-- slatebind-disable-next-line type-known: the server's word -->
|**size**|Its size|long|
""",
            instead="|**size**|Its size|long|",
        ),
    ),
    FindingDefinition(
        code="baseline-gone",
        severity=Severity.INFO,
        preset="minimal",
        explanation=Explanation(
            title="The baseline lists a finding that is gone",
            what="Reports an entry of the baseline for which there is no finding any more.",
            why="If it stays in the baseline, the same mistake can come back unnoticed.",
            example='{"file": "index.html.md", "rule": "type-known", "message": "unknown type `strng`"}',
        ),
    ),
    FindingDefinition(
        code="baseline-invalid",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="The baseline cannot be read",
            what="Reports a baseline that does not exist or is not valid.",
            why="Without the baseline every accepted finding would be reported again.",
            example='{"slatebind_baseline": 1, "findings": [}',
            instead='{"slatebind_baseline": 1, "findings": []}',
        ),
    ),
    FindingDefinition(
        code="rule-unknown",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="Unknown rule",
            what=(
                "Reports the name of a rule, in the configuration, in the baseline or on the command line, "
                "that does not exist."
            ),
            why="A misspelled name configures nothing.",
            example="""\
[lint.rules]
type-knwon = "off"
""",
            instead="""\
[lint.rules]
type-known = "off"
""",
        ),
    ),
)
