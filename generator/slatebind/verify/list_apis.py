"""Reads the answer of a CloudStack server to ``listApis``: what the server says of its commands."""

from collections.abc import Iterator
from typing import Any

from slatebind.casing import singular
from slatebind.verify.facts import FieldFacts, OperationFacts, ParamFacts, SourceFacts, ValueType
from slatebind.verify.problems import Problems
from slatebind.verify.type_words import read_type_word

TITLE = "server"
_MAX_DIGITS = 10
_TEXT = ValueType("string")
"""What has the name of an enumeration for its type."""
_OBJECT = ValueType("object", alike=frozenset({"list", "map"}))
_LIST = ValueType("list", alike=frozenset({"object", "map"}))
"""What holds fields, but does not say whether once or several times."""


def is_list_apis(value: Any) -> bool:
    """Whether a JSON value is such an answer, with the key around it or without."""
    return _commands(value) is not None


def _commands(value: Any) -> tuple[str, list[Any]] | None:
    """The pointer to the commands, and the commands."""
    if isinstance(value, dict) and isinstance(value.get("api"), list):
        return "/api", value["api"]
    if isinstance(value, dict) and len(value) == 1:
        ((key, inner),) = value.items()
        if isinstance(inner, dict) and isinstance(inner.get("api"), list):
            return f"/{key}/api", inner["api"]
    return None


def read_list_apis(value: Any, file: str, problems: Problems) -> SourceFacts:
    """The commands of an answer. A part that is not what a server sends is reported and left out."""
    found = _commands(value)
    if found is None:
        problems.add("", "no list `api`: this is not a response of listApis")
        return SourceFacts(file=file, title=TITLE, is_unwrapped=True)
    pointer, commands = found
    operations: dict[str, OperationFacts] = {}
    for index, command in enumerate(commands):
        at = f"{pointer}/{index}"
        name = problems.text(command, "name", at)
        if name is not None:
            operations.setdefault(name, _operation(name, command, at, problems))
    versions = (command.get("since") for command in commands if isinstance(command, dict))
    newest = max((text for text in versions if isinstance(text, str)), key=_version, default="")
    return SourceFacts(file=file, title=TITLE, newest=newest, is_unwrapped=True, operations=tuple(operations.values()))


def _version(text: str) -> tuple[int, ...]:
    """A version for comparing; what is not a number in it counts as zero."""
    return tuple(int(part) if part.isdecimal() and len(part) < _MAX_DIGITS else 0 for part in text.split("."))


def _operation(name: str, command: dict[str, Any], at: str, problems: Problems) -> OperationFacts:
    is_async = command.get("isasync")
    return OperationFacts(
        name=name,
        at=at,
        description=_text(command.get("description")),
        is_async=is_async if isinstance(is_async, bool) else None,
        params=tuple(_params(command, f"{at}/params", problems)),
        fields=tuple(_fields(command, f"{at}/response", problems)),
    )


def _params(command: dict[str, Any], at: str, problems: Problems) -> Iterator[ParamFacts]:
    seen = set()
    for index, row in enumerate(problems.rows(command, "params", at)):
        where = f"{at}/{index}"
        name = problems.text(row, "name", where) if row else None
        if name is None or name in seen:
            continue
        seen.add(name)
        length, required = row.get("length"), row.get("required")
        yield ParamFacts(
            name=name,
            at=where,
            type=_type(row),
            length=length if isinstance(length, int) and not isinstance(length, bool) and length >= 0 else None,
            required=required if isinstance(required, bool) else None,
            description=_text(row.get("description")),
        )


def _fields(holder: dict[str, Any], at: str, problems: Problems) -> Iterator[FieldFacts]:
    seen = set()
    for index, row in enumerate(problems.rows(holder, "response", at)):
        where = f"{at}/{index}"
        # Servers write an empty object for a field that they hide from this user.
        name = problems.text(row, "name", where) if row else None
        if name is None or name in seen:
            continue
        seen.add(name)
        nested = tuple(_fields(row, f"{where}/response", problems))
        yield FieldFacts(name, where, _type(row, has_fields=bool(nested)), _text(row.get("description")), nested)


def _type(row: dict[str, Any], *, has_fields: bool = False) -> ValueType | None:
    word = row.get("type")
    known = read_type_word(word) if isinstance(word, str) and word else None
    if known is not None:
        return known
    if has_fields:
        return _LIST if singular(row["name"]) != row["name"] else _OBJECT
    return _TEXT if isinstance(word, str) and word else None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None
