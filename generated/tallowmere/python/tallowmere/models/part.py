"""The model Part."""

from __future__ import annotations

from ..runtime.model import Model


class Part(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    sku: str | None = None
    """The number in the catalog."""
    count: int | None = None
    """How many; one if not given."""
