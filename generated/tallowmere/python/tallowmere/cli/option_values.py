"""Checks of options' values."""

from __future__ import annotations

import click


def seconds(
    ctx: click.Context, param: click.Parameter, value: float | None
) -> float | None:
    """A number of seconds, or an error."""
    if value is None or value >= 0:
        return value
    raise click.BadParameter(f"{value} is not a number of seconds from 0 up")
