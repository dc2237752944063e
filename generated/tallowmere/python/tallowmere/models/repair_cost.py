"""The model RepairCost."""

from __future__ import annotations

from typing import Literal

from ..runtime.model import Model
from ..runtime.open_enum import OpenEnum


class RepairCost(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    amount: float | None = None
    """In the currency of the branch."""
    paid_by: OpenEnum[Literal["branch", "member"]] | None = None
    """`branch` or `member`."""
