"""What a call does, without doing it: generators that say what to send and when to wait.

A flow yields ``Send`` and gets the ``Reply``, or the error thrown in; it yields
``Pause`` and gets nothing. The sync and the async connection perform the steps, so no
logic is written twice.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Generator, Mapping
from copy import copy
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from . import answer
from .answer import Reply
from .auth import Login, Session, auth_of
from .command import LOGIN, LOGOUT, Command
from .errors import (
    ApiError,
    AuthenticationError,
    ConfigurationError,
    Error,
    UnexpectedAnswer,
)
from .redact import Wire, without_secrets
from .request import Request, build
from .retries import Attempt, Budget, pause_before_retry
from .settings import CallOptions, Options, Settings, checked_endpoint, options_of

if TYPE_CHECKING:
    import msgspec

T = TypeVar("T")
log = logging.getLogger(__name__.rpartition(".runtime")[0])

# Seconds after which a call looks again whether another one has logged in.
_LOGIN_POLL = 0.02


class Send(NamedTuple):
    """A request to send. Times are in seconds; ``timeout`` is what is left for it all."""

    request: Request
    connect_timeout: float
    read_timeout: float
    timeout: float


class Pause(NamedTuple):
    """Seconds to wait."""

    seconds: float


Flow = Generator[Send | Pause, Reply | None, T]
Clock = Callable[[], float]


class Core:
    """What all calls of a client share. Does no I/O."""

    def __init__(self, settings: Settings) -> None:
        self.endpoint = checked_endpoint(settings)
        self.auth = auth_of(settings)
        self.headers: Mapping[str, str] = settings.get("headers", {})
        self.always_posts = settings.get("always_post", False)
        self.before = settings.get("before")
        self.after = settings.get("after")
        self.budget = Budget()
        self.clock: Clock = time.monotonic
        self.largest_page: int | None = None


class Context(NamedTuple):
    """What a flow works with."""

    core: Core
    options: Options

    def with_changes(self, changes: CallOptions) -> Context:
        """The same client with other options."""
        return self._replace(options=self.options.with_changes(changes))


def context_of(settings: Settings) -> Context:
    """A client as it is set up; a ConfigurationError where it cannot work."""
    return Context(Core(settings), options_of(settings))


def exchange(
    context: Context, command: Command, wire: Mapping[str, str]
) -> Flow[msgspec.Raw]:
    """Send a command until it is answered, refused or given up; what the answer holds."""
    return answered(context, command, wire, answer.payload)


def answered(
    context: Context,
    command: Command,
    wire: Mapping[str, str],
    read: Callable[[Command, Reply], T],
) -> Flow[T]:
    """The same, for an answer that ``read`` reads."""
    core, options = context
    attempt = Attempt(1, options.retries, core.clock() + options.timeout)
    has_logged_in_again = False
    while True:
        session = yield from _session(context, attempt)
        try:
            reply = yield from _once(context, command, wire, attempt)
            found = _read(read, command, reply, wire)
        except AuthenticationError:
            # Nothing was run: the server knows who we are before it looks further.
            if session is None or has_logged_in_again:
                raise
            has_logged_in_again = True
            _forget(core, session)
            continue
        except Error as problem:
            now = core.clock()
            pause = (
                pause_before_retry(problem, attempt, now, core.budget)
                if command.is_safe
                else None
            )
            if pause is None:
                raise
            log.info("%s: again in %.1f s after: %s", command.name, pause, problem)
        else:
            core.budget.refund()
            return found
        yield Pause(pause)
        attempt = attempt._replace(number=attempt.number + 1)


def _read(
    read: Callable[[Command, Reply], T],
    command: Command,
    reply: Reply,
    wire: Mapping[str, str],
) -> T:
    """What ``read`` makes of an answer. Servers quote values in their errors."""
    try:
        return read(command, reply)
    except ApiError as problem:
        problem.text = without_secrets(problem.text, wire)
        problem.args = (without_secrets(problem.args[0], wire),)
        raise


def _once(
    context: Context, command: Command, wire: Mapping[str, str], attempt: Attempt
) -> Flow[Reply]:
    request = _request(context.core, command, wire, attempt.number)
    return (yield from _sent(context, request, attempt))


def _request(
    core: Core, command: Command, wire: Mapping[str, str], number: int
) -> Request:
    params, headers = _authenticated(core, wire)
    method = "POST" if core.always_posts else command.method
    return build(method, core.endpoint, params, headers, number)


def _authenticated(
    core: Core, wire: Mapping[str, str]
) -> tuple[Mapping[str, str], dict[str, str]]:
    headers = dict(core.headers)
    if not isinstance(core.auth, Login):
        return core.auth.added(wire), headers
    session = core.auth.session
    if session is None:
        return wire, headers
    headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in session.cookies.items())
    return Wire(wire, sessionkey=session.key), headers


def _sent(context: Context, request: Request, attempt: Attempt) -> Flow[Reply]:
    """One exchange of messages, seen by hooks and logs."""
    core, options = context
    left = max(0.001, attempt.deadline - core.clock())
    step = Send(
        request,
        min(options.connect_timeout, left),
        min(options.read_timeout, left),
        left,
    )
    log.debug("sending %r", request)
    if core.before:
        core.before(request)
    try:
        reply = yield step
    except Error as problem:
        problem.command = request.command
        log.debug("%s: %s", request.command, problem)
        if core.after:
            core.after(request, problem)
        raise
    assert isinstance(reply, Reply)
    log.debug("%s: HTTP %d, %d bytes", request.command, reply.status, len(reply.body))
    if core.after:
        core.after(request, reply)
    return reply


def _session(context: Context, attempt: Attempt) -> Flow[Session | None]:
    """The session to work in, after a login if there is none; None with keys."""
    core = context.core
    login = core.auth
    if not isinstance(login, Login):
        return None
    refused_before = login.refusal
    while login.session is None:
        # Whoever comes first logs in for all, who are refused with it, too.
        if not login.lock.acquire(blocking=False):
            yield Pause(_LOGIN_POLL)
        elif login.refusal and login.refusal is not refused_before:
            login.lock.release()
            raise copy(login.refusal)
        else:
            try:
                login.session = yield from _logged_in(context, login, attempt)
            except ApiError as problem:
                login.refusal = problem
                raise
            finally:
                login.lock.release()
    return login.session


def _logged_in(context: Context, login: Login, attempt: Attempt) -> Flow[Session]:
    core = context.core
    request = build("POST", core.endpoint, login.params, core.headers, 1)
    reply = yield from _sent(context, request, attempt)
    told = answer.plain(LOGIN, answer.payload(LOGIN, reply))
    key = told.get("sessionkey")
    if not isinstance(key, str) or not key:
        message = "login: the answer holds no session key"
        raise UnexpectedAnswer(message, command="login")
    return Session(key, reply.cookies)


def _forget(core: Core, session: Session) -> None:
    # Another call may have logged in again meanwhile: its session is not ours to end.
    if isinstance(core.auth, Login) and core.auth.session is session:
        core.auth.session = None


def logout(context: Context) -> Flow[None]:
    """End the session, if there is one. That the server may not care is no error."""
    core = context.core
    if not isinstance(core.auth, Login) or core.auth.session is None:
        return
    attempt = Attempt(1, 0, core.clock() + 5.0)
    wire = {"command": LOGOUT.name, "response": "json"}
    try:
        yield from _once(context, LOGOUT, wire, attempt)
    except Error as problem:
        log.debug("logout: %s", problem)
    core.auth.session = None


def refuse_closed(is_closed: bool) -> None:
    """Raise where a client is used after its end."""
    if is_closed:
        raise ConfigurationError("the client is closed")
