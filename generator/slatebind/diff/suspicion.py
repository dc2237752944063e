"""So much is gone at once that a part of the docs may have been lost, rather than of the API."""

from collections import Counter
from collections.abc import Iterator

from slatebind.diff.catalogue import CATALOGUE
from slatebind.diff.comparison import Comparison
from slatebind.diff.facts import Removed
from slatebind.diff.verdict import Finding, Level

RULE = "suspicious-mass-removal"

_FEWEST = 5
_SHARE = 0.5


def suspicions(comparison: Comparison) -> Iterator[Finding]:
    """The spec, the commands and the models that lost more than half of what they had."""
    gone = Counter((fact.old[:-1], fact.old[-2]) for fact in comparison.facts if isinstance(fact, Removed) and fact.old)
    for (path, what), count in gone.items():
        had = _size(comparison, path)
        if what in _WORDS and count >= _FEWEST and count > had * _SHARE:
            owner = path[:2] if len(path) > 1 else ()
            yield Finding(
                rule=RULE,
                place=_place(path),
                message=f"{count} of {had} {_WORDS[str(what)]} are gone",
                why=CATALOGUE[RULE].why,
                levels={"docs": Level.WARNING},
                old=owner,
                new=(owner[0], comparison.names[str(owner[0])][owner[1]]) if owner else (),
            )


_WORDS = {"commands": "commands", "params": "parameters", "fields": "fields"}


def _size(comparison: Comparison, path: tuple[object, ...]) -> int:
    if len(path) == 1:
        return len(comparison.old.commands)
    record = comparison.record(path[:2], new=False)  # type: ignore[arg-type]
    return len(record.params if path[0] == "commands" else record.fields)


def _place(path: tuple[object, ...]) -> str:
    if len(path) == 1:
        return f"docs.{RULE}"
    return f"{path[1]}.{path[2]}" if path[0] == "commands" else f"models.{path[1]}.{path[2]}"
