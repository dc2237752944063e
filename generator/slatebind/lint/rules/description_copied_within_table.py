"""Two fields are described in different words.

One of two rows with the same description was copied and never changed.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Entry, Subject


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        first: dict[tuple[str, str], Entry] = {}
        for entry in subject.of(draft):
            earlier = first.setdefault((entry.kind, entry.description), entry)
            if earlier is not entry and len(entry.description) >= _TELLING:
                message = f"`{entry.line.name}` is described like `{earlier.line.name}`"
                yield Found(entry.where, message, "say what is different", (earlier.where,))


_TELLING = 16


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="fields",
    bad="""\
|**publicip**|The ID of the public address of the machine|string|
|**publicipid**|The ID of the public address of the machine|string|
""",
    good="""\
|**publicip**|The public address of the machine|string|
|**publicipid**|The ID of the public address of the machine|string|
""",
    check=check,
)
