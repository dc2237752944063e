"""Request lines in lists of changes, and those of requests that the API sends, are no operations."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document


def requests(folder: Path, text: str) -> list[str]:
    """The method and path of each operation of a document that has another one."""
    file = folder / "index.html.md"
    file.write_text(f"# Rates\n\n## List rates\n\n`GET /rates`\n\n{text}", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return [
        f"{command.method} {command.path}" for command in extract_spec(read_document(str(file)), dialect).spec.commands
    ]


@pytest.mark.parametrize(
    "title", ["2020-01-01", "v1.2.3", "Version 2.0", "March 5, 2021", "March 2021", "2021年3月5日"]
)
def test_a_list_of_changes_announces_nothing(tmp_path: Path, title: str) -> None:
    """Below a heading that is a date or a version, request lines are what has changed."""
    changes = "* Added `GET /rates/new`\n* `POST /old` removed\n* `PUT /v12`\n"
    assert requests(tmp_path, f"# History\n\n## {title}\n\n{changes}") == ["GET /rates"]


@pytest.mark.parametrize(
    "title",
    [
        "Changelog",
        "What's new in v2",
        "The roadmap",
        "Known issues",
        "Removed in v2",
        "変更履歴",
        "Neuerungen",
        "Historia zmian",
        "Feuille de route",
        "Что нового",
        "نقشه راه",
        "更新日志",
        "릴리스 노트",
    ],
)
def test_a_chapter_about_changes_announces_nothing(tmp_path: Path, title: str) -> None:
    """Neither its own request lines are operations nor those below a heading in it; a request heading announces one."""
    assert requests(tmp_path, f"# {title}\n\n`GET /rates/new`\n\n## Later\n\n- `POST /rates/old`\n") == ["GET /rates"]
    text = f"# {title}\n\n## Add a rate\n\n### HTTP Request\n\n`POST /rates`\n"
    assert requests(tmp_path, text) == ["GET /rates", "POST /rates"]


@pytest.mark.parametrize("title", ["News", "List changes", "Планы", "予定", "Upcoming events"])
def test_a_resource_can_be_called_like_changes(tmp_path: Path, title: str) -> None:
    """Plans, news and changes are resources of many APIs; only a heading that says nothing else is about the docs."""
    assert requests(tmp_path, f"# {title}\n\n`GET /others`\n") == ["GET /rates", "GET /others"]


@pytest.mark.parametrize("line", ["POST /your-endpoint", "POST https://yourdomain.com/hook", "POST {webhook_url}/paid"])
def test_a_webhook_is_no_operation(tmp_path: Path, line: str) -> None:
    """What the API sends to a user's server is below a heading of webhooks, and its URL says so."""
    table = "| Field | Type |\n| --- | --- |\n| name | string |\n"
    assert requests(tmp_path, f"# Webhooks\n\n## Rate changed\n\n`{line}`\n\n{table}") == ["GET /rates"]


def test_an_operation_about_webhooks_is_one(tmp_path: Path) -> None:
    """Webhooks are registered with operations, below the same heading."""
    text = "# Webhooks\n\n## Register a webhook\n\n`POST /webhooks`\n"
    assert requests(tmp_path, text) == ["GET /rates", "POST /webhooks"]


def test_an_operation_at_the_servers_own_address_is_one(tmp_path: Path) -> None:
    """A host that other operations are sent to is no user's, whatever it is called."""
    text = "`GET https://example.com/rates/{id}`\n\n# Webhooks\n\n## Register a webhook\n\n"
    assert requests(tmp_path, f"## Get a rate\n\n{text}`POST https://example.com/webhooks`\n") == [
        "GET /rates",
        "GET /rates/{id}",
        "POST /webhooks",
    ]
    assert "POST /webhooks" not in requests(tmp_path, f"{text}`POST https://www.example.com/webhooks`\n")
