"""A term has unusual capitalization.

## What it does
Reports terms such as `url` or `Vm` in a description that are not written as usual.

## Why is this bad?
`vm` and `VM` side by side look like two things.

## Example
```markdown
|**id**|The network's id at its url|uuid|
```

## Use instead
```markdown
|**id**|The network's ID at its URL|uuid|
```

## Fix
Uses the usual capitalization.
"""

import re
from collections.abc import Collection, Iterator
from functools import partial

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import edit_description, position_in
from slatebind.lint.rule import Rule, Violation
from slatebind.lint.text_similarity import without_code


def check(context: LintContext) -> Iterator[Violation]:
    for entry in context.entries:
        values = frozenset(entry.record.values)
        wrong = {
            match[0]: match.start()
            for match in reversed(list(_TERM.finditer(without_code(entry.description))))
            if match[0] != _TERMS[match[0].lower()] and match[0] not in values
        }
        for word, start in sorted(wrong.items()):
            usual = _TERMS[word.lower()]
            edits = (
                edit_description(context, entry, partial(_TERM.sub, partial(_cased, values)))
                if "`" not in entry.description
                else ()
            )
            yield Violation(
                position_in(context, entry, start), f"`{word}` should be `{usual}`", f"write `{usual}`", edits=edits
            )


_TERMS = {
    word.lower(): word
    for word in (
        *("VM", "VMs", "CPU", "CPUs", "ID", "IDs", "UUID", "UUIDs", "URL", "URLs", "IP", "IPs", "ISO", "ISOs", "API"),
        *("OS", "VPN", "VPC", "NIC", "NICs", "SSH", "DNS", "DHCP", "VLAN", "HTTP", "HTTPS"),
    )
}
_TERM = re.compile(rf"(?<![\w./:=<\[\-$'\"(])(?:{'|'.join(_TERMS)})(?![\w./:=>\]\-$'\")]\w|[=_\[:/]|\w)", re.I)


def _cased(values: Collection[str], match: re.Match[str]) -> str:
    """The usual spelling of a term; the documented values of a parameter are sent as they are written."""
    return match[0] if match[0] in values else _TERMS[match[0].lower()]


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
)
