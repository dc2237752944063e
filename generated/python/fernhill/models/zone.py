"""The model Zone."""

from __future__ import annotations

from ..runtime.model import Model


class Zone(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The zone"""
    name: str | None = None
    """Its name"""
    description: str | None = None
    """A sentence about it"""
    networktype: str | None = None
    """Basic or Advanced"""
    dns1: str | None = None
    """Its first name server"""
    allocationstate: str | None = None
    """Enabled or Disabled"""
    localstorageenabled: bool | None = None
    """True if machines may use a host's own disks"""
    capacity: list[ResourceCapacity] | None = None
    """What is left of it"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""


# Below the class, since models may refer to each other.
from .resource_capacity import ResourceCapacity
