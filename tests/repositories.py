"""Git repositories for tests, independent of the user's configuration."""

import os
import subprocess
from pathlib import Path

IDENTITY = {
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@b.example",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@b.example",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(*arguments: str, folder: str | Path = ".") -> str:
    """Run git in ``folder``; its output."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**os.environ, **IDENTITY}, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit_all(message: str, folder: str | Path = ".") -> str:
    """Commit everything in a repository; the id of the commit."""
    git("add", "--all", folder=folder)
    git("commit", "--quiet", "--allow-empty", "--message", message, folder=folder)
    return git("rev-parse", "HEAD", folder=folder)


def write(name: str | Path, text: str) -> None:
    """Write a text file, with the folders above it."""
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
