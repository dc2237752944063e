"""Markdown of docs as HTML."""

import pytest

from slatebind.markdown.html import to_html

CASES = [
    ("A *b* **c** `<d>` e_f_g", "<p>A <em>b</em> <strong>c</strong> <code>&lt;d&gt;</code> e_f_g</p>"),
    ("One\n\nTwo", "<p>One</p>\n<p>Two</p>"),
    ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
    ("a&nbsp;b &lt;c&gt; &amp;lt;", "<p>a\u00a0b &lt;c&gt; &amp;lt;</p>"),
    ("a<br>b <b>c</b> <id> <!-- d -->", "<p>a<br>b c &lt;id&gt; </p>"),
    ("<div class='x'>\na\n</div>", "<p>a</p>"),
    ("[a](https://b.example)", '<p><a href="https://b.example" rel="noreferrer">a</a></p>'),
    (
        "<https://b.example?a&b>",
        '<p><a href="https://b.example?a&amp;b" rel="noreferrer">https://b.example?a&amp;b</a></p>',
    ),
    ("[a](javascript:alert(1)) [b](data:text/html,x) [c](/d) [e](#f)", "<p>a b c e</p>"),
    ("[a](JaVaScRiPt&#58;alert(1)) [b](&#x6a;avascript:x)", "<p>a b</p>"),
    ("![a](https://b.example/c.png)", '<p><a href="https://b.example/c.png" rel="noreferrer">a</a></p>'),
    (
        "[![a](https://b.example/c.png)](https://d.example)",
        '<p><a href="https://b.example/c.png" rel="noreferrer">a</a></p>',
    ),
    ('[a](https://b.example/"onclick="x)', '<p><a href="https://b.example/%22onclick=%22x" rel="noreferrer">a</a></p>'),
    ("```js\na < b\n```", "<pre><code>a &lt; b</code></pre>"),
    (
        '<aside class="warning">\na\n\n<h2>b</h2>\n</aside>',
        '<div class="note warning" role="note"><p>a</p><p><strong>b</strong></p></div>',
    ),
    ('<aside class="x\\" y">a</aside>', '<div class="note" role="note"><p>a</p></div>'),
    ("> a", "<blockquote><p>a</p></blockquote>"),
    (
        "a | b\n--|--\n*c* | \n",
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td><em>c</em></td><td></td></tr></tbody></table>",
    ),
    ("<!-- a -->", ""),
    ("", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=range(len(CASES)))
def test_what_a_text_becomes(text: str, expected: str) -> None:
    """Markdown is shown; HTML and links that are not safe are text, or what they contain."""
    assert to_html(text, 2) == expected


def test_asides_in_asides_are_paragraphs() -> None:
    """However many there are."""
    assert to_html("<aside>" * 5000 + "a", 2) == '<div class="note" role="note"><p>a</p></div>'


def test_headings_are_never_more_than_one_level_apart() -> None:
    """Whatever levels the docs use: a page has an outline of its own."""
    text = "## a\n\n#### b\n\n###### c\n\n# d\n\n### e\n"
    assert to_html(text, 3) == "<h3>a</h3>\n<h4>b</h4>\n<h5>c</h5>\n<h3>d</h3>\n<h4>e</h4>"
    assert to_html("# a\n\n##\n\n### b", 3) == "<h3>a</h3>\n<h4>b</h4>"
    assert to_html("# a\n\n## b\n\n### c", 5) == "<h5>a</h5>\n<h6>b</h6>\n<h6>c</h6>"


def test_links_lead_to_headings_that_have_ids() -> None:
    """Those of the same text, by any of their anchors, and those that the caller knows."""
    text = "# Get it\n\n[a](#get-it) [b](#Get-It-2) [c](#other) [d](#none)\n\n# Get it\n"
    assert to_html(text, 2, "x", {"other": "there"}) == (
        '<h2 id="x.get-it">Get it</h2>\n'
        '<p><a href="#x.get-it">a</a> <a href="#x.get-it-2">b</a> <a href="#there">c</a> d</p>\n'
        '<h2 id="x.get-it-2">Get it</h2>'
    )
