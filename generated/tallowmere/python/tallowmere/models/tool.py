"""The model Tool."""

from __future__ import annotations

from typing import Literal

from ..runtime.dates import Date
from ..runtime.model import Model
from ..runtime.open_enum import OpenEnum


class Tool(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: int | None = None
    """The number on the tool."""
    name: str | None = None
    """What it is called on the shelf."""
    state: OpenEnum[Literal["available", "lent", "in_repair"]] | None = None
    """`available`, `lent` or `in_repair`."""
    branch_id: int | None = None
    """Where it is kept."""
    deposit: float | None = None
    """What a member leaves for it."""
    bought_on: Date | None = None
    """When it was bought."""
    labels: list[str] | None = None
    """For searching."""
