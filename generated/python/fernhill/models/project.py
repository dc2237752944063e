"""The model Project."""

from __future__ import annotations

from ..runtime.model import Model


class Project(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The project"""
    name: str | None = None
    """Its name"""
    displaytext: str | None = None
    """A sentence about it"""
    state: str | None = None
    """Active, Disabled or Suspended"""
    vmlimit: str | None = None
    """How many machines it may have, or Unlimited"""
    cputotal: int | None = None
    """Processors in use"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
