"""The model VirtualMachine."""

from __future__ import annotations

from typing import Any

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class VirtualMachine(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The machine"""
    name: str | None = None
    """The name inside its network"""
    displayname: str | None = None
    """The name that people see"""
    state: str | None = None
    """What the machine is doing: Running, Stopped, Starting or Stopping"""
    zoneid: str | None = None
    """The zone it runs in"""
    zonename: str | None = None
    """That zone's name"""
    templateid: str | None = None
    """The template it was made from"""
    serviceofferingid: str | None = None
    """The offering that sizes it"""
    cpunumber: int | None = None
    """How many processors it has"""
    cpuspeed: int | None = None
    """Their speed in MHz"""
    memory: int | None = None
    """Its memory in MiB"""
    cpuused: float | None = None
    """The share of its processors in use"""
    created: Timestamp | None = None
    """When it was deployed"""
    group: str | None = None
    """The group it was put in"""
    haenable: bool | None = None
    """True if it is restarted elsewhere when its host fails"""
    nic: list[Nic] | None = None
    """Its network cards"""
    details: dict[str, Any] | None = None
    """Settings beyond the offering"""
    tags: list[ResourceTag] | None = None
    """Tags put on it"""
    account: str | None = None
    """Who owns it"""
    domainid: str | None = None
    """The owner's domain"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""


# Below the class, since models may refer to each other.
from .nic import Nic
from .resource_tag import ResourceTag
