"""One call of a command, from its parameters to what the response contains: attempts, retries, authentication."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from .base_errors import Error
from .debug_log import configure_from_environment
from .error_redaction import redact_error
from .flow import ClientState, Context, Flow, Pause, exchange, log
from .http import HttpResponse
from .protocol import interface as protocol
from .protocol.interface import (
    AuthenticationError,
    Operation,
    Params,
    Settings,
)
from .retries import Attempt, pause_before_retry
from .setting_kinds import validate
from .settings import options_from

if TYPE_CHECKING:
    import msgspec

T = TypeVar("T")


def validated(settings: Settings) -> Settings:
    """The settings without None; a ConfigurationError if one is unknown or invalid."""
    return cast("Settings", validate(settings, protocol.SETTING_KINDS))


def context_from(settings: Settings) -> Context:
    """A client with these settings; a ConfigurationError if it cannot work."""
    configure_from_environment()
    endpoint = protocol.endpoint_of(settings)
    client = ClientState(settings, endpoint, protocol.auth_from(settings))
    return Context(client, options_from(settings))


def call(context: Context, operation: Operation, params: Params) -> Flow[msgspec.Raw]:
    """Send a command until it succeeds, is refused or given up; the response's content."""
    return call_and_parse(context, operation, params, protocol.parse)


def call_and_parse(
    context: Context,
    operation: Operation,
    params: Params,
    parse: Callable[[Operation, HttpResponse], T],
) -> Flow[T]:
    """The same for a response that ``parse`` reads."""
    with context.client.tracer.span(operation.name):
        return (yield from _attempts(context, operation, params, parse))


def _attempts(
    context: Context,
    operation: Operation,
    params: Params,
    parse: Callable[[Operation, HttpResponse], T],
) -> Flow[T]:
    client, options = context
    attempt = Attempt(1, options.retries, client.clock() + options.timeout)
    has_authenticated_again = False
    while True:
        credentials = yield from protocol.authenticate(context, operation, attempt)
        request = protocol.build_request(
            context, operation, params, credentials, attempt.number
        )
        try:
            response = yield from exchange(context, request, attempt)
            result = _parse(parse, operation, response, params)
        except AuthenticationError:
            # Nothing was run: the server checks credentials before anything else.
            if has_authenticated_again or not client.auth.discard(credentials):
                raise
            has_authenticated_again = True
            continue
        except Error as error:
            now = client.clock()
            pause = (
                pause_before_retry(error, attempt, now, client.budget)
                if operation.is_safe
                else None
            )
            if pause is None:
                raise
            log.info("%s: retrying in %.1f s after: %s", operation.name, pause, error)
        else:
            client.budget.refund()
            return result
        yield Pause(pause)
        attempt = attempt._replace(number=attempt.number + 1)


def _parse(
    parse: Callable[[Operation, HttpResponse], T],
    operation: Operation,
    response: HttpResponse,
    params: Params,
) -> T:
    """What ``parse`` reads, or its error with the response."""
    try:
        return parse(operation, response)
    except Error as error:
        redact_error(error, response, params)
        raise


def close(context: Context) -> Flow[None]:
    """End what the client has begun on the server: its session, if there is one."""
    return context.client.auth.close(context)
