"""The model ToolDamage."""

from __future__ import annotations

from ..runtime.model import Model


class ToolDamage(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    tool_id: int | None = None
    text: str | None = None
