"""Text keeps to characters that everybody can type.

Curly quotes, no-break spaces and look-alike letters come from word processors; a name that holds one cannot be
found by typing it.
"""

import re
from collections.abc import Iterator

from slatebind.diagnostic import Position, Severity
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    for file in subject.files:
        for number, line in enumerate(subject.lines(file.name), 1):
            if not line.isascii() and (match := _TYPED_OTHERWISE.search(line)):
                wanted = "write what the keyboard gives"
                yield Found(Position(file.name, number, match.start() + 1), f"character U+{ord(match[0]):04X}", wanted)


_TYPED_OTHERWISE = re.compile("[\u00a0\u00ad\u2000-\u202f\u2060\ufeff]")


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="fields",
    bad="|**id**|The network’s ID|uuid|",
    good="|**id**|The network's ID|uuid|",
    check=check,
)
