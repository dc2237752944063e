"""The model AffinityGroup."""

from __future__ import annotations

from typing import Any

from ..runtime.model import Model


class AffinityGroup(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The group"""
    name: str | None = None
    """Its name"""
    type: str | None = None
    """Whether its machines stay together or apart"""
    description: str | None = None
    """A sentence about it"""
    virtualmachineIds: list[Any] | None = None
    """The machines in it"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
