"""One command, from its arguments to what is printed and the exit code."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Generator
from typing import Any, NamedTuple

import click
import msgspec

from ..runtime import calls, errors
from ..runtime.jobs import JobState, JobStatus, WaitOptions
from ..runtime.pages import ListRequest, Pages
from ..runtime.protocol import interface as protocol
from ..runtime.protocol.config import load_settings
from ..runtime.protocol.interface import Operation, Params, Settings
from ..runtime.sync_client import Session
from ..runtime.sync_transport import Transport
from .output import Shown, hidden_fields, shown, unknown_fields
from .values import arguments_of

_EXITS: tuple[tuple[type[errors.Error], int], ...] = (
    (errors.ArgumentError, 2),
    (errors.ConfigurationError, 2),
    (errors.AuthenticationError, 3),
    (errors.PermissionDenied, 3),
    (errors.NotFound, 4),
    (errors.RateLimited, 6),
    (errors.Unavailable, 6),
    (errors.LimitExceeded, 6),
    (errors.InsufficientCapacity, 6),
    (errors.AllocationFailed, 6),
    (errors.JobFailed, 8),
    (errors.ApiError, 5),
    (errors.JobTimedOut, 9),
)
_EXIT_OTHERWISE = 7
_EXIT_INTERRUPTED = 130


class Wanted(NamedTuple):
    """What the options that all commands have say."""

    profile: str | None = None
    output: str = "table"
    filter: str = ""
    all: bool = False
    no_wait: bool = False
    wait_timeout: float | None = None
    timeout: float | None = None


def run(
    command: Operation,
    options: dict[str, tuple[str, ...]],
    pairs: tuple[str, ...],
    wanted: Wanted,
) -> int:
    """Send the command, print what comes, and give the exit code."""
    try:
        arguments, raw = arguments_of(command, options, pairs)
        optional = _without_required(command) if raw else command
        params = Params({**protocol.serialize(optional, arguments), **raw})
        with _connected(wanted) as session:
            what = _called(session, command, params, wanted)
    except errors.Error as problem:
        _tell(str(problem))
        return exit_code(problem)
    except KeyboardInterrupt:
        return _EXIT_INTERRUPTED
    if missing := unknown_fields(what):
        _tell(f"nothing here has {', '.join(missing)}", "note")
    try:
        click.echo(shown(what, wanted.output), nl=False)
    except BrokenPipeError:
        raise
    except OSError as problem:
        _tell(f"the answer cannot be written: {problem.strerror}")
        return _EXIT_OTHERWISE
    hidden = hidden_fields(what) if wanted.output in ("table", "column") else 0
    if hidden > 0:
        _note(f"{hidden} more fields: --filter names some, -o json shows all")
    return 0


def exit_code(problem: errors.Error) -> int:
    """The exit code by the kind of an error."""
    return next((c for kind, c in _EXITS if isinstance(problem, kind)), _EXIT_OTHERWISE)


def _without_required(command: Operation) -> Operation:
    """What is required may be among what travels as it stands."""
    params = tuple(param._replace(required=False) for param in command.params)
    return command._replace(params=params)


@contextlib.contextmanager
def _connected(wanted: Wanted) -> Generator[Session, None, None]:
    given: Settings = {} if wanted.timeout is None else {"timeout": wanted.timeout}
    settings = load_settings(wanted.profile, given)
    session = Session(calls.context_from(settings), Transport(settings))
    try:
        yield session
    finally:
        session.run(calls.close(session.context))
        session.transport.close()


def _called(
    session: Session, command: Operation, params: Params, wanted: Wanted
) -> Shown:
    fields = tuple(name for name in wanted.filter.split(",") if name)
    if command.response.shape == "list" and not command.is_async:
        return Shown(_listed(session, command, params, wanted), True, fields)
    inner = session.run(calls.call(session.context, command, params))
    if not command.is_async:
        return Shown([_object(command, inner)], False, fields)
    job = protocol.parse_started_job(command, inner)
    if wanted.no_wait:
        return Shown([inner], False, fields)
    state = JobState(command, msgspec.Raw, job.id, job.object_id)
    try:
        with _progress(command.name) as told:
            session.wait([state], WaitOptions(wanted.wait_timeout, 0.5, told))
    except KeyboardInterrupt:
        _tell(f"{command.name}: no longer waited for job {job.id}, which goes on")
        raise
    return Shown([state.result()], False, fields)


def _object(command: Operation, inner: msgspec.Raw) -> msgspec.Raw:
    """The object in an answer; the answer itself where there is none."""
    try:
        return protocol.unwrap_object(command, inner)
    except errors.UnexpectedResponse:
        return inner


def _listed(
    session: Session, command: Operation, params: Params, wanted: Wanted
) -> list[msgspec.Raw]:
    listing = ListRequest(session.context, command, msgspec.Raw, params)
    pages = Pages(session, listing)
    first = listing.first_page()
    if wanted.all or first.is_single:
        return pages.all()
    found = pages.page(1)
    if len(found) >= first.size:
        _note(f"the first {len(found)}; --all gets the rest")
    return found


@contextlib.contextmanager
def _progress(name: str) -> Generator[Callable[[JobStatus], Any] | None, None, None]:
    """A line on a terminal that tells how long a job is waited for."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status(f"{name} ...") as status:
        yield lambda told: status.update(
            f"{name}: {told.state} for {told.waited:.0f} s"
        )


def _note(text: str) -> None:
    if sys.stderr.isatty():
        click.echo(click.style(text, dim=True), err=True)


def _tell(text: str, kind: str = "error") -> None:
    click.echo(f"{kind}: {_printable(text)}", err=True)


def _printable(text: str) -> str:
    return "".join(one if one.isprintable() else "\ufffd" for one in text)
