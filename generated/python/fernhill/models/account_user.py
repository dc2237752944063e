"""The model AccountUser."""

from __future__ import annotations

from ..runtime.dates import Timestamp
from ..runtime.model import Model


class AccountUser(Model, kw_only=True):
    """A user of an account."""

    id: str | None = None
    username: str | None = None
    firstname: str | None = None
    lastname: str | None = None
    email: str | None = None
    state: str | None = None
    created: Timestamp | None = None
    timezone: str | None = None
    account: str | None = None
    accountid: str | None = None
    accounttype: int | None = None
    domain: str | None = None
    domainid: str | None = None
    roleid: str | None = None
    rolename: str | None = None
    roletype: str | None = None
    apikey: str | None = None
    secretkey: str | None = None
    usersource: str | None = None
    isdefault: bool | None = None
    iscallerchilddomain: bool | None = None
