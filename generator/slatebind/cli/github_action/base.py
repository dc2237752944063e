"""The commit that the action compares with: that of the input, else the one that the event names."""

import click

from slatebind.cli.github_action.inputs import Event
from slatebind.project.fetching import fetched_commit, fork_point, fork_point_of_branch
from slatebind.project.revisions import commit_of

_BRANCHES = "refs/heads/"
_TAGS = "refs/tags/"
_PULL_REQUESTS = ("pull_request", "pull_request_target")


def find_base(against: str, event: Event) -> str | None:
    """The id of the commit to compare with; None if there is none, as in the first push to a repository.

    Raises RevisionError if it cannot be had, and a usage error if neither the input nor the event names one.
    """
    if against:
        return fetched_commit(against)
    if event.name in _PULL_REQUESTS or event.name == "merge_group":
        return _base_of_merge(event)
    before = event.text("before") if event.name == "push" else ""
    if before.strip("0"):
        return fetched_commit(before)
    return _base_of_branch(event)


def _base_of_merge(event: Event) -> str:
    keys = ("merge_group", "base_sha") if event.name == "merge_group" else ("pull_request", "base", "sha")
    base = event.text(*keys)
    if not base:
        raise click.UsageError(f"the event {event.name} does not name its base; set the input `against`")
    commit, head = fetched_commit(base), commit_of("HEAD")
    if commit_of(commit) == head:
        hint = "check out what is to be merged, `ref: ${{ github.event.pull_request.head.sha }}` of actions/checkout"
        raise click.UsageError(f"the base of the pull request is checked out, so that nothing changed; {hint}")
    # GitHub's merge commit has the base as its parent; a branch that was checked out instead may be behind the base.
    return commit if head == event.sha else fork_point(commit)


def _base_of_branch(event: Event) -> str | None:
    """Where a new branch left the default branch. The first push of that, and tags, have nothing to compare with."""
    default = event.text("repository", "default_branch")
    branch = event.ref.removeprefix(_BRANCHES)
    is_branch = event.ref.startswith(_BRANCHES)
    if is_branch and default and branch != default:
        return fork_point_of_branch(default)
    if event.name == "push" and (is_branch or event.ref.startswith(_TAGS)):
        return None
    raise click.UsageError(f"the event {event.name or '(none)'} does not name a base; set the input `against`")
