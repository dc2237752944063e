"""Names in prose are spelt as in the table.

Names are case-sensitive on the wire: whoever types what the prose says is not understood.
"""

import re
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_description, inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import without_code


def check(subject: Subject) -> Iterator[Found]:
    for draft in subject.drafts:
        entries = tuple(subject.of(draft))
        names = {entry.line.name.lower(): entry.line.name for entry in entries if entry.line.name.islower()}
        for entry in entries:
            words = {one[0]: one.start() for one in reversed(list(_CAMEL.finditer(without_code(entry.description))))}
            for word, start in sorted(words.items(), key=itemgetter(1)):
                name = names.get(word.lower())
                if name and name != word:
                    edits = in_description(subject, entry, partial(re.sub, rf"\b{word}\b", name))
                    yield Found(
                        inside(subject, entry, start),
                        f"`{word}` in the prose is `{name}` in the table",
                        f"write `{name}`",
                        edits=edits,
                    )


_CAMEL = re.compile(r"\b[a-z]+(?:[A-Z][a-z0-9]*)+\b")


RULE = Rule(
    preset="recommended",
    severity=Severity.WARNING,
    place="parameters",
    bad="""\
|**domainid**|The domain|uuid|255|false|
|**account**|An account, must be used with domainId|string|255|false|
""",
    good="""\
|**domainid**|The domain|uuid|255|false|
|**account**|An account, must be used with domainid|string|255|false|
""",
    check=check,
    fixes=True,
    changes=("description",),
)
