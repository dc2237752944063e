"""The model ToolPurchase."""

from __future__ import annotations

from ..runtime.dates import Date
from ..runtime.model import Model


class ToolPurchase(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    price: float | None = None
    """What it cost."""
    bought_on: Date | None = None
    """When it was bought."""
