"""``slatebind mock``."""

import os
import shlex
import signal
import sys
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from slatebind.cli import exits
from slatebind.cli.options import Telling, reading
from slatebind.cli.report import Report
from slatebind.cli.streams import echo, echo_err
from slatebind.hidden_characters import escape_hidden

if TYPE_CHECKING:
    from slatebind.mock.application import Seen
    from slatebind.mock.server import MockServer

EXAMPLES = """
\b
Examples:
  slatebind mock acme.yaml
  slatebind mock acme.yaml --port 8080 --seed 7 --objects 600
  slatebind mock acme.yaml --fault 429=0.1 --fault drop=0.05 --fault slow=0.1:2.0

\b
Faults, KIND=RATE or KIND=RATE:SECONDS, a rate from 0 to 1:
  429, 503, any status from 400 on   that status; with 429, SECONDS go into Retry-After
  drop    the connection is cut      html   an HTML error page
  slow    SECONDS go by first        job    the job fails
"""

_SECRET_WORDS = ("password", "secret", "signature", "apikey", "sessionkey", "userdata", "privatekey", "token")
_LONGEST = 80


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="SPEC|DOCS")
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8080, show_default=True, help="0: any.")
@click.option("--key", default="mock-api-key", show_default=True, help="The API key that is let in.")
@click.option("--secret", default="mock-secret-key", show_default=True, help="Its secret.")
@click.option("--username", default="admin", show_default=True, help="Who may log in.")
@click.option("--password", default="password", show_default=True, help="With which password.")
@click.option("--seed", metavar="N", type=int, default=0, show_default=True, help="Other data, other faults.")
@click.option("--objects", metavar="N", type=click.IntRange(0), default=3, show_default=True, help="Of each kind.")
@click.option("--job-seconds", metavar="S", type=click.FloatRange(0), default=0.5, show_default=True, help="A job's.")
@click.option("--page-limit", metavar="N", type=click.IntRange(1), default=500, show_default=True, help="A page's.")
@click.option("--fault", "faults", metavar="KIND=RATE", multiple=True, help="What goes wrong; see below.")
@click.option("--strict", "is_strict", is_flag=True, help="Refuse GET for changes, and requests that never expire.")
@reading
def command(
    *,
    source: str,
    dialect: str,
    name: str | None,
    overlays: tuple[str, ...],
    **settings: Any,
) -> int:
    """Serve what a spec describes, to test clients against.

    The server checks signatures, parameters and pages as a real one does, runs jobs and keeps what is created, until
    it is stopped with Ctrl-C.
    """
    from slatebind import pipeline

    try:
        from slatebind.mock import FaultError, MockServer, SpecError
    except ModuleNotFoundError as problem:
        raise click.ClickException(str(problem)) from None
    report = Report("mock", Telling(is_quiet=True))
    loaded = pipeline.apply_overlays(pipeline.open_spec(source, dialect=dialect, name=name), overlays)
    report.add(loaded.diagnostics)
    if loaded.spec is None:
        report.give_up()
        return report.finish()
    try:
        server = MockServer(loaded, watch=_log, **settings)
    except (FaultError, SpecError) as problem:
        raise click.ClickException(str(problem)) from None
    _serve(server, settings["host"], settings["port"])
    return exits.FINE


def _serve(server: "MockServer", host: str, port: int) -> None:
    """Run until the user or the system stops it."""
    stopped = Event()

    def stop(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    handlers = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        _start(server, host, port)
        with server:
            echo(_introduction(server))
            stopped.wait()
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    echo_err("stopped")


def _start(server: "MockServer", host: str, port: int) -> None:
    try:
        server.start()
    except OSError as problem:
        reason = os.strerror(problem.errno) if problem.errno and problem.errno > 0 else problem
        raise click.ClickException(f"cannot listen on {host}, port {port}: {reason}") from None


def _introduction(server: "MockServer") -> str:
    exports = {"ENDPOINT": server.endpoint, "KEY": server.key, "SECRET": server.secret}
    lines = [f"export CLOUDSTACK_{name}={shlex.quote(value)}" for name, value in exports.items()]
    login = f"# or log in as {server.username} with the password {server.password}"
    return "\n".join([f"# listening on {server.endpoint}; stop with Ctrl-C", *lines, login]) + "\n"


def _log(seen: "Seen") -> None:
    params = " ".join(f"{name}={_shown(name, value)}" for name, value in seen.request.params.items())
    status = "dropped" if seen.status is None else str(seen.status)
    fault = f" ({seen.fault} on request)" if seen.fault else ""
    line = f"{status}{fault} {seen.request.method} {params or 'unreadable'} {seen.seconds * 1000:.0f} ms"
    sys.stderr.write(escape_hidden(line) + "\n")


def _shown(name: str, value: str) -> str:
    is_secret = any(word in name.lower() for word in _SECRET_WORDS)
    return "***" if is_secret else value if len(value) <= _LONGEST else f"{value[:_LONGEST]}..."
