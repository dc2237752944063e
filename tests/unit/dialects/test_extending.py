"""A dialect file that extends a shipped one: what is put before, replaced and taken away."""

from pathlib import Path
from typing import Any

import pytest

from slatebind.data.yaml_reader import read_yaml, read_yaml_values
from slatebind.dialects import Dialect, load_dialect, loader
from slatebind.dialects.extending import extended, united


def loaded(folder: Path, text: str) -> Dialect:
    """The dialect of a file with this text."""
    file = folder / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect(str(file))
    assert dialect is not None, problems
    return dialect


def test_lists_values_and_what_is_taken_away(tmp_path: Path) -> None:
    """Own entries of lists are first, maps are combined, single values replace, ``without`` takes away."""
    base, _ = load_dialect("slate")
    assert base is not None
    assert base.requests is not None
    text = """dialect: orchard
extends: slate
bold_names: true
columns: {description: [what it does]}
requests: {ignore: ["/internal/*"]}
without: {columns: {name: [key]}}
"""
    dialect = loaded(tmp_path, text)
    assert dialect.requests is not None
    assert (dialect.dialect, dialect.protocol, dialect.bold_names) == ("orchard", "rest", True)
    assert dialect.columns["description"] == ("what it does", *base.columns["description"])
    assert dialect.requests.ignore == ("/internal/*", *base.requests.ignore)
    assert dialect.requests.headings == base.requests.headings
    assert dialect.role("Key") is None
    assert base.role("Key") == "name"


def test_languages_add_their_words(tmp_path: Path) -> None:
    """A file names the languages of its docs instead of repeating their words."""
    dialect = loaded(tmp_path, "dialect: mine\nprotocol: rest\nlanguages: [german]\nrequests: {methods: [GET]}\n")
    assert dialect.role("Beschreibung") == "description"
    assert dialect.role("description") is None


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("dialect: a\nextends: slat\n", "`extends` names no shipped dialect: `slat`", "did you mean `slate`?"),
        ("dialect: a\nextends: slate\nlanguages: [germn]\n", "unknown language `germn`", "did you mean `german`?"),
        (
            "dialect: a\nprotocol: rest\n",
            "neither `requests` nor `command_name` says what announces an operation",
            "",
        ),
    ],
)
def test_mistakes_are_reported(text: str, message: str, hint: str, tmp_path: Path) -> None:
    """An unknown base or language, and a file that announces nothing."""
    file = tmp_path / "mine.yaml"
    file.write_text(text, encoding="utf-8")
    dialect, (problem,) = load_dialect(str(file))
    assert dialect is None
    assert (problem.code, problem.message, problem.hint) == ("dialect-invalid", message, hint)


def test_files_that_ship_are_read_as_any_yaml() -> None:
    """They are valid, and reading them without positions gives the same values."""
    shipped = sorted(Path(loader.__file__).parent.rglob("*.yaml"))
    assert len(shipped) == 22
    for file in shipped:
        text = file.read_text(encoding="utf-8")
        parsed = read_yaml(text, file.name)
        assert parsed.diagnostics == ()
        assert read_yaml_values(text) == parsed.value, file


def test_several_files_are_united_as_if_each_extended_the_next() -> None:
    """Keys, lists and single values are those of one after the other."""
    files: list[dict[str, Any]] = [
        {"columns": {"name": ["key", "field"]}, "bold": True},
        {"columns": {"type": ["kind"], "name": ["field", "entry"]}, "bold": False},
        {"columns": {"name": ["entry", "key", "column"]}, "empty": ["-"]},
    ]
    in_turn = extended(files[0], extended(files[1], files[2]))
    assert united(files) == in_turn
    assert united(files)["columns"]["name"] == ["key", "field", "entry", "column"]
    assert [*united(files)] == [*in_turn]
    assert [*united(files)["columns"]] == [*in_turn["columns"]]
    assert united([]) == {}


def test_each_language_has_all_kinds_of_words() -> None:
    """A file of words has the same keys as those of the other languages, so that none of them is forgotten."""
    files = sorted((Path(loader.__file__).parent / "words").glob("*.yaml"))
    words = {file.stem: read_yaml(file.read_text(encoding="utf-8"), file.name).value for file in files}
    assert len(words) == 20
    for name, of_language in words.items():
        assert list(of_language) == list(words["english"]), name
        for key in ("requests", "openings"):
            assert list(of_language[key]) == list(words["english"][key]), (name, key)
        assert set(of_language["columns"]) >= {"required", "optional", "type", "description", "name", "code"}, name
