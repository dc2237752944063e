"""The model Template."""

from __future__ import annotations

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class Template(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The image"""
    name: str | None = None
    """Its name"""
    displaytext: str | None = None
    """A sentence about it"""
    format: str | None = None
    """How the image is stored"""
    size: int | None = None
    """Its size in bytes"""
    bootable: bool | None = None
    """True if a machine can start from it"""
    ostypeid: str | None = None
    """The operating system in it"""
    isready: bool | None = None
    """True once it can be used"""
    created: Timestamp | None = None
    """When it was registered"""
    url: str | None = None
    """Where it was fetched from"""
    checksum: str | None = None
    """What its bytes add up to"""
    crossZones: bool | None = None
    """True if every zone has it"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""
