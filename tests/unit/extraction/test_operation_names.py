"""Names of operations and groups: by titles, methods and paths; those of an existing spec are kept."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.codec import dump
from slatebind.spec.group_names import latin_names
from slatebind.spec.model import Command, Group, Spec
from slatebind.spec.names import ModelNames, load_names, names_of


def spec_of(folder: Path, *sections: str, existing: ModelNames | None = None) -> Spec:
    """The spec of sections, each a title, a method and a path separated by bars; ``#`` begins a chapter."""
    text = "# Trees\n\n"
    for section in sections:
        title, *request = section.split(" | ")
        text += f"## {title}\n\n`{' '.join(request)}`\n\n" if request else f"{title}\n\n"
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect, existing_names=existing).spec


def names(folder: Path, *sections: str, existing: ModelNames | None = None) -> list[str]:
    """The names of the operations of these sections."""
    return [command.name for command in spec_of(folder, *sections, existing=existing).commands]


@pytest.mark.parametrize(
    ("title", "method", "name"),
    [
        ("List all trees", "GET", "list_trees"),
        ("Get a Library's Items", "GET", "get_library_items"),
        ("Klines", "GET", "get_klines"),
        ("Fetching a tree", "GET", "fetching_tree"),
        ("Payments", "POST", "post_payments"),
        ("Settle an invoice", "POST", "settle_invoice"),
        ("User search", "GET", "user_search"),
        ("Liste des arbres", "GET", "liste_arbres"),
        ("Récupérer un arbre", "GET", "recuperer_arbre"),
        ("Benutzer löschen", "DELETE", "benutzer_loschen"),
        ("Ağaç ekle", "POST", "agac_ekle"),
        ("3. Get one tree", "GET", "get_one_tree"),
        ("Update the label of a tree that was planted long ago", "PUT", "update_label_tree_that_was"),
        ("獲取樹木列表", "GET", "get_market_trees"),
        ("Получить деревья", "DELETE", "delete_market_trees"),
        ("OK 확인하기", "POST", "post_market_trees"),
    ],
)
def test_name_by_title_or_path(title: str, method: str, name: str, tmp_path: Path) -> None:
    """A name is made of the first words of a title, with the method if it has no verb, else of method and path."""
    assert names(tmp_path, f"{title} | {method} | /api/v1/market/trees/{{id}}") == [name]


def test_titles_that_are_repeated(tmp_path: Path) -> None:
    """In one chapter a variable tells operations apart; one of another chapter has the chapter in front."""
    found = names(
        tmp_path,
        "Get all | GET | /trees",
        "# Plots",
        "Get all | GET | /plots",
        "Get all | GET | /plots/{plot_id}/all",
        "Get all | DELETE | /plots/{plot_id}/all",
        "Get all | DELETE | /plots/{plot_id}/more",
    )
    assert found == ["get", "plots_get", "get_by_plot_id", "delete_get", "delete_plots_more"]


def test_an_edited_title_renames_nothing(tmp_path: Path) -> None:
    """A request keeps its name, whatever its title and its variables are called, and wherever it stands."""
    before = spec_of(tmp_path, "List trees | GET | /trees", "Get a tree | GET | /trees/{id}")
    loaded, problems = load_names(dump(before), "trees.yaml")
    assert not problems
    for existing in (loaded, names_of(before)):
        assert names(
            tmp_path,
            "Read one | GET | /trees/{tree_id}",
            "List trees | POST | /trees/search",
            "All trees | GET | /trees",
            existing=existing,
        ) == ["get_tree", "list_trees_2", "list_trees"]


def test_requests_that_are_repeated_keep_names_by_title(tmp_path: Path) -> None:
    """Of several operations with one request, each keeps the name of its own title."""
    before = spec_of(tmp_path, "Prune a tree | POST | /trees/{id}", "Move a tree | POST | /trees/{id}")
    found = names(
        tmp_path, "Move a tree | POST | /trees/{id}", "Cut a tree | POST | /trees/{id}", existing=names_of(before)
    )
    assert found == ["move_tree", "prune_tree"]


@pytest.mark.parametrize(
    ("name", "paths", "latin"),
    [
        ("Trees", ["/plots"], "Trees"),
        ("行情", ["/api/v1/market/candles", "/api/v1/market/stats/{id}"], "market"),
        ("나무 API", ["/api/v1/trees", "/api/v1/trees/{id}"], "trees"),
        ("나무(Wood)", ["/v1/trees"], "나무(Wood)"),
        ("API", ["/v1/trees"], "API"),
        ("樹木", ["/v1/trees", "/v1/plots"], "樹木"),
        ("樹木", [], "樹木"),
    ],
)
def test_groups_without_latin_letters(name: str, paths: list[str], latin: str) -> None:
    """A group without Latin letters is called by the last segment that its paths share."""
    commands = [Command(name=f"command_{number}", group=name, path=path) for number, path in enumerate(paths)]
    assert latin_names([Group(name=name)], commands) == {name: latin}


def test_a_column_about_credentials_is_no_title(tmp_path: Path) -> None:
    """Requests in a table with such a column are named by the heading and by what differs in their paths."""
    text = """# Login

Method|URL|Auth
---|---|---
POST|/login/device|none
POST|/login/steam|none
GET|/login|session
"""
    commands = spec_of(tmp_path, text).commands
    assert [(command.name, command.authenticated) for command in commands] == [
        ("login", False),
        ("login_steam", False),
        ("get_login", None),
    ]
