"""The model Event."""

from __future__ import annotations

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class Event(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The event"""
    type: str | None = None
    """What happened, as VM.START"""
    level: str | None = None
    """INFO, WARN or ERROR"""
    description: str | None = None
    """A sentence about it"""
    username: str | None = None
    """Who did it"""
    created: Timestamp | None = None
    """When it happened"""
    parentid: str | None = None
    """The event that started it"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
