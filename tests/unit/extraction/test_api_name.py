"""The name of an API, which packages and modules are called by."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Api


def api(folder: Path, title: str, url: str) -> Api:
    """The facts of a document with a title and one request."""
    file = folder / "index.html.md"
    file.write_text(f"---\ntitle: {title}\n---\n\n# Trees\n\n## List trees\n\n`GET {url}/trees`\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect).spec.api


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("Orchard API", "https://api.fruit.example", "orchard-api"),
        ("Mülltermine API", "https://api.fruit.example", "mulltermine-api"),
        ("Документация API", "https://api.fruit.example/v1", "fruit"),
        ("Документация API", "https://{host}", "api"),
        ("مستندات", "http://127.0.0.1:8080", "api"),
    ],
)
def test_a_name_is_the_title_or_the_domain(tmp_path: Path, title: str, url: str, name: str) -> None:
    """Accents are left out; a title in another alphabet says less than the domain."""
    assert api(tmp_path, title, url).name == name


@pytest.mark.parametrize(
    ("title", "url", "expected"),
    [
        ("API Reference", "https://api.fruit.example/v1", ("Fruit API", "fruit")),
        ("title", "https://{shop}.api.green-fruit.com", ("Green Fruit API", "green-fruit")),
        ("API Reference v2", "https://www.fruit.co.uk", ("Fruit API", "fruit")),
        ("Documentación de la API", "https://api.fruit.example", ("Fruit API", "fruit")),
        ("API文档", "https://api.fruit.example", ("Fruit API", "fruit")),
        ("API-Dokumentation", "https://api.fruit.example", ("Fruit API", "fruit")),
        ("Документация для разработчиков", "https://api.fruit.example", ("Fruit API", "fruit")),
        ("Fruit reference", "https://api.orchard.example", ("Fruit reference", "fruit-reference")),
        ("API Reference", "https://www.example.com", ("API Reference", "api-reference")),
        ("API Reference", "http://10.0.0.7", ("API Reference", "api-reference")),
        ("API Reference", "https://{host}", ("API Reference", "api-reference")),
    ],
)
def test_a_title_that_does_not_say_which_api(tmp_path: Path, title: str, url: str, expected: tuple[str, str]) -> None:
    """The domain says it, in place of Slate's default title; hosts of examples and addresses do not."""
    found = api(tmp_path, title, url)
    assert (found.title, found.name) == expected
