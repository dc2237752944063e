"""Writing one file to a path that the user names."""

import os
from pathlib import Path

from slatebind.output import write_single

OURS = "ours: 1\n"


def is_ours(data: bytes) -> bool:
    """What these tests recognize as a file of slatebind."""
    return data.startswith(b"ours")


def test_it_is_created_with_its_folder_and_nothing_else(tmp_path: Path) -> None:
    """No manifest is written next to it."""
    outcome = write_single(str(tmp_path / "a" / "b"), OURS, is_ours=is_ours)
    assert (outcome.root, outcome.created) == (str(tmp_path / "a"), ("b",))
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["b"]


def test_it_replaces_a_file_of_ours(tmp_path: Path) -> None:
    """An earlier file of slatebind is replaced; an identical one is not touched."""
    path = tmp_path / "a"
    path.write_text("ours: 0\n")
    assert write_single(str(path), OURS, is_ours=is_ours).changed == ("a",)
    os.utime(path, (1, 1))
    assert write_single(str(path), OURS, is_ours=is_ours).unchanged == ("a",)
    assert path.stat().st_mtime == 1


def test_it_keeps_files_of_others(tmp_path: Path) -> None:
    """Any other file is kept, unless forced."""
    path = tmp_path / "a"
    path.write_text("mine\n")
    outcome = write_single(str(path), OURS, is_ours=is_ours)
    assert (outcome.kept, [finding.code for finding in outcome.diagnostics]) == (("a",), ["output-foreign-file"])
    assert path.read_text() == "mine\n"
    assert write_single(str(path), OURS, is_ours=is_ours, force=True).changed == ("a",)
    assert path.read_text() == OURS


def test_a_link_is_followed(tmp_path: Path) -> None:
    """The file that it points to is written; the link is kept."""
    (tmp_path / "real").write_text("ours: 0\n")
    (tmp_path / "link").symlink_to("real")
    write_single(str(tmp_path / "link"), OURS, is_ours=is_ours)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == OURS


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """Pipes and devices are not replaced by files: ``-o >(less)`` works."""
    reader, writer = os.pipe()
    write_single(f"/dev/fd/{writer}", OURS, is_ours=is_ours)
    os.close(writer)
    assert os.read(reader, 100).decode() == OURS
    os.close(reader)
