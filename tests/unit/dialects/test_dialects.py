"""Dialects: shipped ones are valid, and errors in others are reported at their positions."""

from pathlib import Path

import pytest
from msgspec.structs import asdict

from slatebind.dialects import load_dialect, loader
from slatebind.dialects.loader import shipped_dialects
from slatebind.dialects.prose_words import ProseWords

SHIPPED = {name: Path(loader.__file__).with_name(f"{name}.yaml") for name in shipped_dialects()}


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_dialects_are_valid(name: str, tmp_path: Path) -> None:
    """Loaded from a file, which is validated, a shipped dialect is the same and has no problems."""
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(SHIPPED[name].read_bytes())
    (from_file, problems), (shipped, _) = load_dialect(str(copy)), load_dialect(name)
    assert (from_file and asdict(from_file), problems) == (shipped and asdict(shipped), ())


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("command_name: '(open'", "command_name is not a valid regular expression"),
        ("endpoint: 'https://.*'", "endpoint has no group (?P<url>...)"),
        ("prose: {default: ['(open']}", "prose.default is not a valid regular expression"),
        ("prose: {requires: ['needs (.+)']}", "prose.requires has no group (?P<names>...)"),
        ("prose: {excludes: ['not with (.+)']}", "prose.excludes has no group (?P<names>...) or (?P<all>...)"),
        ("placeholders: ['{']", "placeholder is not valid JSON: expected a key"),
    ],
)
def test_invalid_patterns_are_reported(line: str, message: str, tmp_path: Path) -> None:
    """A pattern that does not compile, or lacks a required group, is an error at its line."""
    key = line.partition(":")[0]
    text = SHIPPED["cloudstack"].read_text(encoding="utf-8")
    kept = "".join(part for part in _entries(text) if not part.startswith(f"{key}:"))
    file = tmp_path / "mine.yaml"
    file.write_text(f"{kept}{line}\n", encoding="utf-8")
    dialect, (problem,) = load_dialect(str(file))
    assert dialect is None
    assert (problem.code, problem.at.line) == ("dialect-invalid", kept.count("\n") + 1)
    assert problem.message.startswith(message)


def test_all_errors_in_the_format_are_reported(tmp_path: Path) -> None:
    """At their positions, with the most similar known key."""
    file = tmp_path / "mine.yaml"
    text = SHIPPED["cloudstack"].read_text(encoding="utf-8")
    kept = "".join(part for part in _entries(text) if not part.startswith("bold_names:"))
    file.write_text(f"{kept.replace('endpoint:', 'endpiont:')}bold_names: maybe\n", encoding="utf-8")
    dialect, problems = load_dialect(str(file))
    assert dialect is None
    assert [(problem.message, problem.hint) for problem in problems] == [
        ("endpiont: unknown key", "did you mean `endpoint`?"),
        ("bold_names: expected `bool`, got `str`", ""),
    ]


def test_dialects_that_cannot_be_loaded(tmp_path: Path) -> None:
    """An unknown name, a missing file and an empty file."""
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
    """The top-level entries of a file, each with its lines."""
    entries: list[str] = []
    for line in text.splitlines(keepends=True):
        if entries and line[0] in " \n#-":
            entries[-1] += line
        else:
            entries.append(line)
    return entries


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (r"\bmutually exclusive (?:with|to) (?P<values>.+)", "Mutually EXCLUSIVE to a"),
        (r"\bdefault(?:s|ed)? to (?P<values>.+)", "by DEFAULT to a"),
        (r"^values?: [ab]+ c{2}", "value: a cc"),
        (r"^colou?r (?:is|(?:has|had)(?: been)?)? ?x*$", "Color "),
        (r"one|other", "other"),
        (r"(?x) one  two", "onetwo"),
        (r"a[)]b[\]c]d", "a)b]d"),
        (r"(?:possible|valid) (?:values?|options?): x", "VALID option: x"),
        (r"(?:(?:only|just) )?(?:(?:set|give) )*d(?:o|id)", "DID"),
        (r"(?<=to )(?:be|do)|(?:not){2}", "to do"),
        (r"(?P<a>[xy])(?P=a)(?:z|)(?!w)", "xx"),
        (r"(?i:WORD)s? \u00e9(?:tat|poque)", "words \u00c9TAT"),
        (r"", ""),
    ],
)
def test_expressions_of_every_kind_are_searched_for(expression: str, text: str) -> None:
    """Those of whose literal texts none is in a sentence are skipped; every match contains one."""
    words = ProseWords(values=(expression,))
    (found,) = words.matches("values", text)
    assert found[0] == text[found.start() :]
    assert words.may_match(text)


def test_texts_without_a_literal_of_an_expression_match_nothing() -> None:
    """So that they need not be split into sentences."""
    words = ProseWords(values=(r"\b(?:possible|valid) values?", r"\bone of: "), harmless=("if (?:set|given)",))
    assert [text for text in ("A zone", "It is a VALUE", "one of: a", "if set", "if") if words.may_match(text)] == [
        "It is a VALUE",
        "one of: a",
        "if set",
    ]
