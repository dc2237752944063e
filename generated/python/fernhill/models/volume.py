"""The model Volume."""

from __future__ import annotations

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class Volume(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The volume"""
    name: str | None = None
    """Its name"""
    size: int | None = None
    """Its size in bytes"""
    type: str | None = None
    """ROOT or DATADISK"""
    state: str | None = None
    """Allocated, Ready or Expunging"""
    virtualmachineid: str | None = None
    """The machine it is attached to"""
    zoneid: str | None = None
    """The zone it lies in"""
    created: Timestamp | None = None
    """When it was made"""
    miniops: int | None = None
    """The least operations a second"""
    physicalsize: int | None = None
    """Bytes it takes on disk"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
