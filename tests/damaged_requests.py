"""References of HTTP APIs as careless edits leave them, and what holds of their specs all the same."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from slatebind.project.account import account
from slatebind.project.steps import extract
from slatebind.spec.codec import dump, load

_FRAGMENTS = (
    *("`GET /trees/{id`", "GET /", "`POST /a/{b}/{b}`", "`PUT /{}`", "## GET /x/:y?z=1", "### HTTP Request", "#"),
    *("| id | ", "|---|---|", "Parameter | In\n--- | ---\nid | path\nid | body\n", "```json", '{"a": [1, {}, null]}'),
    *("```shell\ncurl -X DELETE 'https://h/a/1?b[]=2' -d '{", "<table><tr><td>GET<td>/a", "<h6>/a</h6>", "> ", "\t"),
    *("\ufeff", "\u202e", "\x00", "a[b][c].d", "id: body", "[x](#y)", "<!--", "-->", "---", "{{", "}}", "\\"),
)


def damage(text: str, chance: Random) -> str:
    """A text after some random edits: lines and pieces removed, repeated, moved and put in."""
    for _ in range(chance.randint(1, 12)):
        lines = text.split("\n")
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at : at + chance.randint(1, 8)]
            case 1:
                lines[at:at] = lines[chance.randrange(len(lines)) :][: chance.randint(1, 8)]
            case 2:
                lines.insert(at, chance.choice(_FRAGMENTS))
            case 3:
                cut = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:cut] + chance.choice(_FRAGMENTS) + lines[at][cut:]
            case 4:
                lines[at] = lines[at][chance.randrange(len(lines[at]) + 1) :]
            case _:
                lines[at : at + 2] = ["".join(lines[at : at + 2])]
        text = "\n".join(lines)
    return text


def problems(docs: Path) -> Iterator[str]:
    """What is wrong with the spec of a document: it is not valid, or its account does not add up."""
    loaded = extract(str(docs), dialect="slate")
    if loaded.spec is None:
        yield "no spec"
        return
    yield from (str(found) for found in load(dump(loaded.spec), "spec.yaml").diagnostics)
    kinds = Counter(entry.kind for entry in account(loaded))
    numbers = {
        "command": len(loaded.spec.commands),
        "parameter": sum(len(command.params) for command in loaded.spec.commands),
        "field": sum(len(model.fields) for model in loaded.spec.models),
    }
    yield from (f"{kinds[kind]} of {number} {kind}s" for kind, number in numbers.items() if kinds[kind] != number)
    yield from (f"{entry.name} has no position" for entry in account(loaded) if not entry.at.file)
