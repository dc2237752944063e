"""The model ResourceTag."""

from __future__ import annotations

from ..runtime.model import Model


class ResourceTag(Model, kw_only=True):
    """A tag of a resource."""

    key: str | None = None
    value: str | None = None
    resourcetype: str | None = None
    resourceid: str | None = None
    account: str | None = None
    domain: str | None = None
    domainid: str | None = None
    project: str | None = None
    projectid: str | None = None
    customer: str | None = None
