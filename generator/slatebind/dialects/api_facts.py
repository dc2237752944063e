"""The facts about one API that a dialect file may state. Does not read documents."""

import msgspec

from slatebind.spec.model import Auth, Paging, Server


class ApiFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``api`` key of a dialect file, with the keys that it has in a spec. It replaces what the docs say."""

    title: str | None = None
    endpoint: str | None = None
    servers: tuple[Server, ...] = ()
    auth: tuple[Auth, ...] = ()
    paging: Paging | None = None
