"""Options about jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from ..option_values import seconds

if TYPE_CHECKING:
    from ...runtime.protocol.interface import Settings


class OwnOptions(NamedTuple):
    """What the options of this protocol say; times are in seconds."""

    no_wait: bool = False
    wait_timeout: float | None = None

    def settings(self) -> Settings:
        """The settings of the client that they change."""
        return {}

    def problems(self) -> list[str]:
        """What is wrong with them."""
        return []


def own_options() -> list[click.Option]:
    """The options that the program and every command have because of the protocol."""
    return [
        click.Option(
            ["--no-wait"], is_flag=True, help="Print the job, do not wait for it."
        ),
        click.Option(
            ["--wait-timeout"],
            type=float,
            metavar="SECONDS",
            callback=seconds,
            help="How long to wait for a job; without limit by default.",
        ),
    ]
