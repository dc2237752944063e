"""The model FirewallRule."""

from __future__ import annotations

from ..runtime.model import Model


class FirewallRule(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The rule"""
    protocol: str | None = None
    """The protocol it lets through"""
    startport: int | None = None
    """The first port"""
    endport: int | None = None
    """The last port"""
    cidrlist: str | None = None
    """Where traffic may come from"""
    ipaddressid: str | None = None
    """The address it guards"""
    state: str | None = None
    """Active or Deleting"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
