"""What Tab offers: documented values, fields, profiles, files, and ids that the server knows.

Everything offered may be run by a shell, and neither docs nor servers are trusted: only
harmless characters are offered. Nothing here may fail loudly or take long.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..runtime.protocol.operation import Operation, Param
from . import PROGRAM, names

OPEN = "open"
"""The type of an item that goes on: shells add no space."""
_HARMLESS = re.compile(r"[A-Za-z0-9_.:/@+,=\[\]-]*")
_ID = re.compile(r"(?P<noun>.*?)ids?", re.IGNORECASE)


def offered(
    values: Iterable[str], start: str, *, is_open: bool = False
) -> list[CompletionItem]:
    """Those of the values that begin with ``start`` and are harmless."""
    kind = OPEN if is_open else "plain"
    return [
        CompletionItem(value, kind)
        for value in values
        if value.startswith(start) and _HARMLESS.fullmatch(value)
    ]


def described(value: str, kind: str, text: str) -> CompletionItem:
    """An item with a text that shells may show next to it."""
    return CompletionItem(value, kind, " ".join(text.split()) or None)


def complete_profiles(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The profiles of the configuration files."""
    from ..runtime.protocol.config import profiles

    try:
        return offered(profiles(), incomplete)
    except Exception:  # whatever is wrong with the files, the next command reports it
        return []


def complete_fields(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The fields of the command's model, one after the other."""
    from .operation_command import OperationCommand

    if not isinstance(ctx.command, OperationCommand):
        return []
    return _in_list(_field_names(ctx.command.operation), incomplete)


def complete_value(
    ctx: click.Context, operation: Operation, param: Param, incomplete: str
) -> list[CompletionItem]:
    """What a parameter can be: files after ``@``, documented values, ids."""
    if incomplete.startswith("@"):
        return _files(incomplete)
    values = param.values or (("true", "false") if param.type == "boolean" else ())
    if not values and _ID.fullmatch(param.name):
        values = _object_ids(ctx, operation, param)
    if param.type == "list":
        return _in_list(values, incomplete)
    return offered(values, incomplete)


def complete_job(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The ids of jobs."""
    return offered(_ids_of(ctx, names.find_list_of("job", "")), incomplete)


def complete_command(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The API names of commands, however they are capitalized."""
    return [
        described(entry.name, "plain", entry.summary)
        for entry in names.all_entries()
        if entry.name.lower().startswith(incomplete.lower())
    ]


def _in_list(values: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """The last item of a list; others may follow, so that no space does."""
    before, comma, start = incomplete.rpartition(",")
    taken = before.split(",")
    return offered(
        (f"{before}{comma}{value}" for value in values if value not in taken),
        f"{before}{comma}{start}",
        is_open=True,
    )


def _files(incomplete: str) -> list[CompletionItem]:
    folder, _, start = incomplete[1:].rpartition("/")
    prefix = incomplete[: len(incomplete) - len(start)]
    try:
        entries = sorted(os.scandir(prefix[1:] or "."), key=lambda entry: entry.name)
    except OSError:
        return []
    shown = [entry for entry in entries if start or not entry.name.startswith(".")]
    folders = [f"{prefix}{entry.name}/" for entry in shown if entry.is_dir()]
    files = [f"{prefix}{entry.name}" for entry in shown if not entry.is_dir()]
    return [*offered(folders, incomplete, is_open=True), *offered(files, incomplete)]


def _field_names(operation: Operation) -> tuple[str, ...]:
    if not operation.response.model:
        return ()
    models = import_module(f"{PROGRAM}.models")
    model: Any = getattr(models, operation.response.model)
    return tuple(model.__struct_encode_fields__)


def _object_ids(
    ctx: click.Context, operation: Operation, param: Param
) -> tuple[str, ...]:
    """The ids of the objects that a parameter names: zones for ``zoneid``."""
    found = _ID.fullmatch(param.name)
    noun = found["noun"] if found else ""
    if noun:
        return _ids_of(ctx, names.find_list_of(noun.lower(), ""))
    own = names.find_by_name(operation.name)
    return _ids_of(ctx, names.find_list_of(own.noun, own.group)) if own else ()


def _ids_of(ctx: click.Context, entry: names.Entry | None) -> tuple[str, ...]:
    """The ids that a list command answers with; none if it cannot be asked."""
    if entry is None:
        return ()
    try:
        from .ids import fetch_ids
        from .options import merged_options

        options = merged_options(ctx.find_root().params, ctx.params)
        return fetch_ids(entry.name, options._replace(timeout=None, debug=False))
    except Exception:  # a key was pressed: nobody asked for an error
        return ()
