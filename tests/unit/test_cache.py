"""Entries of the cache are deleted when they are not used any more."""

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


def test_what_nobody_uses_goes(cache: Path) -> None:
    """Unused ones go, with temporary files of killed runs; those in use, and files of others, stay."""
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


def test_once_a_day_is_enough(cache: Path) -> None:
    """A second run on the same day does not look through the folder again."""
    prune_cache()
    unused = digest("unused")
    put_cached("texts", unused, b"...")
    for is_pruned in (False, True):
        os.utime(cache / "texts" / unused, (MONTHS_AGO, MONTHS_AGO))
        prune_cache()
        assert (cache / "texts" / unused).exists() is not is_pruned
        os.utime(cache / "pruned", (MONTHS_AGO, MONTHS_AGO))


def test_a_cache_that_cannot_be_made_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file stands in the folder's place nothing is kept, and nothing is said."""
    (tmp_path / "slatebind").write_text("a file of somebody's", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    prune_cache()
    assert (tmp_path / "slatebind").read_text(encoding="utf-8") == "a file of somebody's"
