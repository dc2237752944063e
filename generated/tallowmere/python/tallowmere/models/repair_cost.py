"""The model RepairCost."""

from __future__ import annotations

from ..runtime.model import Model


class RepairCost(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    amount: float | None = None
    """In the currency of the branch."""
    paid_by: str | None = None
    """`branch` or `member`."""
