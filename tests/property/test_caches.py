"""Caches never change the output: whether they are empty, filled, disabled, damaged or written by another user."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from slatebind import extraction
from slatebind.cache import cache_folder, get_cached, put_cached
from slatebind.output import write
from slatebind.output_file import OutputFile
from slatebind.project import steps
from slatebind.regions import split_regions
from slatebind.rendering import renderer
from slatebind.spec import names_cache
from slatebind.spec.codec import Loaded, dump
from slatebind.spec.model import Api, Command, Field, Group, Model, Param, Response, Spec
from slatebind.spec.names import load_names
from strategies import edited_specs


@pytest.fixture(autouse=True, scope="module")
def cache_home() -> Iterator[Path]:
    """An empty cache folder."""
    before = os.environ.get("XDG_CACHE_HOME")
    with TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = folder
        yield Path(folder)
    del os.environ["XDG_CACHE_HOME"]
    if before is not None:
        os.environ["XDG_CACHE_HOME"] = before


def render_output(target: str, spec: Spec, root: str | None) -> steps.Rendered:
    """The output of a target for a spec, given the files below ``root``."""
    loaded = Loaded(spec=spec, positions={}, diagnostics=())
    return steps.render(loaded, target, {}, root=root)


def as_written(file: OutputFile) -> tuple[str, str]:
    """The path and text of a file on disk, without unused regions."""
    return file.path, split_regions(file.text).generated


def damage(file: Path, how: int) -> None:
    """Truncate, empty, alter or delete a file of the cache."""
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
def test_output_after_an_edit_does_not_depend_on_the_cache(
    target: str, specs: tuple[Spec, Spec], damages: list[int], is_edited: bool
) -> None:
    """For any content of the cache and of the output folder, the files are those of a first run."""
    with TemporaryDirectory() as root:
        for spec in (*specs, specs[0]):
            rendered = render_output(target, spec, root)
            without = render_output(target, spec, None)
            assert rendered.files is not None
            assert without.files is not None
            assert [as_written(file) for file in rendered.files] == [as_written(file) for file in without.files]
            assert rendered.diagnostics == without.diagnostics
            write(rendered.files, root, owner=target, force=True)
            kept = sorted(file for file in Path(cache_folder("")).rglob("*") if file.is_file())
            for number, how in enumerate(damages):
                damage(kept[number % len(kept)], how)
            if is_edited:
                next(Path(root).rglob("*.[mp]*")).write_text("mine\n")


def test_a_document_that_is_read_as_a_whole_is_cached(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is read again only if one of its files has changed; the result is the same."""
    file = tmp_path / "index.html.md"
    file.write_text("---\nincludes: [more]\n---\n\n# Trees\n\n## List trees\n\n`GET /trees`\n", encoding="utf-8")
    (tmp_path / "includes").mkdir()
    include = tmp_path / "includes" / "_more.md"
    include.write_text("## Get a tree\n\n`GET /trees/{id}`\n\n|Name|Type|\n|---|---|\n|id|int|\n", encoding="utf-8")
    first = steps.extract(str(file), dialect="slate")

    def fail(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(extraction, "_read_requests", fail)
    again = steps.extract(str(file), dialect="slate")
    assert again.spec == first.spec
    assert dict(again.positions) == dict(first.positions)
    assert again.diagnostics == first.diagnostics
    include.write_text("## Get a tree\n\n`GET /trees/{key}`\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="read again"):
        steps.extract(str(file), dialect="slate")


def test_names_in_a_spec_that_was_written_are_cached(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are those in its text; a text that was edited or whose entry is damaged is parsed."""
    response = Response(shape="object", model="Tree")
    params = (Param(name="next", type="list", items="Tree"),)
    command = Command(name="getTree", group="Trees", response=response, params=params)
    model = Model(name="Tree", fields=(Field(name="id", type="uuid"), Field(name="next", type="list", items="Tree")))
    spec = Spec(
        api=Api(name="trees", protocol="cloudstack"),
        groups=(Group(name="Trees"),),
        commands=(command,),
        models=(model,),
    )
    text = dump(spec)
    parsed = load_names(text, "a.yaml")
    names_cache.cache_names(spec, text)
    monkeypatch.setattr(names_cache, "load_names", lambda *_: "parsed")
    assert names_cache.read_names(text, "a.yaml") == parsed
    assert names_cache.read_names(text.replace("next", "last"), "a.yaml") == "parsed"
    damage(next(Path(cache_folder("names")).iterdir()), 2)
    assert names_cache.read_names(text, "a.yaml") == "parsed"


def test_cached_data_is_returned() -> None:
    """Exactly the bytes that were stored."""
    put_cached("test", "a", b"\x00\nb\n")
    assert get_cached("test", "a") == b"\x00\nb\n"
    assert get_cached("test", "b") is None


@pytest.mark.skipif(os.name == "nt", reason="permissions are other things there")
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_entries_that_others_could_have_written_are_ignored(mode: int) -> None:
    """Compiled templates are code, and records determine the output."""
    put_cached("test", "open", b"x")
    Path(cache_folder("test"), "open").chmod(mode)
    assert get_cached("test", "open") is None
    put_cached("test", "open", b"y")
    assert get_cached("test", "open") == b"y"


def test_a_read_only_cache_folder_is_no_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing is cached."""
    (tmp_path / "slatebind").write_text("a file in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    put_cached("test", "a", b"x")
    assert get_cached("test", "a") is None


def test_unchanged_files_are_not_rendered_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """After an edit of one command, only the files of its group and of the whole spec are rendered."""
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
    file.write_text(file.read_text().replace("This command lists accounts", "This command shows accounts"))
    edited = run()
    assert len(whole) > 30
    assert len(edited) < 10
    assert [line for line in edited if "the group" in line] == [
        '"""Commands of the group Account."""',
        '"""Requests and responses of the commands in the group Account."""',
    ]
    assert run() == []
