"""Findings about the structure of a document: groups, commands, sections, asides and examples."""

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
    FindingDefinition(
        code="section-unknown",
        severity=Severity.WARNING,
        preset="recommended",
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
    FindingDefinition(
        code="command-name",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="A heading names no command",
            what=(
                "Reports a command whose heading, inline code and example contain no valid command name. The "
                "whole command is skipped."
            ),
            why="Without a name there is nothing to call.",
            example="""\
## 2-delete

### Command
""",
            instead="""\
## deleteNetwork

### Command
""",
        ),
    ),
    FindingDefinition(
        code="command-heading-missing",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A command has no heading",
            what=(
                "Reports the sections of a command below which no heading names it. The command is read with the name "
                "that stands there as text, or that its inline code or example gives."
            ),
            why="The command is missing from the table of contents, and looks like a part of what is above it.",
            example="""\
# Network

**deleteNetwork**

This command deletes a network.
""",
            instead="""\
# Network

## deleteNetwork

This command deletes a network.
""",
            fix="Turns the text into a heading, if there is one.",
        ),
        changes=("prose",),
    ),
    FindingDefinition(
        code="command-possible",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A heading may be that of a command",
            what=(
                "Reports a heading of one word in a group, whose example or inline code starts with that word, but "
                "without anything else that a command has. It is read as text."
            ),
            why="A command that is read as text is missing from the spec.",
            example="""\
## logout

`logout`
""",
            instead="""\
## logout

`logout`

### Query parameters

This command has no parameters.
""",
        ),
    ),
    FindingDefinition(
        code="aside-outside-command",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="An aside belongs to no command",
            what="Reports an aside that says whether a command is asynchronous where no command is documented.",
            why="The command that it belongs to has lost its heading, and is missing from the spec.",
            example="""\
# Network

Deletes a network.

<aside class="notice">Asynchronous</aside>
""",
            instead="""\
# Network

## deleteNetwork

Deletes a network.

<aside class="notice">Asynchronous</aside>
""",
        ),
    ),
    FindingDefinition(
        code="command-name-mismatch",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="The names of a command differ",
            what=(
                "Reports a command whose heading, inline code and example give different names. Where they "
                "differ only in case, the example's name is used, otherwise the heading's."
            ),
            why=(
                "Servers compare names case-sensitively, and a name copied from another command makes readers "
                "call that one."
            ),
            example="""\
## listnetworks

`listNetworks`
""",
            instead="""\
## listNetworks

`listNetworks`
""",
            fix="Uses the example's spelling where the names differ only in case.",
        ),
    ),
    FindingDefinition(
        code="command-repeated",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="A command is documented twice in the same words",
            what=(
                "Reports a command that repeats another one exactly. Only the first is kept; `row-duplicate` reports "
                "the rows of the others."
            ),
            why="The copies will drift apart with the next edit.",
            example="""\
## deleteNetwork

This command deletes a network.

## deleteNetwork

This command deletes a network.
""",
            instead="""\
## deleteNetwork

This command deletes a network.
""",
        ),
    ),
    FindingDefinition(
        code="command-conflict",
        severity=Severity.ERROR,
        preset="minimal",
        explanation=Explanation(
            title="A command is documented twice and differently",
            what=(
                "Reports a command with the name of another one that documents something else. The first that has "
                "rows is kept; `row-lost` and `row-duplicate` report the rows of the others."
            ),
            why="The parameters and fields of the second one are missing from the spec.",
            example="""\
## deleteNetwork

This command deletes a network.

## deleteNetwork

This command deletes a router.
""",
            instead="""\
## deleteNetwork

This command deletes a network.

## deleteRouter

This command deletes a router.
""",
        ),
    ),
    FindingDefinition(
        code="async-not-stated",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Nothing says whether a command is asynchronous",
            what=(
                "Reports a command without an aside that says whether it is asynchronous. It is taken as synchronous."
            ),
            why="A client must know whether the response is the result or a job to wait for.",
            example="""\
## startNetwork

This command starts a network.
""",
            instead="""\
## startNetwork

This command starts a network.

<aside class="notice">
Asynchronous
</aside>
""",
        ),
    ),
    FindingDefinition(
        code="async-outside-aside",
        severity=Severity.INFO,
        preset="minimal",
        explanation=Explanation(
            title="A command's mode is given outside an aside",
            what="Reports a paragraph, rather than an aside, that says whether a command is asynchronous.",
            why="Readers look for the coloured box and overlook a line of text.",
            example="Not asynchronous",
            instead="""\
<aside class="notice">
Not asynchronous
</aside>
""",
        ),
    ),
    FindingDefinition(
        code="async-aside-ambiguous",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Contradictory asides about asynchrony",
            what=("Reports a command that is marked both as asynchronous and as synchronous. The first aside is used."),
            why="Only one of them can be true, and clients act on it.",
            example="""\
<aside class="notice">
Asynchronous
</aside>

<aside class="notice">
Not asynchronous
</aside>
""",
            instead="""\
<aside class="notice">
Asynchronous
</aside>
""",
        ),
    ),
    FindingDefinition(
        code="aside-kind",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="Unknown class of an aside",
            what="Reports an aside whose class is not `notice`, `warning` or `success`. It is read as a notice.",
            why="Slate has no style for other classes.",
            example="""\
<aside class="danger">
Deletes everything.
</aside>
""",
            instead="""\
<aside class="warning">
Deletes everything.
</aside>
""",
        ),
    ),
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
        code="example-json-valid",
        severity=Severity.WARNING,
        preset="minimal",
        explanation=Explanation(
            title="An example is not valid JSON",
            what="Reports an example response that cannot be parsed. It is not kept.",
            why="It cannot be compared with the table, and fails for whoever pastes it.",
            example='{"id": "1",}',
            instead='{"id": "1"}',
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
        preset="recommended",
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
