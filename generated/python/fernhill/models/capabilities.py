"""The model Capabilities."""

from __future__ import annotations

from ..runtime.model import Model


class Capabilities(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    cloudstackversion: str | None = None
    """The server's version"""
    apilimitinterval: int | None = None
    """Seconds over which requests are counted"""
    apilimitmax: int | None = None
    """Requests that are taken in that time"""
    securitygroupsenabled: bool | None = None
    """True if security groups can be used"""
    userpublictemplateenabled: bool | None = None
    """True if users may share templates"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
