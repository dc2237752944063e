"""What is said about names in templates that do not exist."""

import re
from collections.abc import Collection, Mapping

import jinja2
import msgspec
from jinja2.utils import missing

from slatebind.suggestions import did_you_mean

_UNKNOWN = re.compile(r"No (filter|test) named '(.*)'\.")


class Undefined(jinja2.StrictUndefined):
    """A value that does not exist: whatever is done with it is an error that says what is meant perhaps."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        name, holder = self._undefined_name, self._undefined_obj
        if self._undefined_hint or holder is missing or not isinstance(name, str):
            return super()._undefined_message
        if isinstance(holder, msgspec.Struct):
            message = f"`{type(holder).__name__}` has no attribute `{name}`"
            return _with_hint(message, did_you_mean(name, _attributes(holder)))
        if isinstance(holder, Mapping):
            return _with_hint(f"there is no `{name}` in this mapping", did_you_mean(name, [*map(str, holder)]))
        return f"a value of the type `{type(holder).__name__}` has no attribute `{name}`"


def explained_syntax(
    problem: jinja2.TemplateSyntaxError, filters: Collection[str], tests: Collection[str]
) -> tuple[str, str]:
    """The message about a template that cannot be compiled, and a hint."""
    message = str(problem.message)
    found = _UNKNOWN.fullmatch(message)
    if not found:
        return message, ""
    kind, name = found.groups()
    return f"there is no {kind} `{name}`", did_you_mean(name, filters if kind == "filter" else tests)


def _attributes(record: msgspec.Struct) -> list[str]:
    """The names of a record's fields and properties."""
    return [name for name in dir(record) if name[0] != "_"]


def _with_hint(message: str, hint: str) -> str:
    return f"{message}; {hint}" if hint else message
