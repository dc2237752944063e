"""What Tab offers: documented values, fields, profiles, files, and ids that the server knows.

Everything offered may be run by a shell, and neither docs nor servers are trusted: only
harmless characters are offered. Nothing here may fail loudly or take long.
"""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterable
from importlib import import_module
from typing import Any, NamedTuple

import click
from click.shell_completion import CompletionItem

from ..runtime.protocol.operation import Operation, Param
from . import PROGRAM, names
from .protocol.lists import list_of_ids

OPEN = "open"
"""The type of an item that goes on: shells add no space."""
_HARMLESS = re.compile(r"[A-Za-z0-9_.:/@+,=\[\]-]*")


class Choice(NamedTuple):
    """Something that can be typed, and the name of the object that it stands for."""

    value: str
    label: str = ""


def offered(
    choices: Iterable[Choice], start: str, before: str = "", *, is_open: bool = False
) -> list[CompletionItem]:
    """The harmless choices that begin with ``start``, after the text that precedes them."""
    kind = OPEN if is_open else "plain"
    return [
        CompletionItem(before + value, kind, one_line(label) or None, label=label)
        for value, label in choices
        if value.startswith(start) and _HARMLESS.fullmatch(value)
    ]


def one_line(text: str) -> str:
    """A text that shells may show next to an item."""
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())


def complete_profiles(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The profiles of the configuration files."""
    from ..runtime.protocol.config import profiles

    try:
        return offered(map(Choice, profiles()), incomplete)
    except Exception:  # whatever is wrong with the files, the next command reports it
        return []


def complete_fields(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The fields of the command's model, one after the other."""
    from .operation_command import OperationCommand

    if not isinstance(ctx.command, OperationCommand):
        return []
    fields = map(Choice, _field_names(ctx.command.operation))
    return _in_list(fields, incomplete)


def complete_value(
    ctx: click.Context,
    operation: Operation,
    param: Param,
    incomplete: str,
    before: str = "",
) -> list[CompletionItem]:
    """What a parameter can be: files after ``@``, documented values, ids."""
    if incomplete.startswith("@"):
        return _files(incomplete, before)
    choices = _choices(ctx, operation, param)
    if param.type == "list":
        return _in_list(choices, incomplete, before)
    return offered(choices, incomplete, before)


def _choices(
    ctx: click.Context, operation: Operation, param: Param
) -> Iterable[Choice]:
    if param.values:
        return map(Choice, param.values)
    if param.type == "boolean":
        return map(Choice, ("true", "false"))
    return fetched_ids(ctx, *list_of_ids(operation, param))


def complete_command(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The API names of commands, however they are capitalized."""
    return [
        CompletionItem(entry.name, help=one_line(entry.summary) or None)
        for entry in names.all_entries()
        if entry.name.lower().startswith(incomplete.lower())
    ]


def _in_list(
    choices: Iterable[Choice], incomplete: str, before: str = ""
) -> list[CompletionItem]:
    """The last item of a list; others may follow, so that no space does."""
    others, comma, start = incomplete.rpartition(",")
    taken = others.split(",")
    free = (choice for choice in choices if choice.value not in taken)
    return offered(free, start, before + others + comma, is_open=True)


def _files(incomplete: str, before: str) -> list[CompletionItem]:
    folder, slash, start = incomplete[1:].rpartition("/")
    try:
        entries = sorted(os.scandir(folder + slash or "."), key=lambda file: file.name)
    except OSError:
        return []
    shown = [entry for entry in entries if start or not entry.name.startswith(".")]
    folders = [Choice(f"{entry.name}/") for entry in shown if entry.is_dir()]
    files = [Choice(entry.name) for entry in shown if not entry.is_dir()]
    before += f"@{folder}{slash}"
    return [
        *offered(folders, start, before, is_open=True),
        *offered(files, start, before),
    ]


def _field_names(operation: Operation) -> tuple[str, ...]:
    if not operation.response.model:
        return ()
    models = import_module(f"{PROGRAM}.models")
    model: Any = getattr(models, operation.response.model)
    return tuple(model.__struct_encode_fields__)


def fetched_ids(
    ctx: click.Context, list_command: str, fields: Iterable[str]
) -> tuple[Choice, ...]:
    """The ids that a list command responds with; none if it cannot be sent."""
    if not list_command:
        return ()
    try:
        from .ids import fetch_ids
        from .options import merged_options

        options = merged_options(ctx.find_root().params, ctx.params)
        options = options._replace(timeout=None, debug=False)
        words = (pair.partition("=") for pair in ctx.params.get("pairs") or ())
        given = {name: value for name, _, value in words}
        with warnings.catch_warnings(action="ignore"):
            found = fetch_ids(list_command, fields, options, given)
        return tuple(Choice(id, name) for id, name in found.items())
    except Exception:  # a key was pressed: nobody asked for an error
        return ()
