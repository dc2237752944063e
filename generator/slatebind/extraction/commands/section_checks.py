"""Checks of a command's section headings: unknown, duplicate, missing, or in an unusual order."""

from itertools import pairwise

from slatebind.dialects import Dialect, Section
from slatebind.extraction.outline import CommandPart
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report

SECTION_TITLES: dict[Section, str] = {
    "request": "Command",
    "parameters": "Query parameters",
    "response": "Response schema",
}


def check_sections(command: CommandPart, dialect: Dialect, report: Report) -> None:
    """Report sections that are unknown, duplicate, missing, or in another order than the dialect's."""
    first = _first_of_each(command, report)
    _report_missing(command, first, dialect, report)
    _report_order(first, dialect, report)


def _first_of_each(command: CommandPart, report: Report) -> dict[Section, Part]:
    """The first section of each kind; unknown headings and duplicates are reported."""
    first: dict[Section, Part] = {}
    for section in command.sections:
        at = section.heading.at
        if section.section is None:
            message = f"unknown section heading `{section.heading.text}`"
            report.add("section-unknown", at, message, "its tables are classified by their columns")
        elif section.section in first:
            message = f"duplicate section `{section.heading.text}`; both are read"
            earlier = first[section.section].heading.at
            report.add("command-section-duplicate", at, message, "merge them", related=(earlier,))
        else:
            first[section.section] = section
    return first


def _report_missing(command: CommandPart, first: dict[Section, Part], dialect: Dialect, report: Report) -> None:
    missing = [SECTION_TITLES[section] for section in dialect.required_sections if section not in first]
    if missing:
        heading = command.head.heading
        titles = ", ".join(f"`{title}`" for title in missing)
        hint = "add the section, even if it only says that there is nothing"
        report.add("command-section-missing", heading.at, f"`{heading.text}` has no section {titles}", hint)


def _report_order(first: dict[Section, Part], dialect: Dialect, report: Report) -> None:
    usual = dialect.required_sections
    ordered = [section for section in first if section in usual]
    late = next((later for earlier, later in pairwise(ordered) if usual.index(later) < usual.index(earlier)), None)
    if late is not None:
        message = f"sections are not in the order {', '.join(SECTION_TITLES[section] for section in usual)}"
        report.add("command-section-order", first[late].heading.at, message, "move this section up")
