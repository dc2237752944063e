"""The model Tag."""

from __future__ import annotations

from ..runtime.model import Model


class Tag(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    key: str | None = None
    """The tag's key"""
    value: str | None = None
    """The tag's value"""
    resourceid: str | None = None
    """What it is on"""
    resourcetype: str | None = None
    """The kind of what it is on"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
