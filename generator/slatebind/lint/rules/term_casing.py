"""Terms are cased as everywhere.

`vm` and `VM` side by side look like two things.
"""

import re
from collections.abc import Iterator
from functools import partial

from slatebind.diagnostic import Severity
from slatebind.lint.mend import in_description, inside
from slatebind.lint.rule import Found, Rule
from slatebind.lint.subject import Subject
from slatebind.lint.texts import without_code


def check(subject: Subject) -> Iterator[Found]:
    for entry in subject.entries:
        wrong = {
            match[0]: match.start()
            for match in reversed(list(_TERM.finditer(without_code(entry.description))))
            if match[0] != _TERMS[match[0].lower()]
        }
        for word, start in sorted(wrong.items()):
            wanted = _TERMS[word.lower()]
            edits = in_description(subject, entry, partial(_TERM.sub, _cased)) if "`" not in entry.description else ()
            yield Found(
                inside(subject, entry, start), f"`{word}` is written `{wanted}`", f"write `{wanted}`", edits=edits
            )


_TERMS = {
    word.lower(): word
    for word in (
        *("VM", "VMs", "CPU", "CPUs", "ID", "IDs", "UUID", "UUIDs", "URL", "URLs", "IP", "IPs", "ISO", "ISOs", "API"),
        *("OS", "VPN", "VPC", "NIC", "NICs", "SSH", "DNS", "DHCP", "VLAN", "HTTP", "HTTPS"),
    )
}
_TERM = re.compile(rf"(?<![\w./:=<\[\-$'\"(])(?:{'|'.join(_TERMS)})(?![\w./:=>\]\-$'\")]\w|[=_\[:/]|\w)", re.I)


def _cased(match: re.Match[str]) -> str:
    return _TERMS[match[0].lower()]


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    place="fields",
    bad="|**id**|The network's id at its url|uuid|",
    good="|**id**|The network's ID at its URL|uuid|",
    check=check,
    fixes=True,
    changes=("description",),
)
