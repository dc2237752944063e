"""Parts of generated pages: tables of what records hold, made from their annotations and docstrings."""

import inspect
import re
from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import FieldInfo, fields


def with_parts(page: str, text: str, parts: Mapping[str, str]) -> str:
    """The text of ``page`` with the parts between ``<!-- generated: NAME -->`` and ``<!-- end -->`` up to date."""
    for name, part in parts.items():
        pattern = rf"(<!-- generated: {name} -->\n).*?(<!-- end -->)"
        text, count = re.subn(pattern, lambda found, part=part: f"{found[1]}{part}{found[2]}", text, flags=re.DOTALL)
        assert count == 1, f"{page} has {count} places for {name}"
    return text


def record_section(title: str, record: type[msgspec.Struct], without: Iterable[str] = ()) -> str:
    """A section about a record: what its docstring says, and a table of its keys."""
    rows = [(f"`{field.encode_name}`", type_text(field.type), _default(field)) for field in fields(record)]
    rows = [row for row in rows if row[0].strip("`") not in without]
    return f"### {title}\n\n{prose(record)}\n\n{table(('key', 'value', 'default'), rows)}\n"


def prose(documented: object) -> str:
    """The docstring of a record or function as Markdown."""
    paragraphs = (inspect.getdoc(documented) or "").replace("``", "`").replace("|", "\\|").split("\n\n")
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
    return f"`{value!r}`" if value or value == "" else ""


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table of Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace(chr(10), ' ') for cell in line)} |\n" for line in lines)
