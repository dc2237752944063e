"""The async connection, over aiohttp, which is imported when the first command is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Self

from . import answer
from .errors import TransportError
from .request import Credentials, build, checked

if TYPE_CHECKING:
    import aiohttp

    from .command import Command


class AsyncConnection:
    """A pool of connections to one endpoint, for one event loop. ``timeout`` is in seconds, for a whole call."""

    def __init__(
        self,
        *,
        endpoint: str,
        key: str,
        secret: str,
        timeout: float = 30.0,
        allow_http: bool = False,
    ) -> None:
        self._credentials = checked(Credentials(endpoint, key, secret), allow_http)
        self._timeout = timeout
        self._session: aiohttp.ClientSession | None = None

    async def send(
        self, command: Command, arguments: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Sends a command and gives what its answer holds. Redirects are not followed: they would carry the key away."""
        import aiohttp
        import yarl

        if self._session is None:
            self._session = aiohttp.ClientSession(
                timeout=aiohttp.ClientTimeout(total=self._timeout)
            )
        request = build(command, arguments, self._credentials)
        try:
            async with self._session.request(
                request.method,
                yarl.URL(request.url, encoded=True),
                data=request.body,
                headers=request.headers,
                allow_redirects=False,
            ) as response:
                body = await response.read()
        except (aiohttp.ClientError, TimeoutError) as problem:
            raise TransportError(f"{command.name}: {type(problem).__name__}") from None
        return answer.payload(
            command, response.status, response.headers.get("Content-Type", ""), body
        )

    async def close(self) -> None:
        """Closes every connection."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()
