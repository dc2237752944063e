"""The model VMSnapshot."""

from __future__ import annotations

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class VMSnapshot(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The snapshot"""
    name: str | None = None
    """Its name"""
    virtualmachineid: str | None = None
    """The machine it was taken of"""
    state: str | None = None
    """Creating, BackedUp or Error"""
    snapshottype: str | None = None
    """MANUAL or RECURRING"""
    physicalsize: int | None = None
    """Bytes it takes"""
    created: Timestamp | None = None
    """When it was taken"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
