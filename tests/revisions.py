"""Docs that live: revisions of one document, given as each command's fields."""

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
    """Docs whose revisions are extracted one after the other, each with the names of the one before."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "docs.md"
        self.spec = folder / "spec.yaml"

    def names(self, commands: Mapping[str, str], *, anew: bool = False) -> dict[str, str]:
        """Each command's model, after the docs are extracted into the spec."""
        loaded = self.extract(commands, anew=anew)
        assert loaded.spec is not None
        self.spec.write_text(dump_spec(loaded.spec))
        return {one.name: one.response.model or "" for one in loaded.spec.commands}

    def extract(self, commands: Mapping[str, str], *, anew: bool = False) -> Loaded:
        """The spec of docs that give each command's fields as words."""
        text = "# Things\n"
        for name, fields in commands.items():
            rows = "\n".join(f"| **{field}** | What {field} is | string |" for field in fields.split())
            text += COMMAND.format(name=name, rows=rows)
        self.file.write_text(text)
        return extract(str(self.file), names_from=None if anew else str(self.spec))
