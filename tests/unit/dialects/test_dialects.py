"""Dialects: those that ship are sound, and what is wrong with one of a user's is told at its place."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect, loader
from slatebind.dialects.loader import shipped_dialects

SHIPPED = {name: Path(loader.__file__).with_name(f"{name}.yaml") for name in shipped_dialects()}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_dialects_are_sound(name: str, tmp_path: Path) -> None:
    """Read as a file of a user's, which is checked, a shipped dialect says the same and has nothing wrong with it."""
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(SHIPPED[name].read_bytes())
    assert load_dialect(str(copy)) == load_dialect(name) == (load_dialect(name)[0], ())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("command_name: '(open'", "command_name is not a valid regular expression"),
        ("endpoint: 'https://.*'", "endpoint has no group (?P<url>...)"),
        ("placeholders: ['{']", "placeholder is not valid JSON: expected a key"),
    ],
)
def test_what_cannot_be_used_is_reported(line: str, message: str, tmp_path: Path) -> None:
    """A pattern that does not compile, or lacks what is read from it, is an error at its line."""
    key = line.partition(":")[0]
    text = SHIPPED["cloudstack"].read_text(encoding="utf-8")
    kept = "".join(part for part in _entries(text) if not part.startswith(f"{key}:"))
    file = tmp_path / "mine.yaml"
    file.write_text(f"{kept}{line}\n", encoding="utf-8")
    dialect, (problem,) = load_dialect(str(file))
    assert dialect is None
    assert (problem.code, problem.at.line) == ("dialect-invalid", kept.count("\n") + 1)
    assert problem.message.startswith(message)


def test_every_violation_of_the_format_is_reported(tmp_path: Path) -> None:
    """At its position, with the key that was probably meant."""
    file = tmp_path / "mine.yaml"
    text = SHIPPED["cloudstack"].read_text(encoding="utf-8")
    kept = "".join(part for part in _entries(text) if not part.startswith("bold_names:"))
    file.write_text(f"{kept.replace('endpoint:', 'endpiont:')}bold_names: maybe\n", encoding="utf-8")
    dialect, problems = load_dialect(str(file))
    assert dialect is None
    assert [(problem.message, problem.hint) for problem in problems] == [
        ("endpiont: unknown key", "did you mean `endpoint`?"),
        ("bold_names: expected `bool`, got `str`", ""),
        ("`endpoint` is missing", ""),
    ]


def test_dialects_that_cannot_be_loaded(tmp_path: Path) -> None:
    """An unknown name, a missing file, an empty one."""
    (tmp_path / "empty.yaml").write_text("")
    for name, code, message in (
        ("cloudstak", "dialect-unknown", "unknown dialect `cloudstak`"),
        (str(tmp_path / "none.yaml"), "dialect-unreadable", "cannot read the dialect: No such file or directory"),
        (str(tmp_path / "empty.yaml"), "dialect-invalid", "the file is empty"),
    ):
        dialect, (problem,) = load_dialect(name)
        assert dialect is None
        assert (problem.code, problem.message, problem.at.file) == (code, message, name)


def _entries(text: str) -> list[str]:
    """A file's top entries, each with the lines that belong to it."""
    entries: list[str] = []
    for line in text.splitlines(keepends=True):
        if entries and line[0] in " \n#-":
            entries[-1] += line
        else:
            entries.append(line)
    return entries
