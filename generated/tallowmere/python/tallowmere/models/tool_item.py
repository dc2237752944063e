"""The model ToolItem."""

from __future__ import annotations

from ..runtime.model import Model


class ToolItem(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    tool_id: int | None = None
    """The number on the tool."""
    note: str | None = None
    """What is scratched already."""
