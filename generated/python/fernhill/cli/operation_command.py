"""One command of the API: its options and its help, from its operation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from ..runtime.protocol.operation import Operation, Param, find_operation
from . import names
from .completion import OPEN, complete_value, one_line
from .options import common_options, merged_options
from .params import find_param
from .protocol.help import option_name, param_help, request_help

HELP_NAMES = {"help_option_names": ["-h", "--help"]}
_SYNTAX = {
    "list": "Items are separated by commas.",
    "map": "As name=value,name=value or JSON.",
    "object": "As name=value,name=value or JSON.",
}
_OPTION = re.compile(r"[^\W_][\w.-]*")
_PLAIN_NAME = re.compile(r"[\w.-]+")


class OperationCommand(click.Command):
    """A command of the API. Its operation is imported when its options are needed."""

    def __init__(self, entry: names.Entry, as_name: str) -> None:
        super().__init__(as_name, short_help=entry.summary, context_settings=HELP_NAMES)
        self._entry = entry
        self._operation: Operation | None = None

    @property
    def operation(self) -> Operation:
        """What is sent and answered."""
        if self._operation is None:
            self._operation = find_operation(self._entry.name)
        return self._operation

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        own = _options(self.operation)
        taken = {flag for option in own for flag in option.opts}
        common = [
            option for option in common_options() if not taken.intersection(option.opts)
        ]
        help_option = self.get_help_option(ctx)
        return [
            PairsArgument(lambda _: self.operation),
            *own,
            *common,
            *([help_option] if help_option else []),
        ]

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        self.help = _help_text(self.operation, self._entry, ctx.command_path)
        super().format_help_text(ctx, formatter)

    def invoke(self, ctx: click.Context) -> None:
        from .run import run_operation

        texts = [
            (option.param, text)
            for option in _options(self.operation)
            for text in ctx.params.get(option.name or "") or ()
        ]
        options = merged_options(ctx.obj, ctx.params)
        ctx.exit(run_operation(self.operation, texts, ctx.params["pairs"], options))


def _help_text(operation: Operation, entry: names.Entry, path: str) -> str:
    required = [
        f"{param.name}={param.type.upper()}"
        for param in operation.params
        if param.required and _PLAIN_NAME.fullmatch(param.name)
    ]
    paragraphs = (
        operation.doc or entry.summary or operation.name,
        request_help(operation),
        "\b\nExample:\n  " + " ".join([path, *required]),
        "VALUE can be @FILE, or - for standard input.",
    )
    return "\n\n".join(paragraphs)


class _ParamOption(click.Option):
    """A parameter as an option. Its Python name keeps it apart from common options."""

    def __init__(
        self, operation: Operation, param: Param, name: str, dest: str
    ) -> None:
        notes = [
            param.doc and f"{param.doc.rstrip('.')}.",
            "Required." if param.required else "",
            param_help(param),
            f"One of {', '.join(param.values)}." if param.values else "",
            _SYNTAX.get(param.type, ""),
        ]
        super().__init__(
            [f"--{name}", dest],
            multiple=True,
            metavar=param.type.upper(),
            help=" ".join(note for note in notes if note),
        )
        self._operation = operation
        self.param = param

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        return complete_value(ctx, self._operation, self.param, incomplete)


def _options(operation: Operation) -> list[_ParamOption]:
    """The parameters that can be options; the others are given as name=value."""
    counts = Counter(map(option_name, operation.params))
    found: dict[str, _ParamOption] = {}
    for number, param in enumerate(operation.params):
        name = option_name(param)
        if counts[name] > 1:
            # They differ in upper and lower case, or in where they are sent.
            name = names.kebab(param.id or param.name)
        if _OPTION.fullmatch(name) and name not in ("help", "h"):
            option = _ParamOption(operation, param, name, f"param_{number}")
            found.setdefault(name, option)
    return [*found.values()]


class PairsArgument(click.Argument):
    """Parameters of the operation that ``find`` gives, as ``name=value``."""

    def __init__(self, find: Callable[[click.Context], Operation | None]) -> None:
        super().__init__(["pairs"], nargs=-1, metavar="[NAME=VALUE]...")
        self._find = find

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        operation = self._find(ctx)
        return _complete_pair(ctx, operation, incomplete) if operation else []


def _complete_pair(
    ctx: click.Context, operation: Operation, incomplete: str
) -> list[CompletionItem]:
    """A parameter's name, the required ones first, or its value."""
    name, mark, start = incomplete.partition("=")
    if mark:
        param = find_param(operation, name)
        return complete_value(ctx, operation, param, start, f"{name}=") if param else []
    given = {pair.partition("=")[0] for pair in ctx.params.get("pairs") or ()}
    return [
        CompletionItem(f"{param.name}=", OPEN, one_line(param.doc) or None)
        for param in sorted(operation.params, key=lambda param: not param.required)
        if param.name.startswith(name)
        and param.name not in given
        and _PLAIN_NAME.fullmatch(param.name)
    ]
