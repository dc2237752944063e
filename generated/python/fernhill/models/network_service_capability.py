"""The model NetworkServiceCapability."""

from __future__ import annotations

from ..runtime.model import Model


class NetworkServiceCapability(Model, kw_only=True):
    """A capability of a service."""

    name: str | None = None
    value: str | None = None
    canchooseservicecapability: bool | None = None
