"""The model RepairFault."""

from __future__ import annotations

from typing import Literal

from ..runtime.model import Model
from ..runtime.open_enum import OpenEnum


class RepairFault(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    text: str | None = None
    """In your own words."""
    severity: OpenEnum[Literal["cosmetic", "usable", "unusable"]] | None = None
    """Possible values: `cosmetic`, `usable`, `unusable`."""
