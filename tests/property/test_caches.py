"""Caches save time and never change a byte: cold, warm and without, whole, damaged or written by others."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from slatebind.cache import cache_folder, get_cached, put_cached
from slatebind.output import write
from slatebind.project import steps
from slatebind.regions import split_regions
from slatebind.rendering import renderer
from slatebind.rendering.output_file import OutputFile
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from strategies import edited_specs


@pytest.fixture(autouse=True, scope="module")
def place() -> Iterator[Path]:
    """A cache folder of these tests' own."""
    before = os.environ.get("XDG_CACHE_HOME")
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        yield Path(folder)
    del os.environ["XDG_CACHE_HOME"]
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


def made(target: str, spec: Spec, root: str | None) -> steps.Rendered:
    """What a target makes of a spec, with what stands below ``root``."""
    loaded = Loaded(spec=spec, positions={}, diagnostics=())
    return steps.render(loaded, target, {}, root=root)


def written(file: OutputFile) -> tuple[str, str]:
    """What goes to the disk: places that nobody uses do not."""
    return file.path, split_regions(file.text).generated


def damaged(file: Path, how: int) -> None:
    """A cache's file, cut, emptied, altered or gone."""
    data = file.read_bytes()
    match how:
        case 0:
            file.unlink()
        case 1:
            file.write_bytes(b"")
        case 2:
            file.write_bytes(data[: len(data) // 2])
        case _:
            file.write_bytes(data[:-1] + b"?")


@pytest.mark.parametrize("target", ["docs", "python"])
@given(edited_specs(), st.lists(st.integers(0, 3), max_size=3), st.booleans())
@examples(20)
def test_an_edit_gives_what_a_run_without_cache_gives(
    target: str, specs: tuple[Spec, Spec], damages: list[int], is_edited: bool
) -> None:
    """Whatever stands in the cache and in the folder from before, the files are those of a first run."""
    with TemporaryDirectory() as root:
        for spec in (*specs, specs[0]):
            rendered = made(target, spec, root)
            without = made(target, spec, None)
            assert rendered.files is not None
            assert without.files is not None
            assert [written(file) for file in rendered.files] == [written(file) for file in without.files]
            assert rendered.diagnostics == without.diagnostics
            write(rendered.files, root, owner=target, force=True)
            kept = sorted(file for file in Path(cache_folder("")).rglob("*") if file.is_file())
            for number, how in enumerate(damages):
                damaged(kept[number % len(kept)], how)
            if is_edited:
                next(Path(root).rglob("*.[mp]*")).write_text("mine\n")


def test_what_was_kept_is_recalled() -> None:
    """Bytes for bytes."""
    put_cached("test", "a", b"\x00\nb\n")
    assert get_cached("test", "a") == b"\x00\nb\n"
    assert get_cached("test", "b") is None


@pytest.mark.skipif(os.name == "nt", reason="permissions are other things there")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_could_have_written_is_not_believed(mode: int) -> None:
    """Compiled templates are code, and a record decides what is written."""
    put_cached("test", "open", b"x")
    Path(cache_folder("test"), "open").chmod(mode)
    assert get_cached("test", "open") is None
    put_cached("test", "open", b"y")
    assert get_cached("test", "open") == b"y"


def test_a_folder_that_cannot_be_written_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The next run just takes longer."""
    (tmp_path / "slatebind").write_text("a file in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    put_cached("test", "a", b"x")
    assert get_cached("test", "a") is None


def test_what_is_the_same_is_not_rendered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After an edit of one command, only its group's files and those about the whole spec are rendered."""
    docs = Path(__file__).parents[2] / "sample" / "source" / "index.html.md"
    file = tmp_path / "index.html.md"
    file.write_bytes(docs.read_bytes())
    root = str(tmp_path / "out")

    def run() -> list[str]:
        seen: list[str] = []
        monkeypatch.setattr(renderer, "has_long_code_line", lambda text: seen.append(text) or False)
        rendered = steps.render(steps.extract(str(file)), "python", {}, root=root)
        assert rendered.files is not None
        write(rendered.files, root, owner="python")
        return [text.split("\n", 1)[0] for text in seen]

    whole = run()
    file.write_text(file.read_text().replace("This command lists accounts", "This command tells accounts"))
    edited = run()
    assert len(whole) > 30
    assert len(edited) < 10
    assert [line for line in edited if "the group" in line] == [
        '"""Commands of the group Account."""',
        '"""Requests and responses of the commands in the group Account."""',
    ]
    assert run() == []
