"""The model MemberAddress."""

from __future__ import annotations

from ..runtime.model import Model


class MemberAddress(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    street: str | None = None
    """Street and number."""
    town: str | None = None
    """The town."""
    postcode: str | None = None
    """Five digits."""
