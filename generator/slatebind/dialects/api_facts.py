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

    @property
    def stated(self) -> tuple[str, ...]:
        """The keys that have a value."""
        return tuple(key for key in self.__struct_fields__ if getattr(self, key))

    def over(self, read: "ApiFacts") -> "ApiFacts":
        """These facts, and for each that is missing the one that was read.

        Servers that were read are left out if the endpoint is none of them.
        """
        endpoint = self.endpoint or read.endpoint
        is_listed = any(server.url == endpoint for server in read.servers)
        return ApiFacts(
            title=self.title or read.title,
            endpoint=endpoint,
            servers=self.servers or (read.servers if is_listed else ()),
            auth=self.auth or read.auth,
            paging=self.paging or read.paging,
        )
