"""The base of the sync client."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from threading import Event
from typing import Any, ClassVar, TypeVar, Unpack, cast

from . import calls, jobs
from .base_errors import ConfigurationError, Error
from .flow import Context, Flow, Pause
from .job_polling import FIRST_POLL, WaitOptions, wait_for_jobs
from .protocol import interface as protocol
from .protocol.interface import Settings
from .recording import Exchange
from .settings import CallOptions
from .sync_transport import Transport

T = TypeVar("T")
# Some editors (Jedi) do not know typing.Self.
C = TypeVar("C", bound="BaseClient")


class Session:
    """What groups, jobs and lists know of a client: it performs the steps of flows."""

    def __init__(
        self, context: Context, transport: Transport, *, is_derived: bool = False
    ) -> None:
        self.context = context
        self.transport = transport
        self._is_derived = is_derived
        self._is_closed = False

    def with_changes(self, changes: CallOptions) -> Session:
        """Other options over the same connections, which closing it leaves open."""
        context = self.context.with_changes(changes)
        return Session(context, self.transport, is_derived=True)

    def close(self) -> None:
        """End the session on the server and close the connections, if they are its own."""
        if not (self._is_closed or self._is_derived or self.transport.is_closed):
            self.run(calls.close(self.context))
            self.transport.close()
        self._is_closed = True

    def wait(self, states: list[jobs.JobState[Any]], options: WaitOptions) -> None:
        """Wait until jobs have ended; a cancellation is noticed at once."""
        sleep = options.cancel.wait if options.cancel else None
        self.run(wait_for_jobs(self.context, states, options), sleep)

    def run(self, flow: Flow[T], sleep: Callable[[float], object] | None = None) -> T:
        """Perform the steps of a flow, one after the other."""
        if self._is_closed:
            raise ConfigurationError("the client is closed")
        try:
            step = next(flow)
            while True:
                if isinstance(step, Pause):
                    (sleep or time.sleep)(step.seconds)
                    step = flow.send(None)
                    continue
                try:
                    response = self.transport.send(step)
                except Error as error:
                    step = flow.throw(error)
                else:
                    step = flow.send(response)
        except StopIteration as end:
            return cast("T", end.value)
        finally:
            flow.close()


class BaseClient:
    """A pool of connections to one endpoint. Threads may share it.

    Its arguments are those of ``Settings``.
    """

    spec_version: ClassVar[str] = ""
    """Identifies the version of the docs that the client was generated from."""

    def __init__(self, **settings: Unpack[Settings]) -> None:
        valid = calls.validated(settings)
        self._session = Session(calls.context_from(valid), Transport(valid))

    @classmethod
    def from_config(
        cls: type[C], profile: str | None = None, **settings: Unpack[Settings]
    ) -> C:
        """A client configured by the environment and by configuration files.

        Settings that are given here come first, then those of the environment, then
        those of the files; the package's README names both. ``profile`` is a section
        of the files.
        """
        from .protocol.config import load_settings

        return cls(**load_settings(profile, settings))

    def with_options(self: C, **options: Unpack[CallOptions]) -> C:
        """The same client with other options; it shares the connections."""
        other = object.__new__(type(self))
        other._session = self._session.with_changes(options)
        return other

    def call(self, command: str, /, **params: Any) -> dict[str, Any]:
        """Call a command by its name, documented or not.

        Arguments are only checked for what cannot be sent. The response is returned as
        it is, without its wrapping.
        """
        operation = protocol.find_operation(command)
        serialized = protocol.serialize_unchecked(operation, params)
        body = self._session.run(
            calls.call(self._session.context, operation, serialized)
        )
        return protocol.parse_plain(operation, body)

    def record_responses(self) -> AbstractContextManager[list[Exchange]]:
        """Record what this thread or task sends and receives in a ``with`` block.

        Each exchange has the ``request``, without secrets, and the ``response`` with
        status, headers, body and request id::

            with client.record_responses() as exchanges:
                ...
            exchanges[-1].response.request_id
        """
        return self._session.context.client.recorder.record()

    def job(self, job: str | jobs.Job[T], model: type[T] | None = None) -> jobs.Job[T]:
        """A job that was started earlier, by its id or from a pickle.

        Without ``model``, the result is returned as plain values.
        """
        if isinstance(job, jobs.Job):
            return job.attached(self._session)
        result_type: Any = model or dict[str, Any]
        return jobs.Job(
            self._session, jobs.JobState(protocol.JOB_QUERY, result_type, job)
        )

    def wait(
        self,
        started: Iterable[jobs.Job[T]],
        *,
        timeout: float | None = None,
        poll: float = FIRST_POLL,
        progress: Callable[[jobs.JobStatus], None] | None = None,
        cancel: Event | None = None,
    ) -> list[T]:
        """Wait for several jobs at once and return their results in order.

        If jobs failed, an ExceptionGroup of their errors is raised when all have
        ended. The arguments are those of ``Job.result``.
        """
        states = jobs.states(started)
        options = WaitOptions(timeout, poll, progress, cancel)
        self._session.wait(states, options)
        return jobs.results(states)

    def close(self) -> None:
        """End the session, if there is one, and close every connection.

        Closing a client that ``with_options`` derived leaves the others open.
        """
        self._session.close()

    def __enter__(self: C) -> C:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._session.context.client.endpoint!r})"
