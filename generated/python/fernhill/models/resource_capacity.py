"""The model ResourceCapacity."""

from __future__ import annotations

from ..runtime.model import Model


class ResourceCapacity(Model, kw_only=True):
    """How much of a resource is in use."""

    type: int | None = None
    name: str | None = None
    zoneid: str | None = None
    zonename: str | None = None
    podid: str | None = None
    podname: str | None = None
    clusterid: str | None = None
    clustername: str | None = None
    capacityused: int | None = None
    capacitytotal: int | None = None
    capacityallocated: int | None = None
    percentused: str | None = None
