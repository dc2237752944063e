"""Findings about tables, lists and their rows as a whole."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="table-not-read",
        max_single=9,
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A table is neither parameters nor fields",
            what=(
                "Reports the header of a table below a command whose columns are neither those of parameters "
                "nor those of fields, with the number of its rows."
            ),
            why="Nothing in such a table is in the spec or in a client.",
            example="""\
|State|Meaning|
|---|---|
|Running|It runs|
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**state**|Running if it runs|string|
""",
        ),
    ),
    FindingDefinition(
        code="list-not-read",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A list of parameters is not read",
            what=(
                "Reports a list directly below a heading or label that announces parameters or headers if its items "
                "do not start with names, with the number of its items."
            ),
            why="Parameters that it describes are neither in the spec nor in a client.",
            example="""\
### Query Parameters

- Filter the trees by their species
- Filter the trees by the year in which they were planted
""",
            instead="""\
### Query Parameters

- `species` (string, optional): The species of the trees
- `year` (integer, optional): The year in which they were planted
""",
        ),
    ),
    FindingDefinition(
        code="row-lost",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="A row is not read",
            what=(
                "Reports each row of a table that belongs to no command, and each line below a command's heading "
                "that looks like a parameter or a field but is not in a table: an item of a list, a row in HTML."
            ),
            why="The row is missing from the spec.",
            example="- **id** (uuid, required): The network",
            instead="""\
|Parameter Name|Description|Type|Required|
|---|---|---|---|
|**id**|The network|uuid|true|
""",
        ),
    ),
    FindingDefinition(
        code="row-as-text",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A row is kept as text",
            what=(
                "Reports a line in the description or in an aside of a command that looks like a parameter or a field: "
                "it starts with a bold name, or with a bold cell of a table."
            ),
            why="It is in the spec as text only; no client has the parameter.",
            example="**id** The network",
            instead="""\
|Parameter Name|Description|Type|Required|
|---|---|---|---|
|**id**|The network|uuid|true|
""",
        ),
    ),
    FindingDefinition(
        code="row-duplicate",
        max_single=9,
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Duplicate row",
            what=(
                "Reports a parameter, field or error code that has more than one row in its table, and each row of a "
                "command that is documented twice. The first row is kept."
            ),
            why="Where the rows differ, one of them is wrong.",
            example="""\
|**id**|The network|uuid|255|true|
|**id**|The network|uuid|255|true|
""",
            instead="|**id**|The network|uuid|255|true|",
            fix="Removes the second row of a parameter or field if both rows are the same.",
        ),
    ),
    FindingDefinition(
        code="table-row-empty",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Empty row",
            what="Reports a table row whose cells are all empty. It is skipped.",
            why="It is left over from an edit and shows as a gap in the page.",
            example="""\
|**id**|The network|uuid|
||||
""",
            instead="|**id**|The network|uuid|",
            fix="Removes the row.",
        ),
    ),
    FindingDefinition(
        code="table-cell-count",
        max_single=9,
        is_once_per_command=True,
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Wrong number of cells in a row",
            what=(
                "Reports a row with more or fewer cells than its header. The cells are assigned to the "
                "columns that they fit best."
            ),
            why="Which column the cells belong to is a guess that may be wrong.",
            example="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
""",
        ),
    ),
    FindingDefinition(
        code="table-columns-swapped",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Two cells are swapped",
            what=(
                "Reports a row in which two cells contain what belongs in each other's column. Each is read as if it "
                "were in the right column."
            ),
            why="Readers of the page see a type where they expect a description.",
            example="""\
|Element|Description|Type|
|---|---|---|
|**id**|uuid|The network|
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
""",
            fix="Swaps the two cells.",
        ),
    ),
    FindingDefinition(
        code="table-header-known",
        severity=Severity.WARNING,
        is_once=True,
        preset="minimal",
        explanation=Explanation(
            title="Unknown or missing column title",
            what=(
                "Reports a column whose title the dialect does not know, a second column with the same role, "
                "a table without a column of names, and a table without a header."
            ),
            why="Such a column is not read, or its role is guessed.",
            example="""\
|Element|Descripton|Type|
|---|---|---|
|**id**|The network|uuid|
""",
            instead="""\
|Element|Description|Type|
|---|---|---|
|**id**|The network|uuid|
""",
        ),
    ),
)
