"""The program: groups, verbs and commands. Imports only what help and completion need."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem

from ..runtime.protocol.help import CREDENTIALS_HELP
from . import PROGRAM, names
from .leaf import Leaf, common_options
from .shells import script


class _Lazy(click.Group):
    """Commands that are made when they are asked for."""

    def __init__(
        self, name: str, makers: Callable[[], dict[str, Callable[[], click.Command]]]
    ) -> None:
        super().__init__(name, no_args_is_help=True)
        self._makers = makers

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self._makers())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        maker = self._makers().get(cmd_name)
        return maker() if maker else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and not self.get_command(ctx, args[0]):
            import difflib

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), 3)
            hint = f" Did you mean {' or '.join(near)}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)


class _App(_Lazy):
    """The program itself: groups, verbs, and commands by their names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*names.group_names(), *_verbs()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        named = names.by_name(cmd_name)
        if named:
            return Leaf(named, cmd_name)
        if cmd_name == "completion":
            return _completion()
        found = names.of_verb(cmd_name) if cmd_name in _verbs() else {}
        if cmd_name in names.group_names():
            found = {**found, **names.of_group(cmd_name)}
        return _group(cmd_name, found) if found else None

    def shell_complete(
        self, ctx: click.Context, incomplete: str
    ) -> list[CompletionItem]:
        # Names on the wire are offered to whoever begins to write one.
        found = super().shell_complete(ctx, incomplete)
        if found or not incomplete:
            return found
        return [
            CompletionItem(one.name, help=one.summary)
            for one in names.everything()
            if one.name.lower().startswith(incomplete.lower())
        ]

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        groups = [
            (name, told or ", ".join(names.of_group(name)))
            for name, told in names.group_names().items()
        ]
        with formatter.section("Groups"):
            formatter.write_dl(groups)
        with formatter.section("Verbs, as in CloudMonkey"):
            formatter.write_text(", ".join(_verbs()))
        with formatter.section("More"):
            formatter.write_dl([("completion", "The shell's completion script.")])


def _verbs() -> list[str]:
    return sorted({one.verb for one in names.everything() if one.noun})


def _group(name: str, commands: dict[str, names.Named]) -> click.Group:
    makers = {one: _maker(named, one) for one, named in commands.items()}
    group = _Lazy(name, lambda: makers)
    group.help = names.group_names().get(name) or f"What there is to {name}."
    group.short_help = group.help
    return group


def _maker(named: names.Named, as_name: str) -> Callable[[], click.Command]:
    return lambda: Leaf(named, as_name)


def _completion() -> click.Command:
    def print_script(shell: str) -> None:
        click.echo(script(app, PROGRAM, shell), nl=False)

    return click.Command(
        "completion",
        callback=print_script,
        params=[click.Argument(["shell"], type=click.Choice(["bash", "zsh", "fish"]))],
        help="Print the completion script for a shell, for its startup file.",
    )


def _remember(**common: Any) -> None:
    click.get_current_context().obj = common


def _help() -> str:
    from ..operations.index import TITLE

    examples = "\n".join(f"  {PROGRAM} {example}" for example in _examples())
    return f"""\b
{TITLE}

\b
Examples:
{examples}

{CREDENTIALS_HELP}

{_EXIT_CODES}"""


def _examples() -> list[str]:
    from ..operations.index import EXAMPLE

    command = names.by_name(EXAMPLE)
    if command is None:
        return ["--help"]
    verb_and_noun = [f"{command.verb} {command.noun}"] if command.noun else []
    group = next(iter(names.group_names()))
    return [*verb_and_noun, f"-o json {command.name}", f"{group} --help"]


_EXIT_CODES = """\b
Exit codes:
  0  done
  2  wrong usage or configuration; nothing was sent
  3  not authenticated, or not permitted
  4  not found
  5  refused for another reason
  6  no room, a limit, or the server is busy: may work later
  7  no answer, or none that can be read
  8  the job failed for another reason
  9  the job took longer than --wait-timeout
  130  interrupted; a job that was waited for goes on"""


def _version(ctx: click.Context, _: click.Parameter, is_wanted: bool) -> None:
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
        callback=_version,
        help="Print the package's version and exit.",
    ),
]
app.callback = _remember
app.help = _help()
