"""The model MemberAddress2."""

from __future__ import annotations

from ..runtime.model import Model


class MemberAddress2(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    street: str | None = None
    town: str | None = None
