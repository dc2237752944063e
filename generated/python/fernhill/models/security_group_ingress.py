"""The model SecurityGroupIngress."""

from __future__ import annotations

from ..runtime.model import Model


class SecurityGroupIngress(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    ruleid: str | None = None
    """The rule"""
    protocol: str | None = None
    """The protocol it lets through"""
    startport: int | None = None
    """The first port"""
    endport: int | None = None
    """The last port"""
    cidr: str | None = None
    """The addresses it is for"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
