"""The model SearchMembersResponse."""

from __future__ import annotations

from ..runtime.model import Model


class SearchMembersResponse(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    data: list[Member] | None = None
    """The members of this page."""
    total: int | None = None
    """How many there are on all pages."""


# Below the class, since models may refer to each other.
from .member import Member
