"""Parts of generated pages: tables of what records hold, made from their annotations and docstrings."""

import ast
import inspect
import re
import textwrap
from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec.structs import FieldInfo, fields

_NO_PATTERN = "(?!)"
_PLAIN = {str: "text", bool: "`true` or `false`", int: "number", Any: "any value"}


def with_parts(page: str, text: str, parts: Mapping[str, str]) -> str:
    """The text of ``page`` with the parts between ``<!-- generated: NAME -->`` and ``<!-- end -->`` up to date."""
    for name, part in parts.items():
        pattern = rf"(<!-- generated: {name} -->\n).*?(<!-- end -->)"
        text, count = re.subn(pattern, lambda found, part=part: f"{found[1]}{part}{found[2]}", text, flags=re.DOTALL)
        assert count == 1, f"{page} has {count} places for {name}"
    return text


def record_sections(records: Mapping[str, type[msgspec.Struct]], without: Iterable[str] = ()) -> str:
    """A section about each record, by its title: what its docstring says, and a table of its keys.

    Keys ``without`` are left out. Records that keys hold are linked to their sections.
    """
    anchors = {record: _anchor(title) for title, record in records.items()}
    return "".join(_section(title, record, anchors, frozenset(without)) for title, record in records.items())


def _section(title: str, record: type[msgspec.Struct], anchors: Mapping[object, str], without: frozenset[str]) -> str:
    shown = [field for field in fields(record) if field.encode_name not in without]
    rows = [(f"`{field.encode_name}`", value_text(field.type, anchors), _default(field)) for field in shown]
    head: tuple[str, ...] = ("key", "value", "default")
    if meanings := _meanings(record):
        head = ("key", "value", "meaning")
        rows = [(*row[:2], _meaning(meanings[field.name], row[2])) for field, row in zip(shown, rows, strict=True)]
    return f"### {title}\n\n{prose(record)}\n\n{table(head, rows)}\n"


def _meanings(record: type[msgspec.Struct]) -> dict[str, str]:
    """The texts below the fields of a record in its source, as Markdown; every field has one, or none has."""
    body = ast.parse(textwrap.dedent(inspect.getsource(record))).body[0].body  # type: ignore[attr-defined]
    found = {
        field.target.id: as_markdown(inspect.cleandoc(text.value.value))
        for field, text in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(text, ast.Expr)
    }
    assert not found or found.keys() == {field.name for field in fields(record)}, record
    return found


def _meaning(text: str, default: str) -> str:
    """The meaning of a key with its default."""
    if not default:
        return text
    return f"{text} Required." if default == "required" else f"{text} Default: {default}."


def _anchor(title: str) -> str:
    """The address of a section, as code hosts make it of its title."""
    return re.sub(r"[^\w -]", "", title).lower().replace(" ", "-")


def value_text(kind: Any, anchors: Mapping[object, str]) -> str:
    """What a key of a YAML or TOML file may hold, as a cell of a table."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return f"[map](#{anchors[kind]})" if kind in anchors else "map"
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return value_text(parts[0], anchors)
    if origin is Literal:
        return _alternatives([f"`{part}`" for part in parts])
    if origin in {Union, UnionType}:
        return ", or ".join(value_text(part, anchors) for part in parts if part is not NoneType)
    if origin in {tuple, frozenset}:
        return f"list of {_plural(value_text(parts[0], anchors))}"
    if origin is dict or (isinstance(origin, type) and issubclass(origin, Mapping)):
        held = "" if parts[0] is str else f"{value_text(parts[0], anchors)}, each with "
        return f"map of {held}{value_text(parts[1], anchors) if held else _plural(value_text(parts[1], anchors))}"
    return _PLAIN.get(kind) or type_text(kind)


def _plural(text: str) -> str:
    return re.sub(r"^(text|number|\[map|map|list)(?=\b|$)", r"\1s", text)


def _alternatives(texts: list[str]) -> str:
    return " or ".join([", ".join(texts[:-1]), texts[-1]] if len(texts) > 1 else texts)


def prose(documented: object) -> str:
    """The docstring of a record or function as Markdown."""
    return as_markdown(inspect.getdoc(documented) or "")


def as_markdown(docstring: str) -> str:
    """The text of a docstring as Markdown, each paragraph in a line."""
    paragraphs = docstring.replace("``", "`").replace("|", "\\|").split("\n\n")
    return "\n\n".join(re.sub(r"\n(?!- )\s*", " ", paragraph) for paragraph in paragraphs)


def type_text(kind: object) -> str:
    """A type as a cell of a table."""
    return f"`{short_type(kind)}`".replace("|", "\\|")


def short_type(kind: object) -> str:
    """A type without the modules of names and the limits of values."""
    is_plain = isinstance(kind, type) and "[" not in str(kind)
    text = kind.__name__ if isinstance(kind, type) and is_plain else str(kind)
    short = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text).replace("NoneType", "None")
    return re.sub(r"Annotated\[(\w+), Meta\([^)]*\)\]", r"\1", short)


def _default(field: FieldInfo) -> str:
    if field.required:
        return "required"
    value = field.default_factory() if field.default is msgspec.NODEFAULT else field.default  # type: ignore[misc]
    if isinstance(value, msgspec.Struct):
        return ""
    shown = ", ".join(value) if isinstance(value, tuple) else value
    return f"`{shown}`" if shown and shown != _NO_PATTERN else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace(chr(10), ' ') for cell in line)} |\n" for line in lines)
