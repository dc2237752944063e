"""The model Loan."""

from __future__ import annotations

from typing import Literal

from ..runtime.dates import Timestamp
from ..runtime.model import Model
from ..runtime.open_enum import OpenEnum


class Loan(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    at: Timestamp | None = None
    """When it happened."""
    kind: OpenEnum[Literal["lent", "extended", "returned"]] | None = None
    """One of `lent`, `extended`, `returned`."""
    by: str | None = None
    """Who did it."""
