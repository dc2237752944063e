"""Exit codes, and nothing else."""

FINE = 0
FINDINGS = 1
"""An error was found, or a warning with ``--strict``; or, in ``check``, something is not up to date."""
USAGE = 2
"""The command line makes no sense, or a file cannot be read or written."""
BUG = 70
"""Something that cannot happen happened."""
INTERRUPTED = 130
CLOSED_PIPE = 141
TERMINATED = 143
