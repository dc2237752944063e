"""Findings about the cells of rows: names, types, lengths, whether something is required, and codes of errors."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="name-missing",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="A row has no name",
            what="Reports a row without the name of a parameter, field or error. It is skipped.",
            why="Without a name the row describes nothing.",
            example="||The network|uuid|",
            instead="|**id**|The network|uuid|",
        ),
    ),
    FindingDefinition(
        code="name-bold",
        severity=Severity.INFO,
        preset="recommended",
        needs=("bold",),
        explanation=Explanation(
            title="A name is not bold",
            what="Reports a name without emphasis in a table where other names are bold.",
            why="Names that look different suggest a difference in meaning.",
            example="""\
|**id**|The network|uuid|
|name|Its name|string|
""",
            instead="""\
|**id**|The network|uuid|
|**name**|Its name|string|
""",
            fix="Makes the name bold.",
        ),
    ),
    FindingDefinition(
        code="name-identifier",
        severity=Severity.WARNING,
        preset="minimal",
        is_fix_safe=False,
        explanation=Explanation(
            title="A name contains spaces or a note",
            what=(
                "Reports a name that contains spaces, which are removed, or is followed by a note in parentheses "
                "that is neither `required` nor `optional`."
            ),
            why="The server does not know a parameter by such a name.",
            example="|**zone id**|The zone|uuid|255|false|",
            instead="|**zoneid**|The zone|uuid|255|false|",
            fix=(
                "With `--unsafe-fixes`, removes spaces from a name in a table, and replaces a heading by the name "
                "that the command is called by."
            ),
        ),
    ),
    FindingDefinition(
        code="name-invalid",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="A text cannot be a name",
            what=(
                "Reports a cell of the name column that cannot be a name. A single word is kept as it is; a row with "
                "other text is skipped."
            ),
            why="The server does not know a parameter by such a name, or the column holds something else.",
            example="|**The ID of the zone**|zoneid|uuid|255|false|",
            instead="|**zoneid**|The ID of the zone|uuid|255|false|",
        ),
    ),
    FindingDefinition(
        code="name-case-variants",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Names that differ only in case",
            what="Reports a row whose name differs from an earlier one in the same table only in case.",
            why="They are almost always one parameter or field that is listed twice.",
            example="""\
|**zoneid**|The zone|uuid|
|**zoneId**|The zone|uuid|
""",
            instead="|**zoneid**|The zone|uuid|",
        ),
    ),
    FindingDefinition(
        code="type-known",
        severity=Severity.WARNING,
        preset="minimal",
        is_once=True,
        explanation=Explanation(
            title="Unknown type",
            what="Reports a type word that the dialect does not know. It is taken as a string.",
            why="The client's model gets the wrong type.",
            example="|**size**|Its size|intager|",
            instead="|**size**|Its size|integer|",
        ),
    ),
    FindingDefinition(
        code="type-missing",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Missing type",
            what="Reports a row with an empty type. It is taken as a string.",
            why="The client's model may get the wrong type.",
            example="|**size**|Its size||",
            instead="|**size**|Its size|long|",
        ),
    ),
    FindingDefinition(
        code="length-integer",
        severity=Severity.WARNING,
        preset="minimal",
        needs=("lengths",),
        explanation=Explanation(
            title="A length is not a number",
            what="Reports a length that is not a whole number. It is not kept.",
            why="Only a number can be checked before a request is sent.",
            example="|**id**|The network|uuid|long|true|",
            instead="|**id**|The network|uuid|255|true|",
        ),
    ),
    FindingDefinition(
        code="required-boolean",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Required is neither true nor false",
            what=(
                "Reports a parameter whose column for `required` contains neither of the dialect's words for "
                "true and false. It is taken as optional."
            ),
            why="Requests without a parameter that is in fact required fail at the server.",
            example="|**id**|The network|uuid|255|maybe|",
            instead="|**id**|The network|uuid|255|true|",
        ),
    ),
    FindingDefinition(
        code="error-code",
        severity=Severity.ERROR,
        preset="minimal",
        needs=("codes",),
        explanation=Explanation(
            title="An error code is not a number",
            what="Reports a row of the errors table whose code is not a whole number. It is skipped.",
            why="Clients look up errors by number.",
            example="""\
|Error Code|Meaning|
|---|---|
|many|Too many requests|
""",
            instead="""\
|Error Code|Meaning|
|---|---|
|429|Too many requests|
""",
        ),
    ),
)
