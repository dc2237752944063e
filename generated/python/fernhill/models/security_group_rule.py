"""The model SecurityGroupRule."""

from __future__ import annotations

from ..runtime.model import Model


class SecurityGroupRule(Model, kw_only=True):
    """A rule of a security group, for traffic in or out."""

    ruleid: str | None = None
    protocol: str | None = None
    startport: int | None = None
    endport: int | None = None
    icmptype: int | None = None
    icmpcode: int | None = None
    cidr: str | None = None
    securitygroupname: str | None = None
    account: str | None = None
    tags: list[ResourceTag] | None = None


# Below the class, since models may refer to each other.
from .resource_tag import ResourceTag
