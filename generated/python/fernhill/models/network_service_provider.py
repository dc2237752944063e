"""The model NetworkServiceProvider."""

from __future__ import annotations

from typing import Any

from ..runtime.model import Model


class NetworkServiceProvider(Model, kw_only=True):
    """What provides a service in a physical network."""

    id: str | None = None
    name: str | None = None
    state: str | None = None
    physicalnetworkid: str | None = None
    destinationphysicalnetworkid: str | None = None
    canenableindividualservice: bool | None = None
    servicelist: list[Any] | None = None
