"""Several operations below one heading: sections and examples that are about one of them alone."""

from pathlib import Path

from slate_docs import spec_of
from slatebind.spec.model import Command

HOST = "https://api.orchard.example"
TABLE = """# Trees

Method | URL | Action
---|---|---
POST | /trees | Plants a tree
GET | /trees/ID | Shows a tree
DELETE | /trees/ID | Fells a tree
POST | /trees/ID/notes | Adds a note

"""


def section(title: str, options: str, row: str, answer: str = "") -> str:
    """A section with a sample, a table of one row and an answer."""
    sample = f"```shell\ncurl {options}\n```\n\n" if options else ""
    example = f"> Answer\n\n```json\n{answer}\n```\n\n" if answer else ""
    return f"## {title}\n\n{sample}name | type\n---|---\n{row} | string\n\n{example}"


def rows(command: Command) -> set[str]:
    """The names of the parameters outside of the path."""
    return {param.name for param in command.params if param.location != "path"}


def test_a_sample_says_which_operation_its_section_is_about(tmp_path: Path) -> None:
    """A section without a sample belongs to the operation that is left."""
    text = TABLE + section("New", f"-X POST {HOST}/trees", "height", '{"planted": 1}')
    text += section("Look", f"{HOST}/trees/12", "with", '{"shown": 1}')
    text += section("Removal", f"-X DELETE {HOST}/trees/12", "reason") + section("Notes", "", "text")
    found = spec_of(tmp_path, text).commands
    assert [(command.method, rows(command)) for command in found] == [
        ("POST", {"height"}),
        ("GET", {"with"}),
        ("DELETE", {"reason"}),
        ("POST", {"text"}),
    ]
    assert [bool(command.response.example) for command in found] == [True, True, False, False]


def test_sections_without_samples_are_about_all(tmp_path: Path) -> None:
    """One sample alone says nothing about the other sections."""
    text = TABLE + section("Common", "", "lang") + section("New", f"-X POST {HOST}/trees", "height")
    found = spec_of(tmp_path, text).commands
    assert all(rows(command) == {"lang", "height"} for command in found if command.method == "POST")


def test_a_caption_says_which_operation_an_example_is_of(tmp_path: Path) -> None:
    """The others have no response rather than that of another one."""
    text = "# Players\n\n- `GET /players/:tag`\n- `GET /players/:tag/matches`\n- `DELETE /players/:tag/motto`\n\n"
    text += '> GET /players/:tag\n\n```json\n{"nick": "moth"}\n```\n\n'
    text += '> GET /players/:tag/matches\n\n```json\n{"total": 220}\n```\n'
    spec = spec_of(tmp_path, text)
    fields = {model.name: [field.name for field in model.fields] for model in spec.models}
    assert [fields.get(command.response.model or "") for command in spec.commands] == [["nick"], ["total"], None]
