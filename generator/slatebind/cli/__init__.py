"""The command line: one module a command. The only part that prints and that chooses exit codes."""

import atexit
import gc
import os
import sys

_PATIENCE = 50_000
"""Objects that come before garbage is looked for: what a run makes it mostly needs until its end."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


def enter() -> "NoReturn":
    """Run the command line as a process of its own, and end the process."""
    # Python has no streams where the one who starts it closed them.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as it runs
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    code = main()
    if len(sys._current_frames()) > 1:
        sys.exit(code)  # threads have not ended yet
    # What is in memory need not be taken apart piece by piece, which takes a tenth of a short run.
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        sys.exit(code)  # nobody reads what was said; the interpreter knows how to tell
    os._exit(code)


def main() -> int:
    """Run the command line with the arguments of the process; the exit code."""
    if sys.argv[1:] == ["--version"]:
        # Asked for by scripts, over and over: not worth loading a command-line library.
        from slatebind._version import __version__

        print(f"slatebind {__version__}")
        return 0
    try:
        return _run(sys.argv[1:])
    except KeyboardInterrupt:  # so early that no command is at work yet which could answer
        sys.stderr.write("slatebind: interrupted\n")
        return 130


def _run(arguments: list[str]) -> int:
    if arguments[:1] in (["generate"], ["check"]):
        from slatebind.cli.unchanged import replay

        code = replay(arguments)
        if code is not None:
            return code
    gc.set_threshold(_PATIENCE)
    from slatebind.cli.shell import run

    return run(arguments)
