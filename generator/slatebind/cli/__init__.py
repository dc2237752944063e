"""The command line: one module per command. The only package that prints and that chooses exit codes."""

import gc
import os
import sys

from slatebind.cli import exit_codes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TextIO

_OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""What is read from docs is kept to the end, so that searching it for garbage as often as usual finds little."""


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run the command line with ``argv``, by default the arguments of the process; the exit code.

    Programs can call this too: signal handlers, streams and garbage collection are as before when it returns.
    """
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments == ["--version"]:
        return _print_version()
    streams, thresholds = (sys.stdout, sys.stderr), gc.get_threshold()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *thresholds[1:])
    # Python has no streams where the parent process closed them.
    sys.stdout = sys.stdout or _discard()
    sys.stderr = sys.stderr or _discard()
    try:
        code = _run(arguments)
    except KeyboardInterrupt:  # so early that no command runs yet that could handle it
        sys.stderr.write("slatebind: interrupted\n")
        code = exit_codes.INTERRUPTED
    finally:
        gc.set_threshold(*thresholds)
        for opened, before in zip((sys.stdout, sys.stderr), streams, strict=True):
            if before is None:
                opened.close()
        sys.stdout, sys.stderr = streams
    if code == exit_codes.CLOSED_PIPE and argv is None:
        from slatebind.cli.streams import discard_output

        discard_output()
    return code


def _print_version() -> int:
    """Scripts ask for it often: not worth loading a command-line library."""
    from slatebind._version import __version__

    try:
        print(f"slatebind {__version__}", flush=True)
    except OSError as problem:
        from slatebind.cli.streams import discard_output, echo_err

        discard_output()
        if isinstance(problem, BrokenPipeError):
            return exit_codes.CLOSED_PIPE
        echo_err(f"error: {problem.strerror}")
        return exit_codes.USAGE
    return exit_codes.SUCCESS


def _discard() -> "TextIO":
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as somebody writes to it


def _run(arguments: list[str]) -> int:
    if arguments[:1] in (["generate"], ["check"]):
        from slatebind.cli.up_to_date import replay

        try:
            code = replay(arguments)
        except BrokenPipeError:
            return exit_codes.CLOSED_PIPE
        except OSError as problem:  # of the device that standard output goes to
            from slatebind.cli.error_handling import report_system_error

            return report_system_error(problem)
        if code is not None:
            return code
    from slatebind.cli.error_handling import run

    return run(arguments)
