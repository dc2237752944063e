"""What is kept in the user's cache folder goes when nobody uses it any more."""

import os
import time
from pathlib import Path

import pytest

from slatebind.cache import keep, recall, tidy
from slatebind.digests import digest

MONTHS_AGO = time.time() - 100 * 86_400


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "slatebind"


def test_what_nobody_uses_goes(cache: Path) -> None:
    """What was not used for months is removed, with what a killed run left; what is in use, or another's, stays."""
    unused, asked, new, half = (digest(name) for name in ("unused", "asked", "new", "half"))
    for name in (unused, asked):
        keep("texts", name, b"...")
    keep("texts", new, b"...")
    for name in (unused, asked, f"{half}.123", "notes.txt"):
        (cache / "texts" / name).touch()
        os.utime(cache / "texts" / name, (MONTHS_AGO, MONTHS_AGO))
    assert recall("texts", asked) == b"..."
    tidy()
    assert {file.name for file in (cache / "texts").iterdir()} == {asked, new, "notes.txt"}


def test_once_a_day_is_enough(cache: Path) -> None:
    """A second run on the same day does not look through the folder again."""
    tidy()
    unused = digest("unused")
    keep("texts", unused, b"...")
    for is_tidied in (False, True):
        os.utime(cache / "texts" / unused, (MONTHS_AGO, MONTHS_AGO))
        tidy()
        assert (cache / "texts" / unused).exists() is not is_tidied
        os.utime(cache / "tidied", (MONTHS_AGO, MONTHS_AGO))


def test_a_cache_that_cannot_be_made_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a file stands in the folder's place nothing is kept, and nothing is said."""
    (tmp_path / "slatebind").write_text("a file of somebody's", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    tidy()
    assert (tmp_path / "slatebind").read_text(encoding="utf-8") == "a file of somebody's"
