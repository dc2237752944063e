"""Hashes of content, and the states of files."""

import os
from pathlib import Path

import pytest

from slatebind.digests import content_digest, digest, fingerprints, read_digest, read_tree_digest, trusted_state

SECOND_NS = 1_000_000_000


def test_digest_depends_on_where_parts_end() -> None:
    """Two texts differ from their concatenation."""
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab") == digest(b"ab")


def test_digest_of_a_file_is_that_of_its_content(tmp_path: Path) -> None:
    """A missing file or a folder has none."""
    (tmp_path / "a").write_bytes(b"x" * 3_000_000)
    assert read_digest(str(tmp_path / "a")) == content_digest(b"x" * 3_000_000)
    assert read_digest(str(tmp_path / "b")) is None
    assert read_digest(str(tmp_path)) is None


def test_digest_of_a_tree_changes_with_every_file(tmp_path: Path) -> None:
    """With names, contents and missing files; a link to a parent folder causes no endless recursion."""
    tree = tmp_path / "tree"
    digests = [read_tree_digest(str(tree))]
    (tree / "sub").mkdir(parents=True)
    for path, text in (("a", "1"), ("a", "2"), ("sub/b", "2")):
        (tree / path).write_text(text)
        digests.append(read_tree_digest(str(tree)))
    (tree / "sub" / "b").rename(tree / "sub" / "c")
    digests.append(read_tree_digest(str(tree)))
    assert len(set(digests)) == len(digests)
    (tree / "loop").symlink_to(tree, target_is_directory=True)
    assert read_tree_digest(str(tree)) == read_tree_digest(str(tree))


def test_state_of_a_file_that_was_just_written_is_not_trusted(tmp_path: Path) -> None:
    """Another write could leave the same state."""
    file = tmp_path / "a"
    file.write_text("1")
    found = file.stat()
    assert trusted_state(found, found.st_mtime_ns + SECOND_NS) is None
    assert trusted_state(found, found.st_mtime_ns - SECOND_NS) is None
    later = found.st_mtime_ns + 3 * SECOND_NS
    assert trusted_state(found, later) == (1, found.st_mtime_ns, found.st_ino, found.st_mode)


@pytest.mark.skipif(os.name == "nt", reason="permissions are other things there")
def test_state_changes_with_permissions(tmp_path: Path) -> None:
    """A file that could not be read may be readable now."""
    file = tmp_path / "a"
    file.write_text("1")
    later = file.stat().st_mtime_ns + 3 * SECOND_NS
    states = []
    for mode in (0o600, 0o644):
        file.chmod(mode)
        states.append(trusted_state(file.stat(), later))
    assert states[0] != states[1]


def test_equal_identities_have_different_fingerprints() -> None:
    """They are numbered in their order, whatever is between them."""
    first, _, second = fingerprints(["a", "b", "a"], 16)
    assert list(fingerprints(["a", "a"], 16)) == [first, second]
    assert first != second
    assert len(first) == 16
