"""The facts about one API that a dialect file may state. Does not read documents."""

import msgspec

from slatebind.spec.model import Auth, Paging, Server


class ApiFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The ``api`` key: facts about one API that its docs do not state, or state wrongly. They replace what is read.

    The keys and their values are those of ``api`` in a spec.
    """

    title: str | None = None
    """The name of the API: `Orchard API`."""
    endpoint: str | None = None
    """The base URL: `https://api.orchard.example/v2`."""
    servers: tuple[Server, ...] = ()
    """All base URLs, if there are several: `[{url: https://sandbox.orchard.example, name: sandbox}]`."""
    auth: tuple[Auth, ...] = ()
    """The ways to authenticate: `[{scheme: header, name: X-Orchard-Key}]`."""
    paging: Paging | None = None
    """How lists are read page by page: `{kind: page, number: page, size: per_page}`."""

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
