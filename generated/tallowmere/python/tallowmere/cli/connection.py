"""The connection to the server: credentials, and what --debug shows."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Generator

import click

from ..runtime import calls, errors
from ..runtime.http import HttpResponse, Request
from ..runtime.protocol.config import is_sufficient, load_settings, profiles
from ..runtime.protocol.help import CREDENTIALS_HELP
from ..runtime.protocol.interface import Settings
from ..runtime.redact import mask_bytes, redact_body
from ..runtime.sync_client import Session
from ..runtime.sync_transport import Transport
from . import messages
from .options import RunOptions

_MAX_SHOWN_BYTES = 2000
_CREDENTIALS_NOTE = " ".join(CREDENTIALS_HELP.split())


@contextlib.contextmanager
def connect(
    options: RunOptions, given: Settings | None = None
) -> Generator[Session, None, None]:
    """A session with the server that the profile or the environment names."""
    settings = _settings(options, given or {})
    try:
        session = Session(calls.context_from(settings), Transport(settings))
    except errors.ConfigurationError as problem:
        if not is_sufficient(settings):
            problem.add_note(_CREDENTIALS_NOTE)
        elif settings.get("endpoint", "").startswith("http:"):
            if not options.allow_http:
                problem.add_note("on the command line, --allow-http allows plain http")
        raise
    try:
        yield session
    except errors.AuthenticationError as problem:
        if not is_sufficient(settings):
            problem.add_note(_CREDENTIALS_NOTE)
        raise
    finally:
        session.run(calls.close(session.context))
        session.transport.close()


def _settings(options: RunOptions, given: Settings) -> Settings:
    if options.timeout is not None:
        seconds = options.timeout
        given = {**given, "timeout": seconds, "read_timeout": seconds}
    if options.allow_http:
        given = {**given, "allow_http": True}
    given = {**given, **options.own.settings()}
    if options.debug:
        trace = _Trace()
        given = {**given, "before": trace.request, "after": trace.outcome}
    try:
        return load_settings(options.profile, given)
    except errors.ConfigurationError as problem:
        known = profiles() if options.profile else []
        if known and options.profile not in known:
            problem.add_note(f"profiles: {', '.join(known)}")
        raise


class _Trace:
    """Shows requests and responses on standard error, without secrets."""

    def __init__(self) -> None:
        self._began = time.monotonic()

    def request(self, request: Request) -> None:
        self._began = time.monotonic()
        url = request.redacted().url
        attempt = f" (attempt {request.attempt})" if request.attempt > 1 else ""
        _show(">", f"{request.method} {url.partition('?')[0]}{attempt}")
        for name, text in request.params.items():
            _show(">", f"  {name}={text}")

    def outcome(self, request: Request, outcome: HttpResponse | errors.Error) -> None:
        seconds = time.monotonic() - self._began
        if isinstance(outcome, errors.Error):
            _show("<", f"{outcome} ({seconds:.2f} s)")
            return
        size = len(outcome.body)
        _show("<", f"HTTP {outcome.status}, {size} bytes ({seconds:.2f} s)")
        body = redact_body(mask_bytes(outcome.body, request.secrets))
        if not body:
            return
        cut = " ..." if len(body) > _MAX_SHOWN_BYTES else ""
        _show("<", f"  {body[:_MAX_SHOWN_BYTES].decode(errors='replace')}{cut}")


def _show(mark: str, text: str) -> None:
    click.echo(f"{mark} {messages.printable(text)}", err=True)
