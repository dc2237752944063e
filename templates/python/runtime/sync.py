"""The sync connection, over urllib3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from . import answer
from .errors import TransportError
from .request import Credentials, build, checked

if TYPE_CHECKING:
    from .command import Command


class Connection:
    """A pool of connections to one endpoint. Threads may share it. ``timeout`` is in seconds, for each read."""

    def __init__(
        self,
        *,
        endpoint: str,
        key: str,
        secret: str,
        timeout: float = 30.0,
        allow_http: bool = False,
    ) -> None:
        import urllib3

        self._credentials = checked(Credentials(endpoint, key, secret), allow_http)
        self._pool = urllib3.PoolManager(timeout=timeout, retries=False, maxsize=8)

    def send(self, command: Command, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Sends a command and gives what its answer holds. Redirects are not followed: they would carry the key away."""
        import urllib3

        request = build(command, arguments, self._credentials)
        try:
            response = self._pool.request(
                request.method,
                request.url,
                body=request.body,
                headers=request.headers,
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as problem:
            raise TransportError(f"{command.name}: {type(problem).__name__}") from None
        return answer.payload(
            command,
            response.status,
            response.headers.get("Content-Type", ""),
            response.data,
        )

    def close(self) -> None:
        """Closes every connection."""
        self._pool.clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
