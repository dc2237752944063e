"""Findings about files and Markdown: encoding, front matter, headings, blocks and the shape of tables."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="unclosed-block",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A code fence, comment or aside is not closed",
            what=(
                "Reports a code fence, an HTML comment or an aside without its closing mark. It is read as if "
                "it ended at the next blank line or heading."
            ),
            why=(
                "In the rendered page the rest of the document becomes code, is hidden, or appears in a coloured box."
            ),
            example="""\
<aside class="notice">
Asynchronous

### Command
""",
            instead="""\
<aside class="notice">
Asynchronous
</aside>

### Command
""",
        ),
    ),
    FindingDefinition(
        code="heading-space",
        max_single=9,
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="No space after the marks of a heading",
            what="Reports a heading without a space after its `#` marks, or with a character that only looks like one.",
            why=(
                "CommonMark renderers show such a line as text, so the heading is missing from the page and "
                "its table of contents."
            ),
            example="##deleteNetwork",
            instead="## deleteNetwork",
            fix="Inserts the space.",
        ),
        changes=("prose",),
    ),
    FindingDefinition(
        code="heading-blank-line",
        severity=Severity.INFO,
        preset="minimal",
        explanation=Explanation(
            title="No blank line between a table and a heading",
            what="Reports a heading on the line directly below a table.",
            why="Some renderers read the line as another row of the table.",
            example="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
## deleteNetwork
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|

## deleteNetwork
""",
            fix="Inserts the blank line.",
        ),
        changes=("prose",),
    ),
    FindingDefinition(
        code="table-delimiter",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Missing, repeated or mismatched delimiter line in a table",
            what=(
                "Reports a table whose header has no delimiter line below it, a second delimiter line inside "
                "a table, and a delimiter line with another number of columns than the header."
            ),
            why="Renderers show such a table, or part of it, as plain text.",
            example="""\
|Element|Description|Type|
|---|---|
|**id**|The network|uuid|
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
""",
        ),
    ),
    FindingDefinition(
        code="table-interrupted",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A table is interrupted",
            what=(
                "Reports a line between the rows of a table that is not a row, and rows that continue a table "
                "after a break."
            ),
            why=("The table ends at that line in the rendered page; the rows after it are shown as text with pipes."),
            example="""\
|**id**|The network|uuid|
undefined
|**name**|Its name|string|
""",
            instead="""\
|**id**|The network|uuid|
|**name**|Its name|string|
""",
            fix="Removes a line that contains no pipe.",
        ),
        changes=("prose",),
    ),
    FindingDefinition(
        code="table-row-pipes",
        severity=Severity.INFO,
        preset="minimal",
        explanation=Explanation(
            title="Outer pipes of a row differ from its header",
            what=(
                "Reports a row that lacks a first or last pipe that the header of its table has, or has one "
                "that the header lacks."
            ),
            why=("Slate shows such a row like the others, other renderers drop its last cell or end the table there."),
            example="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
""",
            fix="Adds or removes the pipe.",
        ),
        changes=("prose",),
        is_once=True,
    ),
    FindingDefinition(
        code="table-row-marks",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Characters around a row hide that it is one",
            what=(
                "Reports a row between invisible characters or backticks, or with full-width pipes. slatebind reads it "
                "as a row."
            ),
            why="Renderers show the line as text, and the table ends there.",
            example="""\
|Element|Description|Type|
|---|---|---|
`|**id**|The network|uuid|`
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
""",
        ),
    ),
    FindingDefinition(
        code="table-pipe-in-code",
        severity=Severity.INFO,
        preset="recommended",
        explanation=Explanation(
            title="Unescaped pipe in inline code",
            what="Reports a pipe inside inline code in a table. slatebind reads it as text.",
            why="Most renderers split the cell at the pipe, even inside backticks.",
            example="|**type**|One of `a|b`|string|",
            instead="|**type**|One of `a\\|b`|string|",
        ),
    ),
    FindingDefinition(
        code="table-line-mark",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A table inside a list or a quote",
            what="Reports table rows that follow a list mark or a quote mark. They are read as a table.",
            why="Slate shows such rows as a list, or next to the code, and not as a table.",
            example="""\
- |**id**|The network|uuid|255|true|
- |**name**|Its name|string|255|false|
""",
            instead="""\
|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|
|**name**|Its name|string|255|false|
""",
        ),
    ),
    FindingDefinition(
        code="source-encoding",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="A file is not UTF-8",
            what=("Reports the first byte of a file that is not valid UTF-8. It is read as a replacement character."),
            why="Text in another encoding is shown as garbage in the page and in the generated code.",
            example="|**name**|The network's name, such as R\\xe9seau|string|",
            instead="|**name**|The network's name, such as Réseau|string|",
        ),
    ),
    FindingDefinition(
        code="front-matter",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="The front matter is damaged",
            what=(
                "Reports front matter that Slate does not recognize or reads differently: the line above or below it "
                "is missing or damaged, something is above it, or its title or includes have another form. It is "
                "read nevertheless."
            ),
            why="Slate shows such front matter as text, and builds the page without its includes.",
            example="""\
---
title: Networks
includes:
  errors
 ---
""",
            instead="""\
---
title: Networks
includes:
  - errors
---
""",
        ),
    ),
    FindingDefinition(
        code="include-missing",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="An include does not exist",
            what=(
                "Reports an entry of `includes` in the front matter for which there is no file in the folder "
                "`includes`, or a call of `partial` that names no file."
            ),
            why="Slate fails to build such a page, and what the include documents is missing from the spec.",
            example="""\
---
includes:
  - erors
---
""",
            instead="""\
---
includes:
  - errors
---
""",
        ),
    ),
    FindingDefinition(
        code="yaml",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="The front matter is not valid YAML",
            what="Reports front matter that cannot be parsed.",
            why="Slate fails to build the page, and its title and includes are unknown.",
            example="""\
---
title: API: the reference
---
""",
            instead="""\
---
title: "API: the reference"
---
""",
        ),
    ),
)
