"""Escapes of HTML and of tags in Go: whatever the docs say, it stays where it is put."""

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from slatebind.rendering.languages.language import Comments, Strings
from slatebind.rendering.languages.string_literals import struct_tag_filter
from slatebind.rendering.targets.target import shipped_language
from slatebind.rendering.templates.environment import make_environment
from slatebind.rendering.templates.markup_escapes import attribute, html, markdown, script, sha256
from tools import find_program

HOSTILE = [
    "</p>",
    '" onload="x',
    "&lt;",
    "<!-- ",
    "-->",
    "</script>",
    "<script>",
    "`",
    "\\",
    "\n",
    "é",
    "\u2028",
    "\x00",
]
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=3), max_size=6).map("".join)


class Page(HTMLParser):
    """What a parser sees of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.texts: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag and its attributes."""
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self.texts.append(data)


@given(texts)
def test_a_text_stays_a_text(text: str) -> None:
    """Neither in an element nor in an attribute does it open or close anything; it is what was written, if visible."""
    page = Page(f"<p title={attribute(text)}>{html(text)}</p>")
    ((tag, ((name, value),)),) = page.tags
    assert (tag, name) == ("p", "title")
    if text.isprintable():
        assert value == text
        assert "".join(page.texts) == text


@given(st.dictionaries(texts, texts | st.integers() | st.none(), max_size=3))
def test_a_value_stays_in_its_script(value: dict[str, object]) -> None:
    """JSON with the same value, which neither ends the script nor begins a comment."""
    page = Page(f"<script>{script(value)}</script><p>")
    assert [tag for tag, _ in page.tags] == ["script", "p"]
    assert json.loads("".join(page.texts)) == value


def test_numbers_that_are_not_json_are_refused() -> None:
    """NaN would be a name in a script."""
    with pytest.raises(ValueError, match="not JSON compliant"):
        script(float("nan"))


def test_a_policy_names_a_script_by_its_hash() -> None:
    """The SHA-256 of its bytes in base64, as ``openssl dgst -sha256 -binary | base64`` prints it."""
    assert sha256("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
    assert sha256("é") == "SplVfkAzw1Od4utlRyAXytX5VX96BiWgnxw/biumnEw="


@given(texts)
def test_markdown_opens_nothing_that_it_does_not_close(text: str) -> None:
    """What is below a text is not in it, and a text has only the elements of prose."""
    page = html5lib.parse(f"<section>{markdown(text, 2)}</section><p id='x'>", namespaceHTMLElements=False)
    body = page.find("body")
    assert [element.tag for element in body] == ["section", "p"]
    known = {"a", "b", "blockquote", "br", "code", "div", "em", "h2", "hr", "li", "ol", "p", "pre", "strong", "ul"}
    known |= {"section", "table", "thead", "tbody", "tr", "th", "td"}
    assert {element.tag for element in page.find("body/section").iter()} <= known


def test_markers_of_regions_are_not_made_of_markdown() -> None:
    """Neither by characters that are left out, nor by escapes or entities."""
    for text in ("slatebind: \u200bkeep x", "slatebind\\: keep x", "slatebind&#58; keep x", "slatebind: &#8203;keep x"):
        assert "slatebind: keep" not in markdown(text), text
    assert "slatebind: keep" not in script("slatebind: keep x")
    assert "slatebind: keep" not in html("slatebind: \u200bkeep x")


def test_the_filters_can_be_used_in_templates() -> None:
    """By their names."""
    environment = make_environment(lambda _: None, Strings(), Comments())
    template = environment.from_string("{{ '<' | html }} {{ '`' | attribute }} {{ '<' | script }} {{ 'a`' | gotag }}")
    assert template.render() == '&lt; "`" "\\u003c" "a\\x60"'


@pytest.mark.languages
def test_tags_of_structs_have_the_text(tmp_path: Path) -> None:
    """Go reads from a tag what was written into it."""
    go = find_program("go")
    tag = struct_tag_filter(shipped_language("go").strings or Strings())
    written = [text for text in (*HOSTILE, 'a"b', "x:y", "a b", "\U0001f600", "") if "\x00" not in text]
    fields = "".join(f'\tF{at} int `api:{tag(text)} other:"x"`\n' for at, text in enumerate(written))
    (tmp_path / "main.go").write_text(
        'package main\n\nimport (\n\t"encoding/json"\n\t"os"\n\t"reflect"\n)\n\n'
        f"type T struct {{\n{fields}}}\n\nfunc main() {{\n\tvar found []string\n\tkind := reflect.TypeOf(T{{}})\n"
        '\tfor i := range kind.NumField() {\n\t\tfound = append(found, kind.Field(i).Tag.Get("api"))\n\t}\n'
        "\tjson.NewEncoder(os.Stdout).Encode(found)\n}\n",
        encoding="utf-8",
    )
    done = subprocess.run([go, "run", "main.go"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == written
