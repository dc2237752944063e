"""The command line: one module a command. The only part that prints and that chooses exit codes."""

import sys


def main() -> int:
    """Run the command line with the arguments of the process; the exit code."""
    if sys.argv[1:] == ["--version"]:
        # Asked for by scripts, over and over: not worth loading a command-line library.
        from slatebind._version import __version__

        print(f"slatebind {__version__}")
        return 0
    if sys.argv[1:2] in (["generate"], ["check"]):
        from slatebind.cli.unchanged import replay

        code = replay(sys.argv[1:])
        if code is not None:
            return code
    from slatebind.cli.shell import run

    return run(sys.argv[1:])
