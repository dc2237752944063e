"""Deriving the next version and the changelog of a package from its latest release, a tag of the git repository.

Without changes since the release, both are those of the release; otherwise the version is the next one, and the
changelog has an entry for it. The result is therefore the same before and after the release is tagged.
"""

import os
import re
from datetime import date

import msgspec

from slatebind.diff.reports.markdown import changelog
from slatebind.diff.result import Bump, DiffResult
from slatebind.output_file import OutputFile
from slatebind.project.diffing import DEFAULT_IGNORES, compare_sides, read_ignores
from slatebind.project.git import RevisionError
from slatebind.project.revisions import state_files, tags, text_at
from slatebind.project.sides import open_side, side_of
from slatebind.rendering.targets.target import Target
from slatebind.spec.codec import Loaded

FIRST_VERSION = "0.1.0"
CHANGELOG = "CHANGELOG.md"

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)$", re.ASCII)
_CHANGELOG_HEADER = """\
# Changelog

Changes in the API that affect code which uses this package. Versions follow
[Semantic Versioning](https://semver.org); below 1.0.0, a breaking change raises the minor version.
"""


class Release(msgspec.Struct, frozen=True):
    """The tag of a release, and its version."""

    tag: str
    version: tuple[int, int, int]


class NextRelease(msgspec.Struct, frozen=True):
    """The version and changelog after the latest release."""

    version: str
    changelog: OutputFile


def next_release(loaded: Loaded, spec: str, out: str, tag_pattern: str, folder: str, target: Target) -> NextRelease:
    """The version and changelog of the package that ``target`` generates from ``loaded`` in ``out``.

    ``spec`` and ``out`` are relative to ``folder``. Raises RevisionError if the latest release cannot be read.
    """
    release = latest_release(tags(tag_pattern, folder or "."))
    if release is None:
        return _next_release(FIRST_VERSION, "The first version.", "")
    previous = text_at(release.tag, f"./{out}/{CHANGELOG}", folder or ".") or ""
    result = _changes_since(release, loaded, spec, folder, target)
    version = next_version(release.version, result.bump)
    return _next_release(version, changelog(result), previous)


def release_inputs(folder: str) -> tuple[str, ...]:
    """The files that the next version depends on, besides the docs: the git state and the accepted changes."""
    return (DEFAULT_IGNORES, *state_files(folder or "."))


def latest_release(names: tuple[str, ...]) -> Release | None:
    """The tag with the highest version. Tags that do not end in a version, such as ``v1.0.0-rc1``, are ignored."""
    found = [(tuple(map(int, match.groups())), name) for name in names if (match := _VERSION.search(name))]
    if not found:
        return None
    version, tag = max(found)
    return Release(tag, version)  # type: ignore[arg-type]


def next_version(version: tuple[int, int, int], bump: Bump) -> str:
    """The version after ``version``. Below 1.0.0, a breaking change raises the minor version, all others the patch."""
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


def _changes_since(release: Release, loaded: Loaded, spec: str, folder: str, target: Target) -> DiffResult:
    if text_at(release.tag, f"./{spec}", folder or ".") is None:
        message = f'{release.tag}: the release has no {spec} to compare with; name tags that do, as `tags = "sdk-v*"`'
        raise RevisionError(message)
    before = open_side(side_of(f"{release.tag}:./{spec}", folder=folder or "."))
    if before.spec is None:
        raise RevisionError(f"{release.tag}: {spec} of this release cannot be read")
    file = os.path.join(folder, DEFAULT_IGNORES)  # noqa: PTH118 - "" stays ""
    ignores = read_ignores(file)[0] if os.path.isfile(file) else None  # noqa: PTH113
    # Accepted changes count, and their expiry dates change nothing: the version must not depend on the date.
    return compare_sides(
        before,
        loaded,
        (release.tag, spec),
        surfaces=target.manifest.surfaces,
        ignores=ignores,
        today=date.min,
        target=target if "sdk" in target.manifest.surfaces else None,
    )


def _next_release(version: str, entry: str, previous_changelog: str) -> NextRelease:
    _, separator, entries = previous_changelog.partition("\n## ")
    new_entry = f"\n## {version}\n\n{entry.strip()}\n" if entry else ""
    return NextRelease(version, OutputFile(CHANGELOG, f"{_CHANGELOG_HEADER}{new_entry}{separator}{entries}"))
