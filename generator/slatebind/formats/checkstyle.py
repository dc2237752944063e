"""Checkstyle XML, which many review bots and editors read."""

from collections import defaultdict
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from slatebind.diagnostic import Diagnostic
from slatebind.formats.identity import relative
from slatebind.formats.rule import Rules
from slatebind.formats.text import with_hint
from slatebind.hidden_characters import remove_non_xml


def render(findings: Sequence[Diagnostic], rules: Rules) -> str:
    """The findings by file. The format has no field for explanations of rules."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for finding in findings:
        by_file[relative(finding.at.file)].append(finding)
    root = Element("checkstyle", version="10.0")
    for file, found in by_file.items():
        element = SubElement(root, "file", name=remove_non_xml(file))
        for finding in found:
            SubElement(
                element,
                "error",
                line=str(finding.at.line),
                column=str(finding.at.column),
                severity=finding.severity.value,
                message=remove_non_xml(with_hint(finding)),
                source=remove_non_xml(f"slatebind.{finding.code}"),
            )
    indent(root)
    return f"{tostring(root, 'utf-8', xml_declaration=True).decode()}\n"
