"""The command line: one module a command. The only part that prints and that chooses exit codes."""

import sys


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
    from slatebind.cli.shell import run

    return run(arguments)
