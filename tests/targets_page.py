"""The generated parts of docs/targets.md: the keys of a target, what its templates see, and the filters.

``python -m targets_page``, with this folder on the path, updates them; the suite fails if they are outdated.
"""

import inspect
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
from jinja2 import Environment
from msgspec.structs import FieldInfo, fields

from slatebind.rendering.calls import RequestView
from slatebind.rendering.environment import make_environment
from slatebind.rendering.language import Comments, LanguageFacts, Strings, TypeSpelling
from slatebind.rendering.language_files import find_languages
from slatebind.rendering.manifest import Copy, FilePlan, Manifest, Option
from slatebind.rendering.servers import ServerView
from slatebind.rendering.target import shipped_folder, shipped_language
from slatebind.rendering.usage import TypeRules, Usage
from slatebind.rendering.view import CommandView, FieldView, GroupView, ModelRef, ModelView, ParamView, View

PAGE = Path(__file__).parents[1] / "docs" / "targets.md"
VIEWS = (View, GroupView, CommandView, ParamView, ModelView, FieldView, ModelRef, RequestView, ServerView)


def page(text: str) -> str:
    """The page with its generated parts up to date."""
    facts = {field.name for field in fields(LanguageFacts)}
    parts = {
        "manifest": _record("target.yaml", Manifest, without=facts)
        + _record("An option", Option)
        + _record("An entry of `files`", FilePlan)
        + _record("An entry of `copy`", Copy)
        + _record("`usage`", Usage)
        + _record("`types` of `usage`", TypeRules),
        "language": _record("Facts", LanguageFacts)
        + _record("`strings`", Strings)
        + _record("`comments`", Comments)
        + _record("An entry of `types`", TypeSpelling),
        "languages": "".join(
            f"- `{name}`: {shipped_language(name).description}\n" for name in find_languages([shipped_folder()])
        ),
        "view": "".join(map(_view, VIEWS)),
        "filters": _table(("filter", ""), _filters()),
    }
    for name, part in parts.items():
        pattern = rf"(<!-- generated: {name} -->\n).*?(<!-- end -->)"
        text, count = re.subn(pattern, lambda found, part=part: f"{found[1]}{part}{found[2]}", text, flags=re.DOTALL)
        assert count == 1, f"docs/targets.md has {count} places for {name}"
    return text


def _record(title: str, record: type[msgspec.Struct], without: Iterable[str] = ()) -> str:
    rows = [(f"`{field.encode_name}`", _type(field.type), _default(field)) for field in fields(record)]
    rows = [row for row in rows if row[0].strip("`") not in without]
    return f"### {title}\n\n{_prose(record)}\n\n{_table(('key', 'value', 'default'), rows)}\n"


def _view(record: type[msgspec.Struct]) -> str:
    annotations = inspect.get_annotations(record)
    rows = [(f"`{name}`", _type(annotations[name]), "") for name in record.__struct_fields__]
    for name, member in inspect.getmembers(record):
        function = member.fget if isinstance(member, property) else getattr(member, "func", None)
        if function is not None:
            rows.append((f"`{name}`", _type(inspect.signature(function).return_annotation), _prose(function)))
    return f"### {record.__name__}\n\n{_prose(record)}\n\n{_table(('attribute', 'type', ''), rows)}\n"


def _filters() -> Iterator[tuple[str, str]]:
    environment = make_environment(lambda _: None, Strings(), Comments())
    own = {name: function for name, function in environment.filters.items() if name not in Environment().filters}
    for name, function in sorted(own.items()):
        if name.startswith("slatebind_"):
            continue
        _, *arguments = inspect.signature(function).parameters.values()
        call = ", ".join(f"{argument.name}={argument.default}" for argument in arguments)
        yield f"`{name}({call})`" if call else f"`{name}`", _prose(function)


def _prose(documented: object) -> str:
    paragraphs = (inspect.getdoc(documented) or "").replace("``", "`").replace("|", "\\|").split("\n\n")
    return "\n\n".join(re.sub(r"\n(?!- )\s*", " ", paragraph) for paragraph in paragraphs)


def _type(kind: object) -> str:
    is_plain = isinstance(kind, type) and "[" not in str(kind)
    text = kind.__name__ if isinstance(kind, type) and is_plain else str(kind)
    short = re.sub(r"\b(?:[a-z_]+\.)+(?=[A-Za-z])", "", text).replace("NoneType", "None")
    return f"`{short}`".replace("|", "\\|")


def _default(field: FieldInfo) -> str:
    if field.required:
        return "required"
    value = field.default_factory() if field.default is msgspec.NODEFAULT else field.default  # type: ignore[misc]
    return f"`{value!r}`" if (value or value == "") and not isinstance(value, msgspec.Struct) else ""


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "".join(f"| {' | '.join(cell.replace(chr(10), ' ') for cell in line)} |\n" for line in lines)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
