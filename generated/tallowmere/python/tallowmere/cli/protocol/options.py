"""Options about the server, and about responses that are saved."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import click
from click.shell_completion import CompletionItem

from ...runtime.protocol.documented import servers
from ...runtime.protocol.signing import signed_by
from ..completion import Choice, offered

if TYPE_CHECKING:
    from ...runtime.protocol.interface import Settings


class OwnOptions(NamedTuple):
    """What the options of this protocol say.

    ``sign`` is the name of a function, ``save`` the path of a file.
    """

    server: str = ""
    sign: str = ""
    save: str = ""

    def settings(self) -> Settings:
        """The settings of the client that they change; a ConfigurationError if they are wrong."""
        found: Settings = {}
        if self.server:
            found["endpoint"] = self.server
        if self.sign:
            found["auth"] = signed_by(self.sign)
        return found

    def problems(self) -> list[str]:
        """Why a response cannot be saved where the options say."""
        folder = os.path.dirname(self.save) or "."
        if self.save and os.path.isdir(self.save):
            return [f"--save: {self.save} is a folder"]
        return [] if os.path.isdir(folder) else [f"--save: there is no folder {folder}"]


def own_options() -> list[click.Option]:
    """The options that the program and every command have because of the protocol."""
    known = ", ".join(name for name in servers() if name.isprintable())
    return [
        click.Option(
            ["--server"],
            metavar="NAME|URL",
            shell_complete=_complete_servers,
            help=(
                f"Where requests are sent: {known}, or a URL."
                if known
                else "Where requests are sent."
            ),
        ),
        click.Option(
            ["--sign"],
            metavar="MODULE:FUNCTION",
            help="A function that gets each request and returns it signed; FILE.py:FUNCTION too.",
        ),
        click.Option(
            ["--save"],
            metavar="FILE",
            help="Write the content of the response to a file, as it is, and print nothing.",
        ),
    ]


def _complete_servers(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    return offered((Choice(*item) for item in servers().items()), incomplete)
