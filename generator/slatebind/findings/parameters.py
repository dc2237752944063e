"""Findings about parameters of HTTP operations that a spec cannot represent as the docs state them."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="body-alternatives",
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="Tables of one request have rows in common",
            what=(
                "Reports a table of parameters that has rows of an earlier table of the same request, in the same "
                "place: one for each kind of customer, for example. The tables are read as one, and a parameter is "
                "required if all of the tables have it and say so."
            ),
            why="A client cannot know which parameters belong together.",
            example="""\
### Body of a personal customer

| Name | Type |
|---|---|
| name | string |

### Body of a business customer

| Name | Type |
|---|---|
| name | string |
| taxId | string |
""",
        ),
    ),
    FindingDefinition(
        code="name-several",
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="A row names several parameters",
            what="Reports a row with several names between slashes. Each is read as a parameter, and none is required.",
            why="That one of them has to be sent is not in the spec.",
            example="| mobile/email | string | Identifies the customer |",
            instead="""\
| mobile | string | Identifies the customer, if there is no email |
| email | string | Identifies the customer, if there is no mobile |
""",
        ),
    ),
    FindingDefinition(
        code="parameters-joined",
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="A title above a table of parameters says nothing of them",
            what=(
                "Reports a table of parameters behind another one of the same request, below a title with none of the "
                "words for parameters, bodies, headers and so on, and not the name of a parameter. Its rows are read "
                "as more parameters."
            ),
            why="The rows may be inside of another parameter, or belong to something else.",
            example="""\
### Body

| Name | Type |
|---|---|
| tree | integer |

### Advanced

| Name | Type |
|---|---|
| zoom | integer |
""",
            instead="""\
### Advanced parameters
""",
        ),
    ),
    FindingDefinition(
        code="required-conditional",
        max_single=9,
        severity=Severity.INFO,
        preset="recommended",
        explanation=Explanation(
            title="A parameter is required in some cases",
            what=(
                "Reports a parameter that its row marks as required under a condition. It is read as optional; the "
                "condition is in its description, if the docs state it there."
            ),
            why="A client cannot check the condition.",
            example="| taxId | string | conditional | The tax number |",
        ),
    ),
)
