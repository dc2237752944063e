"""The model Success."""

from __future__ import annotations

from ..runtime.model import Model


class Success(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    displaytext: str | None = None
    """A sentence about the outcome"""
    success: bool | None = None
    """True if the command did what it says"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
