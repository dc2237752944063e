"""The sync connection, over urllib3, which is imported when the first command is sent."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Event, Lock
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
    import urllib3

T = TypeVar("T")

_MOST_BYTES = 256 * 2**20
_CHUNK = 2**16


class Link:
    """What groups, jobs and lists hold of a client: it performs what flows ask for."""

    def __init__(self, context: Context, transport: Transport) -> None:
        self.context = context
        self.transport = transport

    def with_changes(self, changes: CallOptions) -> Link:
        """Other options over the same connections."""
        return Link(self.context.with_changes(changes), self.transport)

    def wait(self, waiting: list[jobs.Task[Any]], wanted: jobs.Waiting) -> None:
        """Wait until jobs have ended; a cancellation is noticed at once."""
        sleep = wanted.cancel.wait if wanted.cancel else None
        self.run(jobs.wait(self.context, waiting, wanted), sleep)

    def run(self, flow: Flow[T], sleep: Callable[[float], object] | None = None) -> T:
        """Perform the steps of a flow, one after the other."""
        try:
            step = next(flow)
            while True:
                if isinstance(step, Pause):
                    (sleep or time.sleep)(step.seconds)
                    step = flow.send(None)
                    continue
                try:
                    reply = self.transport.send(step)
                except errors.Error as problem:
                    step = flow.throw(problem)
                else:
                    step = flow.send(reply)
        except StopIteration as end:
            return cast("T", end.value)
        finally:
            flow.close()


class Connection:
    """A pool of connections to one endpoint. Threads may share it.

    The options are those of ``Settings``.
    """

    spec_version: ClassVar[str] = ""
    """Tells the docs that the client was made from apart from others."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        self._link = Link(context_of(settings), Transport(settings))

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

    def call(self, command: str, /, **params: Any) -> dict[str, Any]:
        """Call a command by its name on the wire, known to the docs or not.

        Nothing is checked but that it can be sent. The answer comes as it is, without
        its wrapping.
        """
        known = named(command)
        wire = unchecked_params(known, params)
        inner = self._link.run(exchange(self._link.context, known, wire))
        return answer.plain(known, inner)

    def job(self, job: str | jobs.Job[T], model: type[T] | None = None) -> jobs.Job[T]:
        """A job to be picked up again, by its id or from a pickle.

        Without ``model``, the result of an id is given as plain values.
        """
        if isinstance(job, jobs.Job):
            return job.attached(self._link)
        kind: Any = model or dict[str, Any]
        return jobs.Job(self._link, jobs.Task(QUERY_JOB, kind, job))

    def wait(
        self,
        started: Iterable[jobs.Job[T]],
        *,
        timeout: float | None = None,
        poll: float = jobs.FIRST_POLL,
        progress: Callable[[jobs.JobStatus], None] | None = None,
        cancel: Event | None = None,
    ) -> list[T]:
        """The results of several jobs that run side by side, in their order.

        Where jobs failed, an ExceptionGroup of their errors is raised when all have
        ended. The rest is as for ``Job.result``.
        """
        waiting = jobs.tasks(started)
        wanted = jobs.Waiting(timeout, poll, progress, cancel)
        self._link.wait(waiting, wanted)
        return jobs.results(waiting)

    def close(self) -> None:
        """End the session, if there is one, and close every connection."""
        if not self._link.transport.is_closed:
            self._link.run(logout(self._link.context))
            self._link.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._link.context.core.endpoint!r})"


class Transport:
    """Sends requests. Redirects are not followed: they would carry credentials away."""

    is_closed = False

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = Lock()
        self._made: urllib3.PoolManager | None = None
        tls_context_is_due = settings.get("verify", True) is not True
        self._context = tls_context(settings) if tls_context_is_due else None

    def _pool(self) -> urllib3.PoolManager:
        if self._made is None:
            with self._lock:
                refuse_closed(self.is_closed)
                self._made = self._made or self._make_pool()
        return self._made

    def _make_pool(self) -> urllib3.PoolManager:
        import urllib3
        from urllib3.util import make_headers, parse_url

        if self._settings.get("verify") is False:
            # The client has warned where it was made.
            urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
        context = self._context or tls_context(self._settings)
        proxy = proxy_of(self._settings)
        if proxy is None:
            return urllib3.PoolManager(maxsize=32, retries=False, ssl_context=context)
        user = parse_url(proxy).auth
        return urllib3.ProxyManager(
            proxy,
            maxsize=32,
            retries=False,
            ssl_context=context,
            proxy_headers=(make_headers(proxy_basic_auth=user) if user else None),
        )

    def send(self, step: Send) -> Reply:
        """The answer; a TransportError where none arrives."""
        from urllib3.exceptions import HTTPError

        try:
            return self._sent(step)
        except HTTPError as problem:
            told = _translated(step.request.command, problem)
        # Raised outside, so that it does not keep the other error, and with it a socket.
        raise told

    def _sent(self, step: Send) -> Reply:
        import urllib3

        deadline = time.monotonic() + step.timeout
        request = step.request
        response = self._pool().urlopen(
            request.method,
            request.url,
            body=request.body,
            headers=request.headers,
            redirect=False,
            retries=False,
            preload_content=False,
            timeout=urllib3.Timeout(
                connect=step.connect_timeout, read=step.read_timeout
            ),
        )
        try:
            body = _read(response, deadline, step.read_timeout)
        except BaseException:
            response.close()
            raise
        headers = {name.lower(): text for name, text in response.headers.items()}
        cookies = _cookies(response.headers.getlist("set-cookie"))
        return Reply(response.status, headers, body, cookies)

    def close(self) -> None:
        """Close every connection; nothing can be sent any more."""
        with self._lock:
            self.is_closed = True
            if self._made is not None:
                # Clearing alone leaves them open until the collector comes by.
                for key in self._made.pools.keys():
                    self._made.pools[key].close()
                self._made.clear()
                self._made = None


def _read(
    response: urllib3.BaseHTTPResponse, deadline: float, read_timeout: float
) -> bytes:
    """The whole body, within the time that is left for the call, and not without end."""
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(_CHUNK, decode_content=True):
        chunks.append(chunk)
        size += len(chunk)
        left = deadline - time.monotonic()
        if left <= 0:
            raise errors.TimedOut("the answer took longer than the call may last")
        if size > _MOST_BYTES:
            raise errors.UnexpectedAnswer("the answer does not end")
        sock = getattr(response.connection, "sock", None)
        if sock is not None:
            sock.settimeout(min(left, read_timeout))
    return b"".join(chunks)


def _cookies(headers: list[str]) -> dict[str, str]:
    pairs = (header.partition(";")[0].partition("=") for header in headers)
    return {name.strip(): value.strip() for name, mark, value in pairs if mark}


def _translated(command: str, problem: Exception) -> errors.TransportError:
    """The same trouble as an error of ours, without the URL, which holds the key."""
    from urllib3 import exceptions as theirs

    reason = str(problem).rpartition("): ")[2] or type(problem).__name__
    cause = problem.__cause__ or problem.__context__
    if isinstance(problem, theirs.SSLError) or isinstance(cause, theirs.SSLError):
        return errors.TlsError(f"{command}: {reason}", command=command)
    is_unreachable = isinstance(problem, theirs.NewConnectionError)
    if isinstance(problem, theirs.TimeoutError) and not is_unreachable:
        return errors.TimedOut(f"{command}: {reason}", command=command)
    return errors.ConnectionFailed(f"{command}: {reason}", command=command)
