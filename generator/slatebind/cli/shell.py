"""Around every command: whatever happens, the user reads a sentence, not a traceback."""

import errno
import os
import sys
from collections.abc import Sequence

import click

from slatebind.cache import tidy
from slatebind.cli import exits
from slatebind.cli.app import app
from slatebind.cli.signals import Terminated, heed, wish_in
from slatebind.cli.streams import make_tolerant, say, silence
from slatebind.files import FileError

TRACEBACK = "SLATEBIND_TRACEBACK"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EIO}
"""What devices say that standard output goes to, and that is nobody's mistake here."""
_SAFE = "what was written so far is whole, and the next run goes on from there"


def run(arguments: Sequence[str]) -> int:
    """Run a command line; the exit code."""
    make_tolerant()
    heed()
    try:
        code = app.main(list(arguments), prog_name="slatebind", standalone_mode=False, obj=tuple(arguments))
        sys.stdout.flush()
        tidy()
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.UsageError as problem:
        problem.show()
        return exits.USAGE
    except (click.ClickException, FileError) as problem:
        say(f"error: {problem}")
        return exits.USAGE
    except (click.Abort, KeyboardInterrupt, Terminated) as end:
        return _end(end)
    except BrokenPipeError:
        silence()
        return exits.CLOSED_PIPE
    except OSError as problem:
        if problem.errno not in _FULL:
            return own_up(problem)
        say(f"error: {problem.strerror}")
        return exits.USAGE
    except Exception as bug:
        wish = wish_in(bug)
        return _end(wish) if wish else own_up(bug)
    return code if isinstance(code, int) else exits.FINE


def _end(wish: BaseException) -> int:
    """Say that the run ends early because somebody wants it to; the exit code."""
    if isinstance(wish, Terminated):
        say(f"terminated; {_SAFE}")
        return exits.TERMINATED
    say(f"interrupted; {_SAFE}")
    return exits.INTERRUPTED


def own_up(bug: Exception) -> int:
    """Say that something cannot happen which did; the exit code."""
    if os.environ.get(TRACEBACK):
        import traceback

        traceback.print_exception(bug)
    say(f"this is a bug in slatebind: {type(bug).__name__}: {bug}")
    if not os.environ.get(TRACEBACK):
        say(f"please report it with the output of the same command after `export {TRACEBACK}=1`")
    return exits.BUG
