"""The model Photo."""

from __future__ import annotations

from ..runtime.model import Model


class Photo(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    url: str | None = None
