"""The generated parts of docs/reference/diff.md: the table of rules, and the output of the command.

``python -m diff_page``, with this folder on the path, updates them; the suite fails if they are outdated.
"""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from command_line import environment
from record_tables import with_parts
from slatebind.diff.registry import REGISTRY

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reference" / "diff.md"
OLD = """\
# Berth

## listBerths

Lists berths.

<aside class="notice">Not asynchronous</aside>

### Command

`listBerths`

### Query Parameters

| Parameter Name | Description | Type | Length | Required |
| --- | --- | --- | --- | --- |
| **quayid** | The quay | uuid | 255 | false |
| **name** | The name | string | 255 | false |

### Response Schema

| Response Name | Description | Type |
| --- | --- | --- |
| **id** | The berth | uuid |
| **depth** | Its depth | integer |
"""
CHANGES = {
    "| uuid | 255 | false |": "| uuid | 255 | true |",
    "| The name |": "| The name, must be used with quayid |",
    "| **depth** | Its depth | integer |": "| **depth** | Its depth | float |\n| **beam** | Its breadth | float |",
}


def page(text: str) -> str:
    """The page with its generated parts up to date."""
    parts = {
        "rules": _rules(),
        "text": _output(),
        "verbose": _output("--verbose"),
        "markdown": _output("--format", "markdown"),
    }
    return with_parts("docs/reference/diff.md", text, parts)


def _rules() -> str:
    rows = [("rule", "change", "why", "opposite"), ("---",) * 4]
    rows += [
        (f"`{rule}`", entry.title, entry.why, _opposite(rule, entry.opposite))
        for rule, entry in sorted(REGISTRY.items())
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _opposite(rule: str, opposite: str) -> str:
    return "itself" if opposite == rule else f"`{opposite}`" if opposite in REGISTRY else opposite


def _output(*arguments: str) -> str:
    new = OLD
    for before, after in CHANGES.items():
        new = new.replace(before, after)
    with TemporaryDirectory() as folder:
        Path(folder, "old.md").write_text(OLD, encoding="utf-8")
        Path(folder, "new.md").write_text(new, encoding="utf-8")
        words = [sys.executable, "-m", "slatebind", "diff", "old.md", "new.md", *arguments]
        done = subprocess.run(words, cwd=folder, env=environment(CI=""), capture_output=True, text=True, check=True)
    fence = "markdown" if "markdown" in arguments else "text"
    return f"```{fence}\n{done.stdout}```\n"


if __name__ == "__main__":
    os.chdir(ROOT)
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
