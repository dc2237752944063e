"""Identifiers of files and findings that are the same on every machine: relative paths, URIs and fingerprints."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath
from urllib.parse import quote

from slatebind.diagnostic import Diagnostic
from slatebind.digests import fingerprints


def relative(file: str, folder: str = "") -> str:
    """The path of a file from a folder, by default the working folder, with slashes.

    A file that is given by an absolute path and outside of the folder keeps that path.
    """
    start = Path(os.path.abspath(folder))  # noqa: PTH100 - links stay
    path = PurePath(os.path.normpath(file))
    if path.is_absolute() and not path.is_relative_to(start):
        return path.as_posix()
    if path.is_absolute() or folder:
        path = PurePath(os.path.relpath(path, start))
    return path.as_posix()


def uri(file: str) -> str:
    """A relative reference, or a ``file:`` URI for an absolute path."""
    path = relative(file)
    if PurePath(path).is_absolute():
        return PurePath(path).as_uri()
    return quote(path.encode("utf-8", "surrogateescape"), safe="/~")


def fingerprinted(findings: Sequence[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Each finding with 32 hexadecimal digits that stay the same when lines are added above it."""
    identities = (
        "\0".join((finding.code, relative(finding.at.file), finding.place or finding.message)) for finding in findings
    )
    yield from zip(findings, fingerprints(identities, 32), strict=True)
