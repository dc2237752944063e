"""Runs a command line and turns every exception into a message and an exit code, never a traceback."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress

import click

from slatebind.cache import prune_cache
from slatebind.cli import exit_codes
from slatebind.cli.app import app
from slatebind.cli.signals import Terminated, interrupt_cause, termination_handler
from slatebind.cli.streams import echo_err, tolerant_streams
from slatebind.files import FileError

TRACEBACK = "SLATEBIND_TRACEBACK"
_COMPLETION = "_SLATEBIND_COMPLETE"
_MAX_SHOWN_PATH = 120
"""Characters of a path in a message."""
_STATE_AFTER_INTERRUPT = "each file written so far is complete; the next run continues from there"


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code."""
    return run_safely(lambda: invoke(arguments))


def run_safely(function: Callable[[], object]) -> int:
    """Call a function; the exit code that it returns, or that of its exception."""
    with tolerant_streams(), termination_handler():
        return _exit_code(function)


def _exit_code(function: Callable[[], object]) -> int:
    try:
        code = function()
        sys.stdout.flush()
        prune_cache()
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.UsageError as problem:
        with suppress(OSError, ValueError):  # standard error may be full or closed
            problem.show()
        return exit_codes.USAGE
    except (click.ClickException, FileError) as problem:
        echo_err(f"error: {problem}")
        return exit_codes.USAGE
    except (click.Abort, KeyboardInterrupt, Terminated) as interrupt:
        return _report_interrupt(interrupt)
    except BrokenPipeError:
        return exit_codes.CLOSED_PIPE
    except OSError as problem:
        return report_system_error(problem)
    except MemoryError:
        echo_err("error: out of memory")
        return exit_codes.USAGE
    except Exception as bug:
        cause = interrupt_cause(bug)
        return _report_interrupt(cause) if cause else report_internal_error(bug)
    return code if isinstance(code, int) else exit_codes.SUCCESS


def invoke(arguments: Sequence[str]) -> object:
    """What the command returns. Click's own ``main`` would exit, and replace the streams, on a broken pipe."""
    if completion := os.environ.get(_COMPLETION):
        from click.shell_completion import shell_complete

        return shell_complete(app, {}, "slatebind", _COMPLETION, completion)
    with app.make_context("slatebind", list(arguments), obj=tuple(arguments)) as context:
        return app.invoke(context)


def _report_interrupt(interrupt: BaseException) -> int:
    """Report that the run ends early on request; the exit code."""
    if isinstance(interrupt, Terminated):
        echo_err(f"terminated; {_STATE_AFTER_INTERRUPT}")
        return exit_codes.TERMINATED
    echo_err(f"interrupted; {_STATE_AFTER_INTERRUPT}")
    return exit_codes.INTERRUPTED


def report_system_error(problem: OSError) -> int:
    """Report what the system refuses, such as a full disk or a path that is too long; the exit code.

    It is not a bug of slatebind, wherever it comes up.
    """
    if os.environ.get(TRACEBACK):
        import traceback

        traceback.print_exception(problem)
    path = os.fsdecode(problem.filename) if isinstance(problem.filename, str | bytes) else ""
    shown = path if len(path) <= _MAX_SHOWN_PATH else f"{path[:_MAX_SHOWN_PATH]}..."
    echo_err(f"error: {f'{shown}: ' if shown else ''}{problem.strerror or problem}")
    return exit_codes.USAGE


def report_internal_error(bug: Exception) -> int:
    """Report a bug in slatebind; the exit code."""
    if os.environ.get(TRACEBACK):
        import traceback

        traceback.print_exception(bug)
    echo_err(f"this is a bug in slatebind: {type(bug).__name__}: {bug}")
    if not os.environ.get(TRACEBACK):
        echo_err(f"please report it with the output of the same command after `export {TRACEBACK}=1`")
    return exit_codes.BUG
