"""What a whole document does is reported once, and so is a message that is repeated."""

from pathlib import Path

import pytest

from lint_documents import lint_text
from slatebind.diagnostic import Severity
from slatebind.lint import Settings, one_of_each_group

COMMAND = """\
## {name}

This command does something.

<aside class="notice">
Not asynchronous
</aside>

### Command

```shell
{call}
```

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|--------------|-----------|----|------|--------|
|**id**|The pier to change|uuid|255|true|
|**size**|How long|{type}||false|

### Response schema

|Element|Description|Type|
|-------|-----------|----|
|**tags**|Its tags|{container}|

"""


def document(count: int, **parts: str) -> str:
    """A document of commands that differ only in their names."""
    given = {"call": "cmk {name}", "type": "integer", "container": "list of string", **parts}
    commands = (
        COMMAND.format(**{key: text.format(name=f"movePier{n}") for key, text in given.items()}, name=f"movePier{n}")
        for n in range(count)
    )
    return "# Pier\n\n" + "".join(commands)


def only(rule: str) -> Settings:
    """Settings that run one rule."""
    return Settings(select=(rule,))


def test_a_convention_is_one_note(tmp_path: Path) -> None:
    """It says how many places there are, and where the next ones are; its fixes are suggested, not applied."""
    found = lint_text(tmp_path, document(6), only("example-omits-required"))
    assert len(found) == 6
    (finding,) = one_of_each_group(found)
    assert finding.severity is Severity.INFO
    assert "the first of 6 alike, a convention of this document" in finding.message
    assert [at.line for at in finding.related] == [other.at.line for other in found[1:]]
    assert (finding.edits, len(finding.suggested_edits)) == ((), 6)


def test_what_few_do_is_a_mistake(tmp_path: Path) -> None:
    """Where most examples are complete, each incomplete one is a warning with its fix."""
    text = document(6, call="cmk {name} id=<id>").replace("movePier2 id=<id>", "movePier2")
    (finding,) = one_of_each_group(lint_text(tmp_path, text, only("example-omits-required")))
    assert finding.severity is Severity.WARNING
    assert finding.edits


def test_the_configuration_has_priority(tmp_path: Path) -> None:
    """A convention is an error if its rule is one."""
    settings = Settings(select=("example-omits-required",), rules={"example-omits-required": "error"})
    (finding,) = one_of_each_group(lint_text(tmp_path, document(6), settings))
    assert finding.severity is Severity.ERROR


@pytest.mark.parametrize("count", [1, 2, 12])
def test_an_unknown_type_is_reported_once_per_word(count: int, tmp_path: Path) -> None:
    """With the number of places where it occurs; another word is another finding."""
    text = document(count, type="crane").replace("|**tags**", "|**size**|How long|anchor|\n|**tags**", 1)
    found = one_of_each_group(lint_text(tmp_path, text, only("type-known")))
    assert [finding.message.split("`")[1] for finding in found] == ["crane", "anchor"]
    assert (f"(the first of {count} alike)" in found[0].message) == (count > 1)
    assert all(finding.severity is Severity.WARNING for finding in found)


def test_lists_without_elements_are_reported_once(tmp_path: Path) -> None:
    """If no list of the document has any."""
    found = one_of_each_group(lint_text(tmp_path, document(4, container="list"), only("container-without-children")))
    assert len(found) == 1


def test_lost_content_is_reported_at_each_place(tmp_path: Path) -> None:
    """Problems with reading stay at their lines, with their severities and fixes."""
    text = document(3).replace("|**tags**", "undefined\n|**tags**")
    found = one_of_each_group(lint_text(tmp_path, text, only("table-interrupted")))
    assert len(found) == 3
    assert all(finding.edits for finding in found)


def test_suppressed_places_do_not_count_as_mistakes(tmp_path: Path) -> None:
    """A comment suppresses one place; the others are still one finding."""
    comment = "<!-- slatebind-disable-next-line type-known -->\n"
    text = document(3, type="crane").replace("|**size**", f"{comment}|**size**", 1)
    (finding,) = one_of_each_group(lint_text(tmp_path, text, only("type-known")))
    assert "the first of 2 alike" in finding.message
