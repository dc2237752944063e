"""What commands answer, as table, columns, JSON, CSV or YAML. No format loses a digit."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeGuard

import msgspec

from ..runtime.model import is_list, is_object

Row = dict[str, msgspec.Raw]

FORMATS = ("table", "column", "json", "csv", "yaml")
_FIRST = ("id", "name", "displayname", "state", "status", "type")
_MOST_COLUMNS = 7
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*")
_YAML_WORDS = frozenset(("true", "false", "yes", "no", "on", "off", "null", "y", "n"))
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"
)
_rows = msgspec.json.Decoder(Row)


class Shown(NamedTuple):
    """The objects to show, whether they are a list, and the fields asked for, if any."""

    items: list[msgspec.Raw]
    is_list: bool
    fields: tuple[str, ...] = ()

    def rows(self) -> list[Row]:
        """Each object's fields, or those asked for, as the JSON that they came as."""
        rows = [_rows.decode(item) for item in self.items]
        if not self.fields:
            return rows
        return [
            {name: row[name] for name in self.fields if name in row} for row in rows
        ]


def shown(what: Shown, form: str) -> str:
    """The whole output, with its last line's end, in one of ``FORMATS``."""
    writers: dict[str, Callable[[Shown], str]] = {
        "json": _json,
        "csv": _csv,
        "yaml": _yaml,
        "column": _columns,
        "table": _table,
    }
    text = writers[form](what)
    return _safe(text) if sys.stdout.isatty() else text


def _json(what: Shown) -> str:
    rows = what.rows()
    text = msgspec.json.encode(rows if what.is_list else rows[0])
    return msgspec.json.format(text, indent=2).decode() + "\n"


def _csv(what: Shown) -> str:
    import csv
    from io import StringIO

    rows = what.rows()
    names = what.fields or _names(rows)
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if names:
        writer.writerow(names)
    writer.writerows([_text(row.get(name)) for name in names] for row in rows)
    return out.getvalue()


def _yaml(what: Shown) -> str:
    rows: list[Any] = [_decoded(item) for item in map(msgspec.json.encode, what.rows())]
    lines = _yaml_lines(rows if what.is_list else rows[0])
    return "\n".join(lines) + "\n"


def _columns(what: Shown) -> str:
    names, rows = _cells(what)
    widths = [max(map(len, column)) for column in zip(names, *rows)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip()
        for line in ([name.upper() for name in names], *rows)
    ]
    return "\n".join(lines) + "\n" if names else ""


def _table(what: Shown) -> str:
    from io import StringIO

    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.ROUNDED if sys.stdout.isatty() else box.ASCII)
    if what.is_list:
        names, rows = _cells(what)
    else:
        names, rows = ["field", "value"], _pairs(what.rows()[0])
    for name in names:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    out = StringIO()
    width = None if sys.stdout.isatty() else 200
    console = Console(file=out, width=width, color_system=None)
    console.print(table if names else Text("nothing"))
    return out.getvalue()


def _pairs(row: Row) -> list[list[str]]:
    return [[_cell(name), _cell(_text(value))] for name, value in row.items()]


def _cells(what: Shown) -> tuple[list[str], list[list[str]]]:
    """The columns to show and the rows' cells. Without a choice, those that tell most."""
    rows = what.rows()
    names = what.fields or _telling(rows)
    cells = [[_cell(_text(row.get(name))) for name in names] for row in rows]
    return [_cell(name) for name in names], cells


def hidden_fields(what: Shown) -> int:
    """How many fields a table of these objects leaves out."""
    rows = what.rows()
    if what.fields or not what.is_list:
        return 0
    return len(_names(rows)) - len(_telling(rows))


def unknown_fields(what: Shown) -> list[str]:
    """The fields asked for that no object has; none of them where there is no object."""
    having = {name for item in what.items for name in _rows.decode(item)}
    return [name for name in what.fields if what.items and name not in having]


def _telling(rows: Sequence[Row]) -> tuple[str, ...]:
    names = _names(rows)
    first = [name for name in _FIRST if name in names]
    scalar = [name for name in names if name not in first and _is_scalar(name, rows)]
    return tuple((first + scalar)[:_MOST_COLUMNS])


def _is_scalar(name: str, rows: Iterable[Row]) -> bool:
    values = [row[name] for row in rows if name in row]
    return not any(is_object(one) or is_list(one) for one in values)


def _names(rows: Iterable[Row]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for row in rows for name in row))


def _text(raw: msgspec.Raw | None) -> str:
    """A value in a cell: a text without its quotes, a number digit for digit."""
    if raw is None:
        return ""
    text = bytes(memoryview(raw)).decode()
    if text.startswith('"'):
        return msgspec.json.decode(raw, type=str)
    return "" if text == "null" else text


def _safe(text: str) -> str:
    """Without what could steer a terminal; line ends are ours."""
    return "\n".join(_UNPRINTABLE.sub("\ufffd", line) for line in text.split("\n"))


def _cell(text: str) -> str:
    return _safe(text.replace("\n", " "))


class _Number(str):
    """A number as it came."""


def _decoded(text: bytes) -> Any:
    return json.loads(text, parse_float=_Number, parse_int=_Number)


def _yaml_lines(value: Any) -> list[str]:
    if _is_object(value) and value:
        return [line for name, one in value.items() for line in _entry(name, one)]
    if _is_list(value) and value:
        return [line for one in value for line in _item(one)]
    return [_scalar(value)]


def _is_object(value: object) -> TypeGuard[dict[str, Any]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[Any]]:
    return isinstance(value, list)


def _entry(name: str, value: Any) -> list[str]:
    lines = _yaml_lines(value)
    if value and isinstance(value, dict | list):
        return [f"{_scalar(name)}:", *(f"  {line}" for line in lines)]
    return [f"{_scalar(name)}: {lines[0]}"]


def _item(value: Any) -> list[str]:
    first, *others = _yaml_lines(value)
    return [f"- {first}", *(f"  {line}" for line in others)]


def _scalar(value: Any) -> str:
    match value:
        case _Number():
            return str.__str__(value)
        case str():
            if _PLAIN.fullmatch(value) and value.lower() not in _YAML_WORDS:
                return value
            quoted = json.dumps(value, ensure_ascii=False)
            return _UNPRINTABLE.sub(lambda one: f"\\u{ord(one[0]):04x}", quoted)
        case _:
            return json.dumps(value)
