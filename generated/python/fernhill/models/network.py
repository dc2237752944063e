"""The model Network."""

from __future__ import annotations

from ..runtime.model import Model


class Network(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The network"""
    name: str | None = None
    """Its name"""
    displaytext: str | None = None
    """A sentence about it"""
    cidr: str | None = None
    """Its addresses, as 10.1.1.0/24"""
    gateway: str | None = None
    """Its router"""
    type: str | None = None
    """Isolated or Shared"""
    state: str | None = None
    """Allocated or Implemented"""
    zoneid: str | None = None
    """Its zone"""
    vlan: int | None = None
    """Its VLAN"""
    service: list[NetworkService] | None = None
    """What it offers to its machines"""
    specifyipranges: bool | None = None
    """True if address ranges are given by hand"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""


# Below the class, since models may refer to each other.
from .network_service import NetworkService
