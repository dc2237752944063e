"""Findings about the sections of a command."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="section-unknown",
        severity=Severity.WARNING,
        preset="recommended",
        needs=("sections",),
        explanation=Explanation(
            title="Unknown section heading",
            what=(
                "Reports a heading below a command that opens no section of the dialect. Tables below it are "
                "classified by their columns."
            ),
            why="Only text and tables in known sections are certain to be read as intended.",
            example="""\
## deleteNetwork

### Things to know
""",
            instead="""\
## deleteNetwork

### Query parameters
""",
        ),
    ),
    FindingDefinition(
        code="section-misplaced",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("sections",),
        explanation=Explanation(
            title="A table is outside its section",
            what="Reports a table of parameters or fields that is not in the section for such tables.",
            why="Readers look for it in its section and in the table of contents.",
            example="""\
### Command

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|
""",
            instead="""\
### Query parameters

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|
""",
        ),
    ),
    FindingDefinition(
        code="command-section-missing",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("sections",),
        explanation=Explanation(
            title="A command lacks a section",
            what="Reports a command without one of the sections that the dialect requires.",
            why="Readers cannot tell a forgotten section from one with nothing to say.",
            example="""\
## listNetworks

### Command

### Response schema
""",
            instead="""\
## listNetworks

### Command

### Query parameters

### Response schema
""",
        ),
    ),
    FindingDefinition(
        code="command-section-duplicate",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("sections",),
        explanation=Explanation(
            title="Duplicate section in a command",
            what="Reports a section that a command has more than once. All of them are read.",
            why="A second section of the same name is usually a paste error.",
            example="""\
### Command

### Query parameters

### Query parameters
""",
            instead="""\
### Command

### Query parameters

### Response schema
""",
        ),
    ),
    FindingDefinition(
        code="command-section-order",
        severity=Severity.WARNING,
        preset="recommended",
        needs=("sections",),
        explanation=Explanation(
            title="Sections are out of order",
            what="Reports the first section of a command that does not follow the dialect's order.",
            why="Readers expect the same order in every command.",
            example="""\
### Response schema

### Query parameters
""",
            instead="""\
### Query parameters

### Response schema
""",
        ),
    ),
)
