"""Pruning the cache."""

import os
import time
from pathlib import Path

import pytest

from slatebind.cache import get_cached, prune_cache, put_cached
from slatebind.digests import digest

MONTHS_AGO = time.time() - 100 * 86_400


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "slatebind"


def test_unused_entries_are_deleted(cache: Path) -> None:
    """Unused entries and temporary files of killed runs are deleted; other entries and other files are kept."""
    unused, asked, new, half = (digest(name) for name in ("unused", "asked", "new", "half"))
    for name in (unused, asked):
        put_cached("texts", name, b"...")
    put_cached("texts", new, b"...")
    for name in (unused, asked, f"{half}.123", "notes.txt"):
        (cache / "texts" / name).touch()
        os.utime(cache / "texts" / name, (MONTHS_AGO, MONTHS_AGO))
    assert get_cached("texts", asked) == b"..."
    prune_cache()
    assert {file.name for file in (cache / "texts").iterdir()} == {asked, new, "notes.txt"}


def test_the_cache_is_pruned_once_a_day(cache: Path) -> None:
    """A second run on the same day does not scan the folder."""
    prune_cache()
    unused = digest("unused")
    put_cached("texts", unused, b"...")
    for is_pruned in (False, True):
        os.utime(cache / "texts" / unused, (MONTHS_AGO, MONTHS_AGO))
        prune_cache()
        assert (cache / "texts" / unused).exists() is not is_pruned
        os.utime(cache / "pruned", (MONTHS_AGO, MONTHS_AGO))


def test_a_cache_that_cannot_be_created_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file is in place of the folder, nothing is cached and nothing is reported."""
    (tmp_path / "slatebind").write_text("a file of somebody's", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    prune_cache()
    assert (tmp_path / "slatebind").read_text(encoding="utf-8") == "a file of somebody's"
