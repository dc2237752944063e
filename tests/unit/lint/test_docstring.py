"""Parsing a rule's docstring into its page."""

import pytest

from slatebind.lint.docstring import read_docstring

PAGE = """A title.

## What it does
Reports
something.

## Why is this bad?
It is.

## Example
````markdown
## A heading

```json
{}
```
````

## Use instead
```markdown
|a|
```

## Fix
No automatic fix.
"""


def test_a_docstring_is_read_by_its_headings() -> None:
    """Headings inside an example belong to the example."""
    page = read_docstring(PAGE)
    assert (page.title, page.what, page.why, page.fix) == ("A title", "Reports\nsomething.", "It is.", "")
    assert (page.example, page.instead) == ("## A heading\n\n```json\n{}\n```", "|a|")


def test_the_fix_is_described_below_its_heading() -> None:
    """The section `Use instead` is optional."""
    text = PAGE.replace("No automatic fix.", "Removes it.").replace("## Use instead\n```markdown\n|a|\n```\n\n", "")
    page = read_docstring(text)
    assert (page.fix, page.instead) == ("Removes it.", "")


@pytest.mark.parametrize("heading", ["What it does", "Why is this bad?", "Example", "Fix"])
def test_a_missing_heading_is_an_error(heading: str) -> None:
    """All other sections are required."""
    with pytest.raises((KeyError, ValueError)):
        read_docstring(PAGE.replace(f"## {heading}\n", "", 1))


def test_an_example_needs_a_fence() -> None:
    """Source text is distinguished from prose."""
    with pytest.raises(ValueError, match="code fence"):
        read_docstring(PAGE.replace("```markdown\n|a|\n```\n", "|a|\n"))
