"""``call METHOD /path name=value``: any request, documented or not."""

from __future__ import annotations

import click
from click.shell_completion import CompletionItem

from ...runtime.protocol.operation import Operation
from ..completion import OPEN, Choice, offered
from ..operation_command import HELP_NAMES, PairsArgument
from ..options import common_options, merged_options
from .lists import documented_operations, find_documented

_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS")
_HELP = """Send any request, documented or not.

Nothing is checked. PATH begins with a slash and may have a query. Parameters are sent
where the docs say; others in the query of a request that reads or deletes, else as
fields of a JSON body. NAME=VALUE sends a text, NAME:=VALUE a value of JSON. VALUE can
be @FILE, or - for standard input."""


def call_command() -> click.Command:
    """The command."""
    method = click.Argument(["method"], shell_complete=_complete_method)
    path = click.Argument(["path"], shell_complete=_complete_path)
    headers = click.Option(
        ["-H", "--header"],
        multiple=True,
        metavar="NAME:VALUE",
        help="A header of the request; can be repeated.",
    )
    data = click.Option(
        ["-d", "--data"],
        metavar="TEXT",
        help="The body, as it is: a text, @FILE, or - for standard input. "
        "NAME=VALUE goes to the query then.",
    )
    options = [option for option in common_options() if option.name != "all"]
    return click.Command(
        "call",
        callback=_call,
        params=[method, path, PairsArgument(_operation), headers, data, *options],
        help=_HELP,
        context_settings=HELP_NAMES,
    )


def _call(
    method: str,
    path: str,
    pairs: tuple[str, ...],
    header: tuple[str, ...],
    data: str | None,
    **given: object,
) -> None:
    from .calls import Call, run_call

    ctx = click.get_current_context()
    wanted = Call(method.upper(), path, pairs, header, data)
    ctx.exit(run_call(wanted, merged_options(ctx.obj, given)))


def _operation(ctx: click.Context) -> Operation | None:
    """The operation that is named, if it is documented."""
    method, path = ctx.params.get("method"), ctx.params.get("path")
    return find_documented(method.upper(), path) if method and path else None


def _complete_method(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    return offered(map(Choice, _METHODS), incomplete.upper())


def _complete_path(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The documented paths, each up to its next variable."""
    method = str(ctx.params.get("method") or "").upper()
    found: dict[str, str] = {}
    for operation in documented_operations():
        if operation.method == method and operation.path.startswith(incomplete):
            end = operation.path.find("{", len(incomplete))
            path = operation.path if end < 0 else operation.path[:end]
            found.setdefault(path, "plain" if end < 0 else OPEN)
    return [CompletionItem(path, kind) for path, kind in found.items()]
