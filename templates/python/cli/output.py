"""Prints what commands answer, in one of several formats. No format loses a digit."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import NamedTuple

import click
import msgspec

from ..runtime.raw_json import is_list, is_object
from . import exit_codes, messages
from .options import RunOptions
from .query import Query, QueryError
from .tables import (
    Grid,
    column_text,
    csv_text,
    fitting_columns,
    grid_of,
    main_columns,
    name_value_text,
    printable_lines,
    table_text,
)
from .yaml_text import yaml_text

_Fields = dict[str, msgspec.Raw]
_fields = msgspec.json.Decoder(_Fields)
_ENCODING_HINT = "PYTHONUTF8=1 in the environment makes it UTF-8"


class Result(NamedTuple):
    """The objects of a response as JSON texts, and the response that they are from."""

    items: Sequence[msgspec.Raw]
    is_list: bool
    body: msgspec.Raw | None = None


class Content(NamedTuple):
    """A response as it is, because it is not JSON. It was saved already if ``path`` is that of a file."""

    data: bytes
    content_type: str = ""
    path: str = ""


def print_content(content: Content) -> int:
    """Print the content of a response, or say where it is; the exit code."""
    try:
        if content.path:
            size = os.path.getsize(content.path)
            messages.hint(f"{_bytes(size)} in {content.path}")
        elif messages.is_terminal(sys.stdout):
            _show(content)
        elif content.data:
            click.echo(content.data, nl=False)
    except BrokenPipeError:
        raise
    except OSError as problem:
        messages.error(f"the output cannot be written: {problem.strerror}")
        return exit_codes.NO_RESPONSE
    return 0


def _show(content: Content) -> None:
    """Show a text on a terminal; of anything else, what it is."""
    try:
        text = content.data.decode()
    except UnicodeDecodeError:
        kind = content.content_type or "an unknown type"
        size = _bytes(len(content.data))
        messages.note(f"{size} of {kind}: write them to a file")
        return
    if text:
        click.echo(printable_lines(text), nl=not text.endswith("\n"))


def _bytes(number: int) -> str:
    return "1 byte" if number == 1 else f"{number} bytes"


def print_result(result: Result, options: RunOptions, query: Query | None) -> int:
    """Print what the options select of a result; the exit code."""
    value = _selected(result, options)
    try:
        value = query.apply(value) if query else value
        text, hidden = _formatted(value, options)
        click.echo(text, nl=False)
    except QueryError as problem:
        messages.error(str(problem))
        messages.note(f"the response is {bytes(value).decode()}")
    except UnicodeEncodeError as problem:
        messages.error(f"the output cannot be written as {problem.encoding}")
        messages.note(_ENCODING_HINT)
    except BrokenPipeError:
        raise
    except OSError as problem:
        messages.error(f"the output cannot be written: {problem.strerror}")
    else:
        if hidden:
            fields = "1 more field" if hidden == 1 else f"{hidden} more fields"
            messages.hint(f"{fields}: --filter selects fields, -o json prints all")
        return 0
    return exit_codes.NO_RESPONSE


def _selected(result: Result, options: RunOptions) -> msgspec.Raw:
    """The JSON text with the fields that are asked for."""
    items = list(result.items)
    if options.fields:
        objects = [_fields.decode(item) for item in items]
        _report_unknown(options.fields, objects)
        items = [_encoded(_only(options.fields, fields)) for fields in objects]
    value = _encoded(items) if result.is_list else items[0]
    if options.output != "raw-json" or result.body is None:
        return value
    return _wrapped(result, value)


def _report_unknown(names: Sequence[str], objects: Sequence[_Fields]) -> None:
    known = {name for fields in objects for name in fields}
    unknown = [name for name in names if name not in known]
    if objects and unknown:
        messages.note(f"no object has the field {', '.join(unknown)}")


def _only(names: Sequence[str], fields: _Fields) -> _Fields:
    return {name: fields[name] for name in names if name in fields}


def _encoded(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.json.encode(value))


def _wrapped(result: Result, value: msgspec.Raw) -> msgspec.Raw:
    """The response with the value in the place of the objects that it is made of."""
    assert result.body is not None
    if not is_object(result.body):
        return value
    fields = _fields.decode(result.body)
    nested = [name for name, raw in fields.items() if is_list(raw) or is_object(raw)]
    is_flat = not result.is_list and result.items[0] == result.body
    if is_flat or len(nested) != 1:
        return value if is_flat else result.body
    (name,) = nested
    is_list_of_one = is_list(fields[name]) and not result.is_list
    return _encoded({**fields, name: [value] if is_list_of_one else value})


def _formatted(value: msgspec.Raw, options: RunOptions) -> tuple[str, int]:
    """The whole output, and how many fields it leaves out."""
    width = None
    encoding = sys.stdout.encoding if sys.stdout else ""
    if messages.is_terminal(sys.stdout):
        width = shutil.get_terminal_size().columns
    match options.output:
        case "table" if is_object(value):
            text, hidden = table_text(_by_field(value), width, encoding), 0
        case "table":
            grid, hidden = _main_grid(value, options, width)
            empty = "no results\n"
            text = table_text(grid, width, encoding) if grid.rows else empty
        case "column":
            grid, hidden = _main_grid(value, options)
            text = column_text(grid)
        case form:
            text, hidden = _FORMATS[form](value, options), 0
    # Control characters of a response could steer a terminal.
    return (printable_lines(text) if width else text), hidden


def _main_grid(
    value: msgspec.Raw, options: RunOptions, width: int | None = None
) -> tuple[Grid, int]:
    """The rows with the columns that are asked for, else the main ones that fit."""
    grid = _grid(value, options)
    if options.query or options.fields or not grid.names:
        return grid, 0
    shown = main_columns(grid)
    if width:
        shown = fitting_columns(shown, width)
    return shown, len(grid.names) - len(shown.names)


def _grid(value: msgspec.Raw, options: RunOptions) -> Grid:
    return grid_of(value, () if options.query else options.fields)


def _by_field(value: msgspec.Raw) -> Grid:
    """An object as a table of its fields."""
    fields = _fields.decode(value).items()
    return Grid(("field", "value"), [[_encoded(name), raw] for name, raw in fields])


def _json(value: msgspec.Raw, options: RunOptions) -> str:
    return msgspec.json.format(bytes(value), indent=2).decode() + "\n"


_FORMATS: dict[str, Callable[[msgspec.Raw, RunOptions], str]] = {
    "text": lambda value, options: name_value_text(_grid(value, options)),
    "csv": lambda value, options: csv_text(_grid(value, options)),
    "json": _json,
    "raw-json": _json,
    "yaml": lambda value, options: yaml_text(value),
}
