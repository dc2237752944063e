"""The entry point of the action's steps."""

import sys

from slatebind.cli.error_handling import run_safely
from slatebind.cli.github_action.steps import run_step

if __name__ == "__main__":
    sys.exit(run_safely(lambda: run_step(sys.argv[1])))
