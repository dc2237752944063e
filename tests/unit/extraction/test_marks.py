"""Marks that say whether a parameter is required, in all the forms in which docs write them."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect, normalize
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Command, Param


def _command(folder: Path, text: str) -> Command:
    file = folder / "index.html.md"
    file.write_text(f"# Trees\n\n## Plant a tree\n\n`POST /trees`\n\n{text}", encoding="utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    (command,) = extract_spec(read_document(str(file)), dialect).spec.commands
    return command


def _param(folder: Path, name_cell: str, description: str) -> Param:
    return _command(folder, f"### Parameters\n\nName | Description\n--- | ---\n{name_cell} | {description}\n").params[0]


@pytest.mark.parametrize(
    "text",
    [
        "*[Required]* the tree",
        "**[Required]** the tree",
        "_(Required)_ the tree",
        "\uff08必須\uff09木",
        "木\uff08必須\uff09",
        "【必須】木",
        "树\uff08必填\uff09",
        "Required field. The tree",
        "Обязательное поле. Имя",
        "Обязательный параметр.",
        "Zorunlu alan.",
        "ZORUNLU",
        "Champ obligatoire",
        "Campo obbligatorio",
        "Campo obligatorio",
        "Campo obrigatório. Nome",
    ],
)
def test_a_mark_in_a_description_says_that_a_parameter_is_required(tmp_path: Path, text: str) -> None:
    """A mark counts inside of emphasis and brackets of any script, and before a noun such as `field`."""
    assert _param(tmp_path, "tree", text).required


def test_rows_with_and_without_a_mark_of_the_optional_are_told_apart(tmp_path: Path) -> None:
    """Where only the optional rows are marked, in brackets and emphasis, the others are required."""
    rows = "a | *[Optional]* its age\nb | its name\n"
    params = _command(tmp_path, f"### Parameters\n\nName | Description\n--- | ---\n{rows}").params
    assert [param.required for param in params] == [False, True]


@pytest.mark.parametrize(
    "cell",
    [
        "`limit` *(integer, required, default 25)*",
        "**limit** (integer, required, default: 25)",
        "limit (integer, required, default 25)",
    ],
)
def test_a_note_next_to_a_name_says_type_necessity_and_default(tmp_path: Path, cell: str) -> None:
    """The words in brackets after a name are read one by one."""
    param = _param(tmp_path, cell, "how many")
    assert (param.name, param.type, param.required, param.default) == ("limit", "integer", True, "25")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("İSTEK", "istek"),
        ("AÇIKLAMA", "aç\u0131klama"),
        ("نوع داده‌ي", "نوع داده‌ی"),
        ("\uff35\uff32\uff2c", "url"),
        ("r\u00e9sume\u0301", "r\u00e9sum\u00e9"),
    ],
)
def test_spellings_of_a_word_are_compared_as_one(one: str, other: str) -> None:
    """Case, forms of one letter and compositions of accents make no difference."""
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    "title",
    [
        "Rückgabewerte", "Antwortfelder", "Données renvoyées", "結果", "出力", "출력", "Valori restituiti", "Salida",
        "Valores devueltos", "Saída", "Valores retornados", "Dönen Değerler", "ÇIKTI",
        "مقدار بازگشتی", "Выходные параметры",
    ],
)  # fmt: skip
def test_a_table_below_a_heading_of_results_is_the_response(tmp_path: Path, title: str) -> None:
    """A table of fields is no table of parameters if its heading says that it is returned."""
    command = _command(tmp_path, f"### {title}\n\nName | Type\n--- | ---\nage | integer\n")
    assert not command.params
    assert command.response.model is not None


def test_words_of_a_dialect_file_are_compared_without_case(tmp_path: Path) -> None:
    """A file can write words as docs do, in capitals."""
    file = tmp_path / "mine.yaml"
    file.write_text("dialect: mine\nextends: slate\ntypes: {uuid: [UUIDv4]}\ntrue_words: [Surely]\n", encoding="utf-8")
    dialect, _ = load_dialect(str(file))
    assert dialect is not None
    assert dialect.type_of("UUIDv4") == "uuid"
    assert dialect.true_words[0] == "surely"
