"""The async connection, over aiohttp, which is imported when the first command is sent."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, Unpack, cast

from . import answer, errors, jobs
from .answer import Reply
from .arguments import unchecked_params
from .command import QUERY_JOB, named
from .flow import (
    Context,
    Flow,
    Pause,
    Send,
    context_of,
    exchange,
    logout,
    refuse_closed,
)
from .settings import CallOptions, Settings
from .tls import proxy_of, tls_context

if TYPE_CHECKING:
    import aiohttp

T = TypeVar("T")

_MOST_BYTES = 256 * 2**20
_CHUNK = 2**16


class AsyncLink:
    """What groups, jobs and lists hold of a client: it performs what flows ask for."""

    def __init__(self, context: Context, transport: Transport) -> None:
        self.context = context
        self.transport = transport

    def with_changes(self, changes: CallOptions) -> AsyncLink:
        """Other options over the same connections."""
        return AsyncLink(self.context.with_changes(changes), self.transport)

    async def wait(self, waiting: list[jobs.Task[Any]], wanted: jobs.Waiting) -> None:
        """Wait until jobs have ended."""
        await self.run(jobs.wait(self.context, waiting, wanted))

    async def run(self, flow: Flow[T]) -> T:
        """Perform the steps of a flow, one after the other."""
        try:
            step = next(flow)
            while True:
                if isinstance(step, Pause):
                    await asyncio.sleep(step.seconds)
                    step = flow.send(None)
                    continue
                try:
                    reply = await self.transport.send(step)
                except errors.Error as problem:
                    step = flow.throw(problem)
                else:
                    step = flow.send(reply)
        except StopIteration as end:
            return cast("T", end.value)
        finally:
            flow.close()


class AsyncConnection:
    """A pool of connections to one endpoint, for the tasks of one event loop.

    The options are those of ``Settings``.
    """

    spec_version: ClassVar[str] = ""
    """Tells the docs that the client was made from apart from others."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        self._link = AsyncLink(context_of(settings), Transport(settings))

    @classmethod
    def from_config(
        cls, profile: str | None = None, **settings: Unpack[Settings]
    ) -> Self:
        """A client as the environment and the configuration files say.

        What is given here comes first, then ``CLOUDSTACK_*`` in the environment, then
        ``cloudstack.ini`` and ``~/.cloudstack.ini``, then CloudMonkey's
        ``~/.cmk/config``. ``profile`` is a section of these files.
        """
        from .config import configured

        return cls(**configured(profile, settings))

    def with_options(self, **options: Unpack[CallOptions]) -> Self:
        """The same client with other options; it shares the connections."""
        other = object.__new__(type(self))
        other._link = self._link.with_changes(options)
        return other

    async def call(self, command: str, /, **params: Any) -> dict[str, Any]:
        """Call a command by its name on the wire, known to the docs or not.

        Nothing is checked but that it can be sent. The answer comes as it is, without
        its wrapping.
        """
        known = named(command)
        wire = unchecked_params(known, params)
        inner = await self._link.run(exchange(self._link.context, known, wire))
        return answer.plain(known, inner)

    def job(
        self, job: str | jobs.AsyncJob[T], model: type[T] | None = None
    ) -> jobs.AsyncJob[T]:
        """A job to be picked up again, by its id or from a pickle.

        Without ``model``, the result of an id is given as plain values.
        """
        if isinstance(job, jobs.AsyncJob):
            return job.attached(self._link)
        kind: Any = model or dict[str, Any]
        return jobs.AsyncJob(self._link, jobs.Task(QUERY_JOB, kind, job))

    async def wait(
        self,
        started: Iterable[jobs.AsyncJob[T]],
        *,
        timeout: float | None = None,
        poll: float = jobs.FIRST_POLL,
        progress: Callable[[jobs.JobStatus], None] | None = None,
    ) -> list[T]:
        """The results of several jobs that run side by side, in their order.

        Where jobs failed, an ExceptionGroup of their errors is raised when all have
        ended. The rest is as for ``AsyncJob.result``.
        """
        waiting = jobs.tasks(started)
        wanted = jobs.Waiting(timeout, poll, progress)
        await self._link.wait(waiting, wanted)
        return jobs.results(waiting)

    async def close(self) -> None:
        """End the session, if there is one, and close every connection."""
        if not self._link.transport.is_closed:
            await self._link.run(logout(self._link.context))
            await self._link.transport.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._link.context.core.endpoint!r})"


class Transport:
    """Sends requests. Redirects are not followed: they would carry credentials away."""

    is_closed = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._made: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._proxy: str | None = None
        tls_context_is_due = settings.get("verify", True) is not True
        self._context = tls_context(settings) if tls_context_is_due else None

    def _session(self) -> aiohttp.ClientSession:
        refuse_closed(self.is_closed)
        loop = asyncio.get_running_loop()
        if self._made is None:
            self._loop = loop
            self._made = self._make_session()
        if self._loop is not loop:
            raise errors.ConfigurationError(
                "the client belongs to another event loop; make one for each"
            )
        return self._made

    def _make_session(self) -> aiohttp.ClientSession:
        import aiohttp

        self._proxy = proxy_of(self._settings)
        context = self._context or tls_context(self._settings)
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=100, ssl=context or True),
            cookie_jar=aiohttp.DummyCookieJar(),
        )

    async def send(self, step: Send) -> Reply:
        """The answer; a TransportError where none arrives."""
        from aiohttp import ClientError

        try:
            return await self._sent(step)
        except (ClientError, TimeoutError, OSError) as problem:
            told = _translated(step.request.command, problem)
        # Raised outside, so that it does not keep the other error, and with it a socket.
        raise told

    async def _sent(self, step: Send) -> Reply:
        import aiohttp
        from yarl import URL

        request = step.request
        async with self._session().request(
            request.method,
            URL(request.url, encoded=True),
            data=request.body,
            headers=request.headers,
            allow_redirects=False,
            proxy=self._proxy,
            timeout=aiohttp.ClientTimeout(
                total=step.timeout,
                sock_connect=step.connect_timeout,
                sock_read=step.read_timeout,
            ),
        ) as response:
            body = await _read(response)
        headers = {name.lower(): text for name, text in response.headers.items()}
        cookies = {name: morsel.value for name, morsel in response.cookies.items()}
        return Reply(response.status, headers, body, cookies)

    async def close(self) -> None:
        """Close every connection; nothing can be sent any more."""
        self.is_closed = True
        if self._made is not None:
            await self._made.close()
            self._made = None


async def _read(response: aiohttp.ClientResponse) -> bytes:
    """The whole body, and not without end."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in response.content.iter_chunked(_CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > _MOST_BYTES:
            raise errors.UnexpectedAnswer("the answer does not end")
    return b"".join(chunks)


def _reason(problem: OSError) -> str:
    """Why there is no connection, in the system's words."""
    if problem.errno and problem.errno > 0:
        return os.strerror(problem.errno)
    return problem.strerror or type(problem).__name__


def _translated(command: str, problem: Exception) -> errors.TransportError:
    """The same trouble as an error of ours, without the URL, which holds the key."""
    import aiohttp

    if isinstance(problem, TimeoutError):
        return errors.TimedOut(f"{command}: timed out", command=command)
    # Not in all versions does this one have the system's error.
    if isinstance(problem, aiohttp.ClientConnectorCertificateError):
        told = str(problem.certificate_error)
        return errors.TlsError(f"{command}: {told}", command=command)
    if isinstance(problem, aiohttp.ClientSSLError):
        return errors.TlsError(f"{command}: {problem.os_error}", command=command)
    reason = type(problem).__name__
    if isinstance(problem, aiohttp.ClientConnectorError):
        reason = _reason(problem.os_error)
    return errors.ConnectionFailed(f"{command}: {reason}", command=command)
