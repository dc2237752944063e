"""The program: groups, verbs and commands. Imports only what help and completion need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..runtime.protocol.help import CREDENTIALS_HELP
from . import PROGRAM, names
from .completion import complete_command
from .exit_codes import exit_codes_help
from .operation_command import HELP_NAMES, OperationCommand
from .options import common_options
from .protocol import commands as own
from .protocol.help import examples
from .shells import completion_script

Factories = Mapping[str, Callable[[], click.Command]]


class _LazyGroup(click.Group):
    """Commands that are created when they are needed."""

    def __init__(self, name: str, factories: Callable[[], Factories]) -> None:
        super().__init__(name, no_args_is_help=True, context_settings=HELP_NAMES)
        self._factories = factories

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._factories())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        factory = self._factories().get(cmd_name)
        return factory() if factory else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and not self.get_command(ctx, args[0]):
            hint = names.did_you_mean(args[0], self.list_commands(ctx))
            ctx.fail(f"No such command {args[0]!r}{hint or '.'}")
        return super().resolve_command(ctx, args)


class _App(_LazyGroup):
    """The program itself: groups, verbs, and commands by their API names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        words = [*names.group_summaries(), *own.first_words(), *_BUILT_IN]
        return [*dict.fromkeys(words)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _BUILT_IN:
            return _BUILT_IN[cmd_name]()
        if entry := own.find_entry(cmd_name):
            return OperationCommand(entry, cmd_name)
        found: Factories = {
            **own.own_commands(cmd_name),
            **_operations(own.entries_of_word(cmd_name)),
        }
        if cmd_name in names.group_summaries():
            found = {**found, **_operations(names.entries_of_group(cmd_name))}
        return _group(cmd_name, found) if found else None

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        # API names are offered to those who begin to type one.
        found = super().shell_complete(ctx, incomplete)
        if found or not incomplete:
            return found
        return complete_command(ctx, self.params[0], incomplete)

    def format_help_text(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        self.help = _help(ctx.command_path)
        super().format_help_text(ctx, formatter)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        groups = [
            (name, _group_help(name, summary))
            for name, summary in names.group_summaries().items()
        ]
        with formatter.section("Groups"):
            formatter.write_dl(groups)
        for title, text in own.word_sections().items():
            with formatter.section(title):
                formatter.write_text(text)
        with formatter.section("Others"):
            formatter.write_dl(_OTHERS)


def _group_help(name: str, summary: str) -> str:
    """What help says of a group: the names of its commands if nothing else says more than its name."""
    is_name = re.sub(r"\W", "", summary).lower() == name.replace("-", "").lower()
    return (
        ", ".join(names.entries_of_group(name)) if is_name or not summary else summary
    )


def _operations(entries: Mapping[str, names.Entry]) -> Factories:
    return {name: _factory(entry, name) for name, entry in entries.items()}


def _factory(entry: names.Entry, as_name: str) -> Callable[[], click.Command]:
    return lambda: OperationCommand(entry, as_name)


def _group(name: str, factories: Factories) -> click.Group:
    group = _LazyGroup(name, lambda: factories)
    default = own.word_help(name) or f"Commands of the group {name}."
    summary = names.group_summaries().get(name)
    group.help = summary or dict(_OTHERS).get(name) or default
    group.short_help = group.help
    return group


def _completion() -> click.Command:
    def print_script(shell: str) -> None:
        click.echo(completion_script(app, PROGRAM, shell), nl=False)

    return click.Command(
        "completion",
        callback=print_script,
        params=[click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"]))],
        context_settings=HELP_NAMES,
        help=_COMPLETION_HELP.format(program=PROGRAM),
    )


_COMPLETION_HELP = """Print the completion script of a shell.

\b
  {program} completion bash >> ~/.bashrc
  {program} completion zsh >> ~/.zshrc
  {program} completion fish > ~/.config/fish/completions/{program}.fish"""
_BUILT_IN: Factories = {**own.BUILT_IN, "completion": _completion}
_OTHERS = (
    *own.SUMMARIES,
    ("completion", "Print the completion script of a shell."),
)


def _remember(**options: Any) -> None:
    click.get_current_context().obj = options


def _help(program: str) -> str:
    from ..operations.index import TITLE

    lines = "\n".join(f"  {program} {example}" for example in _examples())
    return f"""\b
{TITLE}

\b
Examples:
{lines}

{CREDENTIALS_HELP}

{exit_codes_help()}"""


def _examples() -> list[str]:
    from ..operations.index import EXAMPLE

    entry = names.find_by_name(EXAMPLE)
    return examples(entry, next(iter(names.group_summaries()))) if entry else ["--help"]


def _print_version(ctx: click.Context, _: click.Parameter, is_wanted: bool) -> None:
    if is_wanted:
        click.echo(f"{PROGRAM} {import_module(PROGRAM).__version__}")
        ctx.exit(0)


app = _App(PROGRAM, dict)
app.params = [
    *common_options(),
    click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_print_version,
        help="Print the package's version and exit.",
    ),
]
app.callback = _remember
