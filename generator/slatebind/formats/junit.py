"""JUnit XML, which CI servers show as a list of tests: a suite for each file, a failed test for each finding."""

from collections import defaultdict
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats.identity import relative
from slatebind.formats.rule import Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import escape_hidden, remove_non_xml


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """Errors and warnings as failed tests, notes as passed ones with the note as output.

    Without findings there is one passed test, since CI servers take an empty report for a failed run.
    """
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        by_file[relative(finding.at.file)].append(finding)
    failures = sum(_is_failure(finding) for finding in findings)
    suites = Element("testsuites", {"name": "slatebind", **_counts(len(findings) or 1, failures)})
    for file, found in by_file.items():
        _add_suite(suites, file, found, rules)
    if not findings:
        suite = SubElement(suites, "testsuite", {"name": "slatebind", **_counts(1, 0)})
        SubElement(suite, "testcase", name="no findings", classname="slatebind", time="0")
    indent(suites)
    return f"{tostring(suites, 'utf-8', xml_declaration=True).decode()}\n"


def _counts(tests: int, failures: int) -> dict[str, str]:
    return {"tests": str(tests), "failures": str(failures), "errors": "0"}


def _add_suite(suites: Element, file: str, found: list[Diagnostic], rules: Rules) -> None:
    failures = sum(_is_failure(finding) for finding in found)
    suite = SubElement(suites, "testsuite", {"name": remove_non_xml(file), **_counts(len(found), failures)})
    for finding in found:
        location = f"{finding.at.line}:{finding.at.column}"
        name = f"{finding.code} at {location}"
        case = SubElement(suite, "testcase", name=remove_non_xml(name), classname=remove_non_xml(file), time="0")
        text = f"{relative(finding.at.file)}:{location}: {with_hint(finding)}"
        if _is_failure(finding):
            title = rules[finding.code].title if finding.code in rules else escape_hidden(finding.message)
            failure = SubElement(case, "failure", message=remove_non_xml(title), type=finding.severity.value)
            failure.text = remove_non_xml(text)
        else:
            SubElement(case, "system-out").text = remove_non_xml(text)


def _is_failure(finding: Diagnostic) -> bool:
    return finding.severity is not Severity.INFO
