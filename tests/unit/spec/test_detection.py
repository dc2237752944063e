"""Whether a path holds a spec or docs."""

import io
import os
import sys
from pathlib import Path

import pytest

from slatebind.spec.detection import is_spec, starts_spec

SPEC = b"slatebind: 1\napi: {}\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (SPEC, True),
        (b"\xef\xbb\xbf" + SPEC, True),
        (b"# yaml-language-server: $schema=spec.schema.json\r\n\r\n---\r\nslatebind: 1\r\n", True),
        (b"slatebind:1\n", True),
        (b"# Berth\n\nThe spec starts with\n\nslatebind: 1\n", False),
        (b"---\ntitle: Harbor\n---\nslatebind: 1\n", False),
        (b"slatebind: one\n", False),
        (b"", False),
    ],
)
def test_content(data: bytes, expected: bool) -> None:
    """A spec starts with its version; only comments come before."""
    assert starts_spec(data) is expected


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.yaml", b"# Berth\n", True),
        ("a.YML", b"", True),
        ("a.md", SPEC, False),
        ("index.html.md", SPEC, False),
        ("a.spec", SPEC, True),
        ("a.txt", b"# Berth\n", False),
        ("a", SPEC, True),
    ],
)
def test_files(tmp_path: Path, name: str, content: bytes, expected: bool) -> None:
    """The suffix decides; a suffix that says nothing leaves it to the content."""
    (tmp_path / name).write_bytes(content)
    assert is_spec(str(tmp_path / name)) is expected


def test_what_cannot_be_read_is_no_spec(tmp_path: Path) -> None:
    """Folders and missing files without a suffix are docs: reading these says what is wrong."""
    assert not is_spec(str(tmp_path))
    assert not is_spec(str(tmp_path / "nothing"))
    assert not is_spec("a\0b")


@pytest.mark.parametrize("content", [SPEC, b"# Berth\n", b""])
def test_standard_input_can_be_read_afterwards(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is only looked at; so is what a program puts in its place."""
    reading, writing = os.pipe()
    os.write(writing, content)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        for stream in (pipe, io.BytesIO(content)):
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
            assert is_spec("-") is (content == SPEC)
            assert sys.stdin.buffer.read() == content
    monkeypatch.setattr(sys, "stdin", None)
    assert not is_spec("-")
