"""The model SecurityGroup."""

from __future__ import annotations

from ..runtime.model import Model


class SecurityGroup(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The group"""
    name: str | None = None
    """Its name"""
    description: str | None = None
    """A sentence about it"""
    ingressrule: list[SecurityGroupRule] | None = None
    """What may come in"""
    egressrule: list[SecurityGroupRule] | None = None
    """What may go out"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""


# Below the class, since models may refer to each other.
from .security_group_rule import SecurityGroupRule
