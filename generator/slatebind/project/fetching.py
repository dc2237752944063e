"""Getting the commit to compare with into a clone that may lack it, as those of CI servers do."""

import re

from slatebind.project.git import RevisionError, git, git_or_none
from slatebind.project.revisions import abbreviated, commit_of, is_shallow, merge_base

_QUIET = {"GIT_TERMINAL_PROMPT": "0"}
"""Git fails instead of asking for a password."""
_REMOTE = "origin"
_NAME = re.compile(r"\w[\w./+@-]*")
"""Ids and names that can be fetched: without a leading dash no options, without a colon no refspecs."""


def fetched_commit(revision: str) -> str:
    """The short id of a commit, which is fetched if this clone does not have it. Raises RevisionError if that fails."""
    name = f"{revision}^{{commit}}"
    found = git_or_none(".", "rev-parse", "--verify", "--quiet", "--end-of-options", name)
    if found is not None:
        return abbreviated(found.decode().strip())
    if not _NAME.fullmatch(revision) or ".." in revision:
        raise RevisionError(f"{revision}: no such revision, and not a name that can be fetched")
    _fetch(revision, [revision], *(["--depth=1"] if is_shallow() else []))
    return abbreviated(commit_of("FETCH_HEAD"))


def fork_point(commit: str) -> str:
    """The short id of the commit where HEAD left the history of another, after fetching what is missing to find it."""
    if is_shallow():
        _fetch(commit, [commit_of(commit), commit_of("HEAD")], "--unshallow")
    return merge_base(commit)


def fork_point_of_branch(branch: str) -> str:
    """The short id of the commit where HEAD left a branch of the remote."""
    target = f"refs/remotes/{_REMOTE}/{branch}"
    _fetch(branch, [f"+refs/heads/{branch}:{target}"])
    return fork_point(commit_of(target))


def _fetch(shown: str, names: list[str], *options: str) -> None:
    quiet = ("--quiet", "--no-tags", "--no-recurse-submodules")
    try:
        git(".", "fetch", *quiet, *options, "--", _REMOTE, *names, environment=_QUIET)
    except RevisionError as error:
        raise RevisionError(f"{shown} cannot be fetched to compare with: {error}") from error
