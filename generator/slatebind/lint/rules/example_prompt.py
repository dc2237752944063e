"""Examples can be pasted.

A prompt in front makes the shell look for a command called `$`.
"""

from collections.abc import Iterator

from slatebind.diagnostic import Severity
from slatebind.lint.rule import Edit, Found, Rule
from slatebind.lint.subject import Subject


def check(subject: Subject) -> Iterator[Found]:
    pattern = subject.dialect.pattern("example_prompt")
    for draft in subject.drafts:
        for at, line in subject.examples(draft):
            if match := pattern.match(line):
                yield Found(at, "the example begins with a prompt", "remove it", edits=(Edit(at, match[0], ""),))


RULE = Rule(
    preset="strict",
    severity=Severity.INFO,
    place="example",
    bad="$ cmk createNetwork id=<id>",
    good="cmk createNetwork id=<id>",
    check=check,
    fixes=True,
)
