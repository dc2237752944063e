"""A term has unusual capitalization.

## What it does
Reports terms such as `url` or `Vm` in a description that are not written as usual. Values, names of parameters, code,
quotations and lists are not touched.

## Why is this bad?
`vm` and `VM` next to each other look like two things.

## Example
```markdown
|**id**|The network of the vm at its url|uuid|
```

## Use instead
```markdown
|**id**|The network of the VM at its URL|uuid|
```

## Fix
Uses the usual capitalization where the word follows an article and is not a name; elsewhere only with
`--unsafe-fixes`, since the word may be a value or a name.
"""

import re
from collections.abc import Collection, Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.context import LintContext
from slatebind.lint.description_edits import position_in, replace_at
from slatebind.lint.literals import is_common_noun, is_reference, mask_literals
from slatebind.lint.rule import Rule, Violation


def check(context: LintContext) -> Iterator[Violation]:
    for parsed in context.parsed_commands:
        entries = tuple(context.of(parsed))
        names = {entry.row.name for entry in entries}
        for entry in entries:
            reported = set()
            for match in _wrong_terms(entry.description, names):
                word, usual = match[0], _TERMS[match[0].lower()]
                if word in entry.record.values or word in reported:
                    continue
                reported.add(word)
                yield Violation(
                    position_in(context, entry, match.start()),
                    f"`{word}` should be `{usual}`",
                    f"write `{usual}`",
                    edits=replace_at(context, entry, match.start(), word, usual),
                    is_safe=is_common_noun(entry.description, *match.span(), context.names),
                )


def _wrong_terms(text: str, names: Collection[str]) -> Iterator[re.Match[str]]:
    """The terms with unusual capitals, unless they are the name of a parameter or field."""
    if _TERM.search(text) is None:
        return
    for match in _TERM.finditer(mask_literals(text)):
        if match[0] != _TERMS[match[0].lower()] and not (match[0] in names and is_reference(text, *match.span())):
            yield match


_TERMS = {
    word.lower(): word
    for word in (
        *("VM", "VMs", "CPU", "CPUs", "ID", "IDs", "UUID", "UUIDs", "URL", "URLs", "IP", "IPs", "ISO", "ISOs", "API"),
        *("OS", "VPN", "VPC", "NIC", "NICs", "SSH", "DNS", "DHCP", "VLAN", "HTTP", "HTTPS"),
    )
}
_TERM = re.compile(rf"(?<![\w./:=<\[\-$'\"(])(?:{'|'.join(_TERMS)})(?![\w./:=>\]\-$'\")]\w|[=_\[:/]|\w)", re.I)


RULE = Rule(
    preset="recommended",
    severity=Severity.INFO,
    check=check,
    changes=("description",),
    needs=("english",),
)
