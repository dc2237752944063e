"""JUnit's XML, which CI servers show as a list of tests: a suite for each file, a failed test for each finding."""

from collections import defaultdict
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from slatebind.diagnostic import Diagnostic, Severity
from slatebind.formats.places import relative
from slatebind.formats.rule import Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import remove_non_xml


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """A passed test where nothing was found, since an empty file is taken for a run that went wrong.

    Errors and warnings are failures; notes are tests that passed, with the note as their output.
    """
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        by_file[relative(finding.at.file)].append(finding)
    failures = sum(_fails(finding) for finding in findings)
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
    failures = sum(_fails(finding) for finding in found)
    suite = SubElement(suites, "testsuite", {"name": remove_non_xml(file), **_counts(len(found), failures)})
    for finding in found:
        place = f"{finding.at.line}:{finding.at.column}"
        name = f"{finding.code} at {place}"
        case = SubElement(suite, "testcase", name=remove_non_xml(name), classname=remove_non_xml(file), time="0")
        text = f"{relative(finding.at.file)}:{place}: {with_hint(finding)}"
        if _fails(finding):
            title = rules[finding.code].title if finding.code in rules else finding.message
            failure = SubElement(case, "failure", message=remove_non_xml(title), type=finding.severity.value)
            failure.text = remove_non_xml(text)
        else:
            SubElement(case, "system-out").text = remove_non_xml(text)


def _fails(finding: Diagnostic) -> bool:
    return finding.severity is not Severity.INFO
