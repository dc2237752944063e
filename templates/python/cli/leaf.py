"""One command: its options and its help, from its operation."""

from __future__ import annotations

import re
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from ..runtime.protocol.help import PROFILE_HELP
from ..runtime.protocol.operation import Operation, Param
from . import PROGRAM, names

_FORMATS = ("table", "column", "json", "csv", "yaml")
_HOW_TO_GIVE = {
    "list": "With commas between.",
    "map": "As name=value,name=value or JSON.",
    "object": "As name=value,name=value or JSON.",
}
# What may be offered to be run by a shell: docs are not to be trusted.
_HARMLESS = re.compile(r"[A-Za-z0-9_.:/@+,=\[\]-]*")
_OPTION = re.compile("[A-Za-z0-9][A-Za-z0-9_.-]*")


def common_options() -> list[click.Option]:
    """The options that the program and every command have."""
    return [
        click.Option(["-p", "--profile"], help=PROFILE_HELP),
        click.Option(
            ["-o", "--output"],
            type=click.Choice(_FORMATS),
            help="How to print; table where nothing is said.",
        ),
        click.Option(["--filter"], help="The fields to print, with commas between."),
        click.Option(["--all"], is_flag=True, help="Every page of a list."),
        click.Option(
            ["--no-wait"], is_flag=True, help="Print a job, do not wait for it."
        ),
        click.Option(["--wait-timeout"], type=float, help="Seconds to wait for a job."),
        click.Option(["--timeout"], type=float, help="Seconds for each call."),
    ]


class Leaf(click.Command):
    """A command of the API. Its data is imported when its options are asked for."""

    def __init__(self, named: names.Named, as_name: str) -> None:
        super().__init__(as_name, short_help=named.summary)
        self._named = named
        self._operation: Operation | None = None

    @property
    def operation(self) -> Operation:
        """What travels."""
        if self._operation is None:
            module = import_module(f"{PROGRAM}.operations.{self._named.group}")
            self._operation = getattr(module, self._named.constant)
        assert self._operation is not None
        return self._operation

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        own = _options(self.operation).values()
        taken = {flag for option in own for flag in option.opts}
        common = [one for one in common_options() if not taken.intersection(one.opts)]
        pairs = _Pairs(self.operation)
        return [pairs, *own, *common, self.get_help_option(ctx) or pairs]

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        self.help = _told(self.operation)
        super().format_help_text(ctx, formatter)

    def invoke(self, ctx: click.Context) -> None:
        from .run import Wanted, run

        options = {
            name: ctx.params.get(option.name or "") or ()
            for name, option in _options(self.operation).items()
        }
        common = {
            name: ctx.params.get(name) or ctx.obj.get(name) for name in Wanted._fields
        }
        common = {name: value for name, value in common.items() if value}
        ctx.exit(run(self.operation, options, ctx.params["pairs"], Wanted(**common)))


def _told(operation: Operation) -> str:
    kind = "A job; its result is " if operation.is_async else "Answers with "
    model = operation.response.model or "nothing"
    many = "a list of " if operation.response.shape == "list" else ""
    paragraphs = (
        operation.doc or operation.name,
        f"{kind}{many}{model}. On the wire: {operation.name}",
    )
    return "\n\n".join(paragraphs)


class _Option(click.Option):
    """A parameter as an option. Python names of their own keep them from common ones."""

    def __init__(self, param: Param, dest: str) -> None:
        limits = [
            "Required." if param.required else "",
            f"At most {param.length} characters." if param.length else "",
            f"One of {', '.join(param.values)}." if param.values else "",
            _HOW_TO_GIVE.get(param.type, ""),
        ]
        told = [param.doc and f"{param.doc.rstrip('.')}.", *limits]
        super().__init__(
            [f"--{param.name.lower()}", dest],
            multiple=True,
            metavar=param.type.upper(),
            help=" ".join(one for one in told if one),
        )
        self._param = param

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        return _completed(_values(self._param), incomplete)


def _options(operation: Operation) -> dict[str, _Option]:
    """The parameters that can be options, by name; others can be given as name=value."""
    return {
        param.name: _Option(param, f"param_{number}")
        for number, param in enumerate(operation.params)
        if _OPTION.fullmatch(param.name) and param.name.lower() != "help"
    }


def _values(param: Param) -> tuple[str, ...]:
    return param.values or (("true", "false") if param.type == "boolean" else ())


def _completed(values: tuple[str, ...], start: str) -> list[CompletionItem]:
    return [
        CompletionItem(value)
        for value in values
        if value.startswith(start) and _HARMLESS.fullmatch(value)
    ]


class _Pairs(click.Argument):
    """``name=value``, as CloudMonkey takes parameters."""

    def __init__(self, operation: Operation) -> None:
        super().__init__(["pairs"], nargs=-1, metavar="[NAME=VALUE]...")
        self._operation = operation

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        name, mark, start = incomplete.partition("=")
        params = {param.name: param for param in self._operation.params}
        if not mark:
            return _completed(tuple(f"{one}=" for one in params), name)
        values = _values(params[name]) if name in params else ()
        return _completed(
            tuple(f"{name}={value}" for value in values), f"{name}={start}"
        )
