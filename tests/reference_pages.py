"""The generated parts of docs/reference/: what the records of files and the command line say of themselves.

``python -m reference_pages``, with this folder on the path, updates them; the suite fails if they are outdated.
"""

import inspect
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click

import slatebind
from record_tables import prose, record_sections, short_type, table, with_parts
from slatebind.cli.app import COMMANDS, app
from slatebind.dialects import api_facts, api_words, dialect_file, marks, prose_words, requests, resources, tables
from slatebind.project.config import Config, LintConfig, LintOverride, SpecConfig, TargetConfig, VerifyConfig
from slatebind.spec import model
from slatebind.spec.schema import overlay_schema

FOLDER = Path(__file__).parents[1] / "docs" / "reference"


def _configuration() -> dict[str, str]:
    titles = {
        "`[[spec]]`": SpecConfig,
        "`[[target]]`": TargetConfig,
        "`[lint]`": LintConfig,
        "`[[lint.overrides]]`": LintOverride,
        "`[[verify]]`": VerifyConfig,
    }
    assert {"spec", "target", "lint", "verify"} == set(Config.__struct_fields__)
    return {"tables": record_sections(titles)}


def _spec() -> dict[str, str]:
    records = {
        "The file": model.Spec,
        "`api`": model.Api,
        "An entry of `servers`": model.Server,
        "An entry of `auth`": model.Auth,
        "`paging`": model.Paging,
        "An entry of `groups`": model.Group,
        "An entry of `commands`": model.Command,
        "An entry of `params`": model.Param,
        "`pair`": model.Pair,
        "`response`": model.Response,
        "An entry of `statuses`": model.Status,
        "An entry of `notices`": model.Notice,
        "An entry of `models`": model.Model,
        "An entry of `fields`": model.Field,
        "An entry of `errors`": model.ErrorCode,
        "An entry of `sources`": model.Source,
    }
    return {"records": record_sections(records)}


def _overlay() -> dict[str, str]:
    command = overlay_schema()["$defs"]["Command"]["properties"]
    own = {"reason", "was", "match", "where", "remove", "add"}
    meanings = {"remove": "Removes the records that are selected.", "add": "Adds a record that the docs do not have."}
    rows = [(f"`{key}`", command[key].get("description") or meanings[key]) for key in command if key in own]
    return {"keys": table(("key", ""), rows)}


def _dialect() -> dict[str, str]:
    records = {
        "The file": dialect_file.DialectFile,
        "`api`": api_facts.ApiFacts,
        "`requests`": requests.Requests,
        "`tables`": tables.Tables,
        "`marks`": marks.Marks,
        "`resources`": resources.Resources,
        "`prose`": prose_words.ProseWords,
        "An entry of `paging`": api_words.PagingWords,
        "`page_words`": api_words.PageWords,
        "`page_fields`": api_words.PageFields,
        "`servers`": api_words.ServerWords,
        "`credentials`": api_words.CredentialWords,
        "`operation_names`": api_words.OperationWords,
    }
    return {"records": record_sections(records)}


def _command_line() -> dict[str, str]:
    return {"commands": "".join(map(_help, ("", *COMMANDS)))}


def _help(name: str) -> str:
    """A section with what ``slatebind NAME --help`` prints."""
    width = {"terminal_width": 100, "max_content_width": 100}
    context = click.Context(app, info_name="slatebind", **{**app.context_settings, **width})
    command: click.Command | None = app
    if name:
        command = app.get_command(context, name)
        context = click.Context(command or app, info_name=name, parent=context)
    assert command is not None
    return f"## slatebind {name}".rstrip() + f"\n\n```text\n{command.get_help(context).rstrip()}\n```\n\n"


def _python_api() -> dict[str, str]:
    return {"names": "".join(_public_names())}


def _public_names() -> Iterator[str]:
    for name in sorted(slatebind.__all__):
        value = getattr(slatebind, name)
        if inspect.isfunction(value):
            yield f"### {name}\n\n```text\n{name}{_signature(value)}\n```\n\n{prose(value)}\n\n"
        elif inspect.isclass(value):
            yield f"### {name}\n\n{prose(value)}\n\n"


def _signature(function: Callable[..., object]) -> str:
    """The parameters of a function, each on its own line, with the names of types alone."""
    signature = inspect.signature(function)
    lines, is_marked = [], False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY and not is_marked:
            lines.append("*")
            is_marked = True
        lines.append(f"{parameter.name}: {short_type(parameter.annotation)}{_default(parameter.default)}")
    result = short_type(signature.return_annotation)
    return "".join(("(", *(f"\n    {line}," for line in lines), f"\n) -> {result}"))


def _default(value: object) -> str:
    if value is inspect.Parameter.empty:
        return ""
    return f" = {value!r}" if value is None or isinstance(value, str | bool | tuple) else " = ..."


PARTS: Mapping[str, Callable[[], dict[str, str]]] = {
    "command-line": _command_line,
    "configuration": _configuration,
    "dialect": _dialect,
    "overlay": _overlay,
    "python-api": _python_api,
    "spec": _spec,
}


def page(name: str, text: str) -> str:
    """The text of a page with its generated parts up to date."""
    return with_parts(f"docs/reference/{name}.md", text, PARTS[name]())


if __name__ == "__main__":
    for known in PARTS:
        path = FOLDER / f"{known}.md"
        path.write_text(page(known, path.read_text(encoding="utf-8")), encoding="utf-8")
