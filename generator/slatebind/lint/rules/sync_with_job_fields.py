"""Only asynchronous commands answer with a job.

Fields of a job in the answer of a synchronous command were copied from another table.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.fields:
        if entry.line.name == "jobid" and not entry.draft.command.is_async:
            yield Found(
                entry.line.at,
                f"`{entry.draft.command.name}` is not asynchronous, but its answer has a job",
                "correct the aside, or remove the row",
            )


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="fields",
    bad="""\
|**id**|The network|uuid|
|**jobid**|The job|uuid|
""",
    good="|**id**|The network|uuid|",
    check=check,
)
