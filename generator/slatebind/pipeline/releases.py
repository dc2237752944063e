"""The version and the changelog of a package, as they follow from its latest release: a tag of the git repository.

The version is the release's own while nothing has changed, else the next one. The changelog is the release's own with
an entry for what changed since. So generating twice gives the same, before the release is tagged and after.
"""

import os
import re
from datetime import date

import msgspec

from slatebind.diff.reports.markdown import changelog
from slatebind.diff.result import Bump, DiffResult
from slatebind.pipeline.diffing import DEFAULT_IGNORES, compare_sides, read_ignores
from slatebind.pipeline.revisions import RevisionError, state_files, tags, text_at
from slatebind.pipeline.sides import open_side, side_of
from slatebind.render.output_file import OutputFile
from slatebind.spec.codec import Loaded

FIRST = "0.1.0"
CHANGELOG = "CHANGELOG.md"

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)$", re.ASCII)
_HEAD = """\
# Changelog

What changed in the API, as code that uses this package notices it. Versions follow
[Semantic Versioning](https://semver.org); below 1.0.0 a break raises the second number.
"""


class Release(msgspec.Struct, frozen=True):
    """The tag of a release, and its version."""

    tag: str
    version: tuple[int, int, int]


class Following(msgspec.Struct, frozen=True):
    """What follows from the latest release."""

    version: str
    changelog: OutputFile


def follow(loaded: Loaded, spec: str, out: str, pattern: str, folder: str) -> Following:
    """The version and the changelog of what is generated from ``loaded``, the spec of the file ``spec``, in ``out``.

    Paths start from ``folder``. Raises a RevisionError where the release cannot be looked at.
    """
    release = latest(tags(pattern, folder or "."))
    if release is None:
        return _following(FIRST, "The first version.", "")
    earlier = text_at(release.tag, f"./{out}/{CHANGELOG}", folder or ".") or ""
    outcome = _since(release, loaded, spec, folder)
    version = next_version(release.version, outcome.bump)
    entry = changelog(outcome) or "Changes that were accepted on purpose.\n" if outcome.bump != "none" else ""
    return _following(version, entry, earlier)


def places(folder: str) -> tuple[str, ...]:
    """The files beside the docs that decide what follows: those of the repository, and the accepted changes."""
    return (DEFAULT_IGNORES, *state_files(folder or "."))


def latest(names: tuple[str, ...]) -> Release | None:
    """The tag with the highest version. Tags that end in anything else, such as a release candidate's, are none."""
    found = [(tuple(map(int, match.groups())), name) for name in names if (match := _VERSION.search(name))]
    if not found:
        return None
    version, tag = max(found)
    return Release(tag, version)  # type: ignore[arg-type]


def next_version(version: tuple[int, int, int], bump: Bump) -> str:
    """The version after this one. Below 1.0.0 a break raises the second number and everything else the third."""
    major, minor, patch = version
    if major == 0:
        bump = {"major": "minor", "minor": "patch"}.get(bump, bump)  # type: ignore[assignment]
    match bump:
        case "major":
            return f"{major + 1}.0.0"
        case "minor":
            return f"{major}.{minor + 1}.0"
        case "patch":
            return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor}.{patch}"


def _since(release: Release, loaded: Loaded, spec: str, folder: str) -> DiffResult:
    if text_at(release.tag, f"./{spec}", folder or ".") is None:
        message = f'{release.tag}: the release has no {spec} to compare with; name tags that do, as `tags = "sdk-v*"`'
        raise RevisionError(message)
    before = open_side(side_of(f"{release.tag}:./{spec}", folder=folder or "."))
    if before.spec is None:
        raise RevisionError(f"{release.tag}: {spec} cannot be read as it was then")
    file = os.path.join(folder, DEFAULT_IGNORES)  # noqa: PTH118 - nothing stays nothing
    ignores = read_ignores(file)[0] if os.path.isfile(file) else None  # noqa: PTH113
    # Accepted is accepted, whatever the date: the same input gives the same version.
    return compare_sides(before, loaded, (release.tag, spec), surfaces=("sdk", "docs"), ignores=ignores, today=date.min)


def _following(version: str, entry: str, earlier: str) -> Following:
    past = earlier[earlier.index("\n## ") :] if "\n## " in earlier else ""
    new = f"\n## {version}\n\n{entry.strip()}\n" if entry else ""
    return Following(version, OutputFile(CHANGELOG, f"{_HEAD}{new}{past}"))
