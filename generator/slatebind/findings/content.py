"""Findings about text, comments, code, examples and descriptions that are not kept, or that disagree."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="stray-line",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Artifact of a tool",
            what="Reports a line such as `undefined` or `null`, which a program left behind. It is not kept.",
            why="It is shown to readers as text.",
            example="""\
### Query parameters

undefined
""",
            instead="### Query parameters",
            fix="Removes the line.",
        ),
    ),
    FindingDefinition(
        code="text-not-kept",
        severity=Severity.INFO,
        preset="recommended",
        explanation=Explanation(
            title="Text or code is not in the spec",
            what="Reports prose below the heading of a section, and code that is neither a call nor JSON.",
            why="It appears in the rendered page only; no client and no spec contains it.",
            example="""\
### Response schema

The order of the fields may change.
""",
            instead="""\
## deleteNetwork

This command deletes a network. The order of the fields may change.

### Response schema
""",
        ),
    ),
    FindingDefinition(
        code="comment-hides-content",
        severity=Severity.WARNING,
        preset="recommended",
        explanation=Explanation(
            title="An HTML comment hides headings or table rows",
            what="Reports an HTML comment that contains headings or rows of tables.",
            why="The content is outdated or forgotten, and everybody can read it in the page's source.",
            example="""\
<!--
|**secret**|An old parameter|string|255|false|
-->
""",
        ),
    ),
    FindingDefinition(
        code="code-hides-rows",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Code contains table rows",
            what="Reports a code block of a command that contains rows of tables with bold names. They are not read.",
            why="Usually the block should have ended above them, and the page shows them as code.",
            example="""\
```shell
$ cmk deleteNetwork id=<id>
|**id**|The network|uuid|255|true|
```
""",
            instead="""\
```shell
$ cmk deleteNetwork id=<id>
```

|Parameter Name|Description|Type|Length|Required|
|---|---|---|---|---|
|**id**|The network|uuid|255|true|
""",
        ),
    ),
    FindingDefinition(
        code="comment-not-kept",
        severity=Severity.INFO,
        preset="recommended",
        explanation=Explanation(
            title="An HTML comment is not in the spec",
            what="Reports an HTML comment. It is not kept.",
            why="Everybody can read it in the page's source, and comments are rarely kept up to date.",
            example="<!-- to be rewritten for version 2 -->",
        ),
    ),
    FindingDefinition(
        code="reference-unknown",
        severity=Severity.WARNING,
        preset="recommended",
        explanation=Explanation(
            title="Link to a resource that does not exist",
            what="Reports a link in a type, in a schema or in a sentence about a response that leads to no heading.",
            why="What the parameter, field or response consists of is unknown.",
            example="| plot | [Plot](#plots-object) | Where it stands. |",
            instead="| plot | [Plot](#plot-object) | Where it stands. |",
        ),
    ),
    FindingDefinition(
        code="example-json-valid",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="An example is not valid JSON",
            what="Reports an example response that cannot be parsed. It is not kept.",
            why="It cannot be compared with the table, and fails for anyone who pastes it.",
            example='{"id": "1",}',
            instead='{"id": "1"}',
        ),
    ),
    FindingDefinition(
        code="example-type",
        severity=Severity.INFO,
        preset="recommended",
        needs=("requests",),
        explanation=Explanation(
            title="An example has another type than the table states",
            what=(
                "Reports an example response in which a field is, for example, a number where the table of the "
                "response, or that of the resource that it is, says that it is a string. The table decides."
            ),
            why="One of the two is wrong: clients that trust the table fail with what the server sends.",
            example="""\
```json
{"id": 7}
```

| Field | Type |
|---|---|
| id | string |
""",
            instead="""\
| Field | Type |
|---|---|
| id | integer |
""",
        ),
    ),
    FindingDefinition(
        code="example-placeholder",
        severity=Severity.WARNING,
        preset="recommended",
        explanation=Explanation(
            title="An example is a placeholder",
            what="Reports an example response that is a known placeholder of the dialect. It is not kept.",
            why="A placeholder tells readers nothing about the response.",
            example='{"key": "value"}',
            instead='{"id": "7f3c", "name": "north"}',
        ),
    ),
    FindingDefinition(
        code="quote-other-command",
        severity=Severity.WARNING,
        preset="recommended",
        needs=("sentences",),
        explanation=Explanation(
            title="The sentence above an example describes another command",
            what="Reports an annotation whose sentence is the description of another command.",
            why="It was copied from there and misleads readers.",
            example="""\
## deleteNetwork

This command deletes a network.

> The following command lists networks:
""",
            instead="""\
## deleteNetwork

This command deletes a network.

> The following command deletes a network:
""",
            fix="Repeats the command's own description, where that begins with `This command`.",
        ),
    ),
    FindingDefinition(
        code="model-description-disagreement",
        severity=Severity.INFO,
        preset="strict",
        is_once=True,
        explanation=Explanation(
            title="Commands that share a model describe a field differently",
            what=(
                "Reports a field whose description differs from that in most commands with the same fields. "
                "The spec keeps each text; the model has that of the alphabetically first command."
            ),
            why="The model in the client has only one description, and readers look for a difference in meaning.",
            example="""\
startNetwork:  |**success**|True if it worked|boolean|
stopNetwork:   |**success**|True if it worked|boolean|
deleteNetwork: |**success**|Whether it worked|boolean|
""",
            instead="deleteNetwork: |**success**|True if it worked|boolean|",
        ),
    ),
)
