"""Whether examples have the types that tables state: an author decides which of the two is right."""

from collections.abc import Iterable, Iterator, Sequence

from slatebind.extraction.commands.parsed_command import ParsedField
from slatebind.extraction.report import Report
from slatebind.spec.model import TypeName

_TEXTS: tuple[TypeName, ...] = ("string", "uuid", "date", "datetime", "url", "file")
_KINDS: dict[TypeName, str] = {
    **dict.fromkeys(_TEXTS, "text"),
    "boolean": "boolean",
    "integer": "whole number",
    "long": "whole number",
    "float": "number",
    "list": "list",
    "map": "object",
    "object": "object",
}
"""What JSON has for a type; types that are missing can be anything."""
_NUMBERS_FOR = (("float", "whole number"), ("datetime", "whole number"), ("datetime", "number"))
"""What a number may stand for: a time is in seconds or milliseconds."""
_MAX_NAMED = 3


def report_other_types(stated: Iterable[ParsedField], shown: Sequence[ParsedField], report: Report) -> None:
    """Report the fields of an example with other types than a table states, all in one finding."""
    found = list(_other_types(stated, shown, ""))
    if not found:
        return
    name, row, other = found[0]
    message = f"`{name}` is documented as {row.field.type}, and this example has {_article(_KINDS[other.field.type])}"
    more = [f"`{further}`" for further, _, _ in found[1 : _MAX_NAMED + 1]]
    if more:
        message += f"; also {', '.join(more)}" + (" and others" if len(found) > _MAX_NAMED + 1 else "")
    report.add("example-type", other.at.at, message, "correct the type or the example")


def _other_types(
    stated: Iterable[ParsedField], shown: Sequence[ParsedField], prefix: str
) -> Iterator[tuple[str, ParsedField, ParsedField]]:
    by_name = {row.field.name: row for row in shown}
    for row in stated:
        other = by_name.get(row.field.name)
        if other is None or other is row or row.field.origin == "example":
            continue
        name = f"{prefix}{row.field.name}"
        if row.is_typed and not _agree(row.field.type, other.field.type):
            yield name, row, other
        elif row.link is None:
            yield from _other_types(row.children, other.children, f"{name}.")


def _agree(stated: TypeName, shown: TypeName) -> bool:
    kind, other = _KINDS.get(stated), _KINDS.get(shown)
    if (stated, other) in _NUMBERS_FOR:
        return True
    return kind is None or other is None or kind == other


def _article(kind: str) -> str:
    return f"an {kind}" if kind == "object" else f"a {kind}"
