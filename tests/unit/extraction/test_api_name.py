"""The name of an API, which packages and modules are called by."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document


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
    file = tmp_path / "index.html.md"
    file.write_text(f"---\ntitle: {title}\n---\n\n# Trees\n\n## List trees\n\n`GET {url}/trees`\n", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    assert extract_spec(read_document(str(file)), dialect).spec.api.name == name
