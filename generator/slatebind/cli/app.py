"""The commands by name, each loaded when it is used."""

from importlib import import_module

import click

from slatebind._version import __version__
from slatebind.suggestions import did_you_mean

COMMANDS = {
    "init": "Create a slatebind.toml for the docs in this folder.",
    "extract": "Extract the spec of Slate docs.",
    "generate": "Generate everything configured in slatebind.toml, or one target.",
    "watch": "Regenerate on every change.",
    "check": "Check whether spec and generated files are up to date.",
    "lint": "Report problems in Slate docs, and fix them.",
    "verify": "Compare docs with the server, and report where they disagree.",
    "mock": "Serve the API that a spec describes, to test clients against.",
    "targets": "List the targets, or describe one: its options and files.",
    "diff": "Detect breaking changes between two versions of an API.",
    "changelog": "Print the changes as a changelog entry.",
    "bump": "Print the version bump: major, minor, patch or none.",
    "schema": "Print the JSON Schema of a kind of file, for editors.",
}

EXAMPLES = """
\b
Examples:
  slatebind generate docs --target openapi --output openapi
  slatebind generate docs --target python --package acme --output client
  slatebind init                          create slatebind.toml
  slatebind generate                      generate everything configured there
  slatebind check                         in CI: is everything up to date?
  slatebind lint docs                     report mistakes in the docs
  slatebind diff --against v1.2 docs      report changes that break callers

\b
Exit codes: 0 success, 1 findings at or above --fail-on, 2 usage error or unreadable input.
"""


class Commands(click.Group):
    """Knows the commands by name and imports the one that runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which a new user needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported; None if there is none of this name."""
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
    """Generate OpenAPI, typed clients and docs from API references written in Slate Markdown; check such references."""
