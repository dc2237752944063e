"""Findings about chapters and headings: groups, and what is a heading of which level."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="group-duplicate",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Duplicate group",
            what=("Reports a chapter with the same title as an earlier one. Their commands are merged into one group."),
            why="Both chapters get the same anchor in the page and become one module of the client.",
            example="""\
# Network

## createNetwork

# Network

## deleteNetwork
""",
            instead="""\
# Network

## createNetwork

## deleteNetwork
""",
        ),
    ),
    FindingDefinition(
        code="group-missing",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A command has no group",
            what=("Reports a command with no titled chapter heading above it. It goes to a group called `Commands`."),
            why="A group's title names a module of the client and an entry in the table of contents.",
            example="""\
## deleteNetwork

This command deletes a network.
""",
            instead="""\
# Network

## deleteNetwork

This command deletes a network.
""",
        ),
    ),
    FindingDefinition(
        code="no-commands",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="No commands found",
            what="Reports a document in which no command is found.",
            why="The document is not an API reference, or was written for another dialect.",
            example="""\
# Introduction

Welcome to the documentation.
""",
            instead="""\
# Network

## listNetworks

This command lists networks.
""",
        ),
    ),
    FindingDefinition(
        code="heading-level",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("names",),
        explanation=Explanation(
            title="A command's heading is not at level 2",
            what="Reports the heading of a command at a level other than 2.",
            why="The level decides where the command appears in the table of contents.",
            example="""\
# Network

### deleteNetwork
""",
            instead="""\
# Network

## deleteNetwork
""",
        ),
    ),
    FindingDefinition(
        code="heading-in-command",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("names",),
        explanation=Explanation(
            title="A line of a command is a heading",
            what=(
                "Reports a sentence that describes a command, or the command's name, where it is marked as a heading "
                "inside the command. It is read as text."
            ),
            why="The heading ends the command in the page's table of contents.",
            example="""\
## deleteNetwork

# This command deletes a network.
""",
            instead="""\
## deleteNetwork

This command deletes a network.
""",
        ),
    ),
    FindingDefinition(
        code="heading-typo",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("sections",),
        explanation=Explanation(
            title="Misspelled section heading",
            what=(
                "Reports a heading that differs from the heading of a known section by a letter or two. It is "
                "read as that section."
            ),
            why="Links to the section break, and the guess may be wrong.",
            example="### Query paramters",
            instead="### Query parameters",
        ),
    ),
    FindingDefinition(
        code="heading-case",
        severity=Severity.INFO,
        preset="recommended",
        explanation=Explanation(
            title="Inconsistent spelling of a section heading",
            what="Reports a section heading whose case or punctuation differs from how most commands spell it.",
            why="Anchors and searches depend on the spelling.",
            example="### Response Schema",
            instead="### Response schema",
            fix="Uses the most frequent spelling.",
        ),
    ),
)
