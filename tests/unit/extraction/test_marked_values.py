"""Defaults and allowed values that descriptions mark without a sentence, in docs of HTTP APIs."""

from pathlib import Path

import msgspec
import pytest

from slatebind.dialects import ApiFacts, load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Param


def parameter(folder: Path, kind: str, description: str) -> Param:
    """The parameter of a row with this type and description."""
    file = folder / "index.html.md"
    table = f"Name | Type | Description\n---|---|---\nspecies | {kind} | {description}"
    file.write_text(f"# Trees\n\n## List trees\n\n`GET /trees`\n\n### Parameters\n\n{table}\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    facts = ApiFacts(endpoint="https://api.orchard.example")
    document = read_document(str(file))
    (command,) = extract_spec(document, msgspec.structs.replace(dialect, api=facts)).spec.commands
    return command.params[0]


@pytest.mark.parametrize(
    ("description", "default"),
    [
        ("Trees of a page (default 20, max 100)", "20"),
        ("Trees of a page, 50 if omitted, at most 200", "50"),
        ("Trees of a page [default=5]", "5"),
        ("optional, trees of a page, default 7", "7"),
        ("Jumlah per halaman. Nilai bawaan: 1440", "1440"),
        ("Jumlah per halaman, bawaan 20", "20"),
        ("Số trang. Giá trị mặc định là 3", "3"),
        ("Số trang, mặc định 2", "2"),
        ("Antal per sida. Standardvärde 25", "25"),
        ("Antal per sida, standard 25", "25"),
        ("Sayfa baş\u0131na (varsay\u0131lan 4)", "4"),
        ("件数。省略時は 10", "10"),
        ("Nombre par page, par défaut 30", "30"),
        ("Nombre par page, 20 par défaut", "20"),
        ("Resultados por página, 20 por defecto", "20"),
        ("Itens por página, 20 por padrão", "20"),
        ("Anzahl pro Seite (Standard: 15)", "15"),
        ("If trees are listed, default 7", None),
        ("Default 7, unless there is a species", None),
        ("Default 7 or more", None),
        ("default 7, default 8", None),
        ("today (default), 5", None),
    ],
)
def test_a_default_behind_a_word(description: str, default: str | None, tmp_path: Path) -> None:
    """The words of the column of defaults introduce one; what holds in some cases is none."""
    assert parameter(tmp_path, "integer", description).default == default


@pytest.mark.parametrize(
    ("description", "default", "values"),
    [
        ("`oak` (default), `elm` or `ash`", "oak", ("oak", "elm", "ash")),
        ("By default `oak`.", "oak", ()),
        ("`oak`, `elm` or `ash`; `elm` if absent", "elm", ("oak", "elm", "ash")),
        ("`OAK` veya `ELM`", None, ("OAK", "ELM")),
        ("`oak` oder `elm`", None, ("oak", "elm")),
        ("Kind: `oak`, `elm`", None, ("oak", "elm")),
        ("stav: `oak`, `elm`", None, ("oak", "elm")),
        ("Kind of tree (OAK, ELM or ASH)", None, ("OAK", "ELM", "ASH")),
        ("Kind of tree (`oak` or `elm`)", None, ("oak", "elm")),
        ("`oak`: hard, `elm`: soft", None, ("oak", "elm")),
        ("`oak` — hard, `elm` — soft", None, ("oak", "elm")),
        ("`oak`、`elm`のいずれか", None, ("oak", "elm")),
        ("Nhận một trong các giá trị `oak`, `elm`", None, ("oak", "elm")),
        ("ett av `oak`, `elm`", None, ("oak", "elm")),
        ("Example: `oak`, `elm`", None, ()),
        ("Excludes trees of the species `oak` and `elm`", None, ()),
        ("Compared with those in the garden: `oak`, `elm`", None, ()),
        ("Kind of tree (a, b or c)", None, ()),
    ],
)
def test_values_without_a_sentence(description: str, default: str, values: tuple[str, ...], tmp_path: Path) -> None:
    """Choices as the whole text, below a short title, in parentheses, or each with its meaning are all values."""
    param = parameter(tmp_path, "string", description)
    assert (param.default, param.values) == (default, values)


def test_values_in_place_of_a_type(tmp_path: Path) -> None:
    """They are those of a string; types in inline code are types."""
    param = parameter(tmp_path, "`oak`, `elm`", "The species")
    assert (param.type, param.values) == ("string", ("oak", "elm"))
    param = parameter(tmp_path, "`integer`, `null`", "The species")
    assert (param.type, param.values) == ("integer", ())


@pytest.mark.parametrize(
    ("description", "values"),
    [
        ("정렬 방식. `asc`, `desc`", ("asc", "desc")),
        ("주문 종류. `bid`: 매수, `ask`: 매도", ("bid", "ask")),
        ("種別。`invoice`:請求書、`quote`:見積書", ("invoice", "quote")),
        ("Напрямок: `in` — вхідні, `out` — вихідні", ("in", "out")),
        ("As `asc`, `desc`", ()),
        ("e.g. `asc`, `desc`", ()),
        ("If sorted. `asc`, `desc`", ()),
    ],
)
def test_values_in_the_last_sentence_or_with_their_meanings(
    description: str, values: tuple[str, ...], tmp_path: Path
) -> None:
    """In any language, unless a word hedges them."""
    assert parameter(tmp_path, "string", description).values == values
