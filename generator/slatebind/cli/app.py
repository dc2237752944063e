"""The command line as a whole: its commands by name, each loaded when it is wanted."""

from importlib import import_module

import click

from slatebind._version import __version__
from slatebind.suggestions import did_you_mean

COMMANDS = {
    "init": "Write a slatebind.toml from a look at the folder.",
    "extract": "Read Slate docs and write their spec.",
    "generate": "Make everything that slatebind.toml plans, or one target of one API.",
    "watch": "Bring everything up to date whenever something changes.",
    "check": "Tell whether spec and generated files are up to date.",
    "lint": "Tell what is wrong with Slate docs, and mend it.",
    "mock": "Serve what a spec describes, to test clients against.",
    "targets": "List what can be generated.",
    "diff": "Tell what changed between two versions of an API, and whom it breaks.",
    "changelog": "Print what changed as an entry for a changelog.",
    "bump": "Print how the version has to rise: major, minor, patch or none.",
    "schema": "Print the JSON Schema of specs or overlays.",
}

EXAMPLES = """
\b
Examples:
  slatebind init                          look at this folder, write slatebind.toml
  slatebind generate                      do what slatebind.toml plans
  slatebind check                         in CI: is everything up to date?
  slatebind extract docs -o spec.yaml
  slatebind generate spec.yaml --target python --out client --package acme

\b
Exit codes: 0 fine, 1 errors found (--strict: warnings too), 2 usage or unreadable input.
"""


class Commands(click.Group):
    """Knows the commands by name and imports the one that is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported; None where there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"slatebind.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in --help, without importing anything."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first argument names; an error that knows what was probably meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS)
            message = f"unknown command `{args[0]}`"
            raise click.UsageError(f"{message}; {hint}" if hint else message, ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="slatebind", message="%(prog)s %(version)s")
def app() -> None:
    """Typed clients, models and docs from API references written in Slate Markdown."""
