"""The model Report."""

from __future__ import annotations

from ..runtime.model import Model


class Report(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    tool_id: int | None = None
    days_lent: int | None = None
