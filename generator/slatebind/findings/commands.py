"""Findings about commands: their names, repeated commands, and the asides that say how they respond."""

from slatebind.diagnostic import Severity
from slatebind.findings.definition import Explanation, FindingDefinition

FINDINGS = (
    FindingDefinition(
        code="command-name",
        severity=Severity.ERROR,
        preset="minimal",
        needs=("names",),
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
        needs=("names",),
        explanation=Explanation(
            title="A command has no heading",
            what=(
                "Reports the sections of a command below which no heading names it. The command is read with the name "
                "that is there as text, or that its inline code or example gives."
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
        needs=("names",),
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
        needs=("names",),
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
        needs=("names",),
        is_fix_safe=False,
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
            fix="With `--unsafe-fixes`, uses the example's spelling where the names differ only in case.",
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
        needs=("jobs",),
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
        needs=("jobs",),
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
        needs=("jobs",),
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
        severity=Severity.INFO,
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
)
