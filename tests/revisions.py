"""Revisions of a document, given as the response fields of each command."""

from collections.abc import Mapping
from pathlib import Path

from slatebind.project.steps import dump_spec, extract
from slatebind.spec.codec import Loaded

COMMAND = """
## {name}

<aside class="notice">Not asynchronous</aside>

### Command

`{name}`

### Query Parameters

None.

### Response Schema

| Response Name | Description | Type |
| --- | --- | --- |
{rows}
"""


class Docs:
    """Docs whose revisions are extracted in order, each with the names of the revision before."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "docs.md"
        self.spec = folder / "spec.yaml"

    def names(self, commands: Mapping[str, str], *, fresh: bool = False) -> dict[str, str]:
        """The model of each command, after extracting the docs to the spec."""
        loaded = self.extract(commands, fresh=fresh)
        assert loaded.spec is not None
        self.spec.write_text(dump_spec(loaded.spec))
        return {command.name: command.response.model or "" for command in loaded.spec.commands}

    def extract(self, commands: Mapping[str, str], *, fresh: bool = False) -> Loaded:
        """The spec of docs with these commands; the response fields of each are words in a string."""
        text = "# Things\n"
        for name, fields in commands.items():
            rows = "\n".join(f"| **{field}** | What {field} is | string |" for field in fields.split())
            text += COMMAND.format(name=name, rows=rows)
        self.file.write_text(text)
        return extract(str(self.file), names_from=None if fresh else str(self.spec))
