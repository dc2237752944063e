"""The exit codes of all commands."""

SUCCESS = 0
FINDINGS = 1
"""There are findings at or above ``--fail-on``; or, in ``check``, something is not up to date."""
USAGE = 2
"""Wrong usage, or a file that cannot be read or written."""
BUG = 70
"""An internal error."""
INTERRUPTED = 130
CLOSED_PIPE = 141
TERMINATED = 143
