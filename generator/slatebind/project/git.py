"""Running git. What git refuses is quoted: the reason, and often the command that helps, are in its own words."""

import os
import subprocess
from collections.abc import Mapping

from slatebind.files import UnreadableError

_NO_REPOSITORY = "not a git repository"
_CODE_OF_NO = 1
"""With this exit code, ``rev-parse --verify --quiet`` and ``merge-base`` say no; other codes are failures."""


class RevisionError(UnreadableError):
    """A revision, or a path at a revision, does not exist or cannot be read."""


def git(
    folder: str, *arguments: str, environment: Mapping[str, str] | None = None, given: bytes | None = None
) -> bytes:
    """The output of a git command that reads ``given``; raises RevisionError with git's own message if it fails."""
    done = _run(folder, arguments, environment, given)
    if done.returncode:
        raise RevisionError(_refusal(done))
    return done.stdout


def git_or_none(folder: str, *arguments: str) -> bytes | None:
    """The output of a git command, or None if it says no without a reason; raises RevisionError if it gives one."""
    done = _run(folder, arguments)
    if done.returncode == _CODE_OF_NO and not done.stderr.strip():
        return None
    if done.returncode:
        raise RevisionError(_refusal(done))
    return done.stdout


def _run(
    folder: str,
    arguments: tuple[str, ...],
    environment: Mapping[str, str] | None = None,
    given: bytes | None = None,
) -> "subprocess.CompletedProcess[bytes]":
    variables = {**os.environ, "LC_ALL": "C", **(environment or {})}
    words = ["git", *arguments]
    try:
        return subprocess.run(words, capture_output=True, check=False, cwd=folder, env=variables, input=given or b"")
    except FileNotFoundError as error:
        raise RevisionError("git is not installed, which revisions require") from error
    except ValueError as error:  # a NUL in a name
        raise RevisionError(f"{error}") from error


def _refusal(done: "subprocess.CompletedProcess[bytes]") -> str:
    message = done.stderr.decode("utf-8", "replace").strip()
    if message.removeprefix("fatal: ").startswith(_NO_REPOSITORY):
        return f"{_NO_REPOSITORY}, which revisions require"
    return f"git: {message.removeprefix('fatal: ') or f'exit code {done.returncode}'}"
