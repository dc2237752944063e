"""Docs that are ERB templates: variables in URLs, assignments and other Ruby code."""

from pathlib import Path

from slatebind.dialects import choose_dialect, detect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document, without_erb

REQUESTS = (
    "# Trees\n\n## List trees\n\n`GET <%= base %>/v1/trees`\n\n## Get a tree\n\n`GET <%= base %>/v1/trees/<%= id %>`\n"
)
ERRORS = """
# Errors

Code | Meaning
---- | -------
401 | Unauthorized
<% [[400, "Bad Request"]].each do |code, text| %>
<%= code %> | <%= text %>
<% end %>
"""


def extracted(folder: Path, text: str) -> tuple[str | None, list[str], list[str]]:
    """The endpoint, the paths, and the codes of errors of a document, whose dialect is detected."""
    file = folder / "index.html.md.erb"
    file.write_text(text, encoding="utf-8")
    dialect = choose_dialect("auto", [text]).dialect
    assert dialect is not None
    spec = extract_spec(read_document(str(file)), dialect).spec
    return (
        spec.api.endpoint,
        [str(command.path) for command in spec.commands],
        [str(error.code) for error in spec.errors],
    )


def test_a_variable_before_a_path_is_a_host(tmp_path: Path) -> None:
    """It is a placeholder, as is a variable in a path."""
    assert detect([REQUESTS]).request_lines == 2
    assert extracted(tmp_path, REQUESTS) == ("https://{base}", ["/v1/trees", "/v1/trees/{id}"], [])


def test_a_variable_has_the_value_that_the_docs_assign(tmp_path: Path) -> None:
    """Assignments can stand next to other code."""
    text = "<%\n  size = 3\n  base = 'https://api.orchard.example'\n%>\n" + REQUESTS
    assert extracted(tmp_path, text) == ("https://api.orchard.example", ["/v1/trees", "/v1/trees/{id}"], [])


def test_code_is_no_error_of_the_api(tmp_path: Path) -> None:
    """Only rows that are text are read."""
    assert extracted(tmp_path, REQUESTS + ERRORS)[2] == ["401"]


def test_lines_and_calls_stay() -> None:
    """Code that is left out leaves its lines, so that positions are right; calls and unclosed code are text."""
    assert without_erb("a\n<% if x\n y %>\nb <%= partial 'c' %> <% d") == "a\n\n\nb <%= partial 'c' %> <% d"
