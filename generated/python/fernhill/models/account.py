"""The model Account."""

from __future__ import annotations

from typing import Any

from ..runtime.model import Model


class Account(Model, kw_only=True):
    """Every field may be missing: servers leave out what does not apply."""

    id: str | None = None
    """The account"""
    name: str | None = None
    """Its name"""
    accounttype: int | None = None
    """0 for a user, 1 for an administrator, 2 for a domain's administrator"""
    domainid: str | None = None
    """Its domain"""
    state: str | None = None
    """enabled, disabled or locked"""
    user: list[AccountUser] | None = None
    """The users in it"""
    accountdetails: dict[str, Any] | None = None
    """Settings of the account"""
    jobid: str | None = None
    """The job that last worked on this object"""
    jobstatus: int | None = None
    """How far that job has come"""


# Below the class, since models may refer to each other.
from .account_user import AccountUser
