"""A sample contains what looks like a live credential.

## What it does
Reports a value that looks like a password, key or token that somebody can use: it has the form that a service gives its
keys, or it is a long random text where a credential stands. In specs, and what is generated from them, it is replaced.
Values that nobody can use are replaced, too, but not reported: tokens that have expired or were altered, those of a
sandbox, and the key where requests need a secret as well. Docs with more than twenty different values show the output
of test runs, and none is reported.

## Why is this bad?
Whoever reads the docs, or the history of their repository, can use it until it is revoked.

## Example
```markdown
curl -u 8c1b0f6ce3d94a7db2a5e6f7093d41ce: https://api.orchard.example/trees
```

## Use instead
```markdown
curl -u YOUR_SECRET: https://api.orchard.example/trees
```

## Fix
No automatic fix.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from slatebind.diagnostic import Position, Severity
from slatebind.extraction.secrets_in_text import PLACEHOLDER, Secret, find_secrets
from slatebind.lint.context import LintContext
from slatebind.lint.live_secrets import live, logins
from slatebind.lint.rule import Rule, Violation
from slatebind.markdown import SourceFile


def check(context: LintContext) -> Iterator[Violation]:
    found: list[tuple[SourceFile, Secret, Position]] = []
    for file in context.files:
        secrets = sorted(find_secrets(file.text), key=lambda secret: (secret.start, -len(secret.value)))
        positions = _positions(file, [secret.start for secret in secrets])
        found += ((file, secret, at) for secret, at in zip(secrets, positions, strict=True))
    same = logins(secret.value for _, secret, _ in found)
    places: dict[str, list[Position]] = {}
    for (_, secret, at), is_live in zip(found, live([(file.text, secret) for file, secret, _ in found]), strict=True):
        known = places.setdefault(same.get(secret.value, secret.value), []) if is_live else []
        if at not in known[-1:]:
            known.append(at)
    for value, (first, *others) in places.items():
        message = f"`{value[:_SHOWN]}...` looks like a credential that somebody can use"
        hint = f"write a placeholder such as `{PLACEHOLDER}`, and revoke the credential"
        yield Violation(first, message, hint, related=tuple(others[:_MAX_RELATED]))


_SHOWN = 4
_MAX_RELATED = 5


def _positions(file: SourceFile, offsets: list[int]) -> Iterator[Position]:
    starts = [0, *accumulate(len(line) + 1 for line in file.text.split("\n"))]
    for offset in offsets:
        line = bisect_right(starts, offset)
        yield Position(file.name, line, offset - starts[line - 1] + 1)


RULE = Rule(
    preset="minimal",
    severity=Severity.ERROR,
    check=check,
    # Every line could have one: however many there are, they are not a convention.
    places=lambda context: sum(1 for _ in context.all_lines()),
    max_single=9,
)
