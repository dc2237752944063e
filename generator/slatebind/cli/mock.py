"""``slatebind mock``."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

import click

from slatebind.cli import exit_codes
from slatebind.cli.configuration import read_configuration
from slatebind.cli.options import SOURCE_OPTIONS, OutputOptions, options
from slatebind.cli.report import Report
from slatebind.cli.signals import Terminated, interrupt_cause, stop_event
from slatebind.cli.streams import echo, echo_err
from slatebind.hidden_characters import escape_hidden

if TYPE_CHECKING:
    from slatebind.mock.application import HandledRequest
    from slatebind.mock.server import MockServer

EXAMPLES = """
\b
Examples:
  slatebind mock acme.yaml
  slatebind mock acme.yaml --port 8080 --seed 7 --objects 600
  slatebind mock acme.yaml --log requests.jsonl --log-unmatched
  slatebind mock acme.yaml --fault 429=0.1 --fault drop=0.05 --fault slow=0.1:2.0
  slatebind mock acme.yaml --fault 503=1,command=createTree,first=2

\b
Faults, KIND=RATE or KIND=RATE:SECONDS, with a rate from 0 to 1:
  429, 503, any status from 400 up   respond with that status; 429 with SECONDS in Retry-After
  drop    close the connection       html   respond with an HTML error page
  slow    wait SECONDS first         job    fail the job
Add `,command=NAME` to limit a fault to calls of a command, which `METHOD /path` names as well, and `,first=COUNT` to
limit it to the first calls.
"""

_MAX_LOGGED_CHARACTERS = 80


@contextmanager
def _interrupts_at_start() -> Iterator[None]:
    """Report an interrupt that arrives before the server handles them itself; nothing was written by then."""
    try:
        yield
    except Exception as problem:
        cause = interrupt_cause(problem)
        if cause is None:
            raise
        _report_interrupt(cause)
    except (KeyboardInterrupt, Terminated) as interrupt:
        _report_interrupt(interrupt)


def _report_interrupt(interrupt: BaseException) -> NoReturn:
    echo_err("stopped before the server was listening")
    is_termination = isinstance(interrupt, Terminated)
    raise click.exceptions.Exit(exit_codes.TERMINATED if is_termination else exit_codes.INTERRUPTED)


@click.command(epilog=EXAMPLES)
@click.argument("source", metavar="SPEC|DOCS")
@options("host", "port", "key", "secret", "username", "password", "seed", "objects", "job-seconds", "page-limit")
@options("page-cap", "dropped-rows", "fault", "cors", "strict-requests", "refuse-unknown", "log", "log-unmatched")
@options(*SOURCE_OPTIONS, "config")
@_interrupts_at_start()
def command(
    *,
    source: str,
    dialect: str | None,
    name: str | None,
    overlays: tuple[str, ...],
    no_overlays: bool,
    config: str | None,
    **settings: Any,
) -> int:
    """Serve the API that a spec describes, to test clients against.

    The server checks credentials, parameters and pages like a real one, runs jobs and keeps the objects that are
    created, until it is stopped with Ctrl-C. Docs of a [[spec]] of slatebind.toml are read with its dialect, name and
    overlays.
    """
    from slatebind.project.sources import SourceOptions, open_source, source_of

    try:
        from slatebind.mock import FaultError, MockServer, SpecError
    except ModuleNotFoundError as problem:
        raise click.ClickException(str(problem)) from None
    report = Report("mock", OutputOptions(is_quiet=True))
    configuration = read_configuration(config, report)
    if configuration is None:
        return report.finish()
    given = SourceOptions(dialect=dialect, name=name, overlays=overlays, no_overlays=no_overlays)
    loaded = open_source(source_of(source, configuration, given))
    report.add(loaded.diagnostics)
    report.detected(source, loaded.detected)
    if loaded.spec is None:
        report.give_up()
        return report.finish()
    is_unmatched_only = settings.pop("log_unmatched")
    with _open_log(settings.pop("log_file")) as log:
        try:
            server = MockServer(loaded, on_request=partial(_log, log, is_unmatched_only), **settings)
        except (FaultError, SpecError) as problem:
            raise click.ClickException(str(problem)) from None
        _serve(server, settings["host"], settings["port"])
    return exit_codes.SUCCESS


def _open_log(path: str | None) -> AbstractContextManager[BinaryIO | None]:
    """The file that the log is added to, line by line."""
    if path is None:
        return nullcontext()
    try:
        return Path(path).open("ab", buffering=0)
    except OSError as problem:
        raise click.ClickException(f"cannot write the log {path}: {problem.strerror}") from None


def _serve(server: "MockServer", host: str, port: int) -> None:
    """Run until the user or the system stops it."""
    with stop_event() as stopped:
        _start(server, host, port)
        with server:
            echo(_introduction(server))
            stopped.wait()
    echo_err("stopped")


def _start(server: "MockServer", host: str, port: int) -> None:
    try:
        server.start()
    except OSError as problem:
        reason = os.strerror(problem.errno) if problem.errno and problem.errno > 0 else problem
        raise click.ClickException(f"cannot listen on {host}, port {port}: {reason}") from None


def _introduction(server: "MockServer") -> str:
    lines = [f"export {name}={shlex.quote(value)}" for name, value in server.environment.items()]
    notes = [server.login] if server.login else []
    if server.description:
        notes.append(f"OpenAPI document: {server.description}")
    return (
        "\n".join([f"# listening on {server.endpoint}; stop with Ctrl-C", *lines, *(f"# {note}" for note in notes)])
        + "\n"
    )


def _log(log: BinaryIO | None, is_unmatched_only: bool, handled: "HandledRequest") -> None:
    from slatebind.mock.log import log_line, mask_params

    if is_unmatched_only and handled.command is not None:
        return
    if log is not None:
        try:
            log.write(log_line(handled))
        except OSError as problem:
            sys.stderr.write(f"the log cannot be written: {problem.strerror}\n")
    params = " ".join(
        f"{name}={_shortened(value)}"
        for name, value in mask_params(handled.request.params, handled.secret_params).items()
    )
    status = "dropped" if handled.status is None else str(handled.status)
    fault = f" ({handled.fault} on request)" if handled.fault else ""
    called = " ".join(filter(None, (handled.request.method, handled.request.path, params)))
    line = f"{status}{fault} {called} {handled.seconds * 1000:.0f} ms"
    sys.stderr.write(escape_hidden(line) + "\n")


def _shortened(value: str) -> str:
    return value if len(value) <= _MAX_LOGGED_CHARACTERS else f"{value[:_MAX_LOGGED_CHARACTERS]}..."
