"""Clean documents, as lines that keep their identity while they are damaged."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

_VERBS = ("list", "create", "delete", "update", "start", "attach", "restart")
_NOUNS = ("Kiln", "Glaze", "Shelf", "Firing", "ClayBag", "Mould", "Order", "WheelSlot", "Potter", "Invoice", "Lease")
_TYPES = ("uuid", "string", "integer", "boolean", "date", "map", "list")
_ROWS = ("|{}|", "|{}|", "| {} |", " {} ", "{}")
_WORDS = ("the kiln that is used", "how hot it gets", "where it stands now", "a name for people", "when it was made")


class Line(NamedTuple):
    """A line of a document.

    ``kind`` is what it is in the clean document, ``names`` are the names of the table rows in it, ``command`` is the
    command that it belongs to.
    """

    text: str
    kind: str = "blank"
    names: tuple[str, ...] = ()
    command: str = ""


class Document(NamedTuple):
    """A document: the lines of each of its files, by path. The first one is the entry page."""

    files: dict[str, list[Line]]

    def text(self, path: str) -> str:
        """The text of a file."""
        return "\n".join(line.text for line in self.files[path]) + "\n"

    def numbered(self) -> str:
        """All text, with the numbers of the lines."""
        return "\n".join(f"{path}:{number}: {line.text}" for path, number, line in self.lines())

    def lines(self) -> Iterator[tuple[str, int, Line]]:
        """Each line with its file and number."""
        for path, lines in self.files.items():
            for number, line in enumerate(lines, 1):
                yield path, number, line


MAIN = "index.html.md"


def clean_document(chance: Random) -> Document:
    """A document without a mistake: one to three groups of one to three commands, some of them in an include."""
    style = chance.choice(_ROWS)
    groups = [list(_group(number, style, chance)) for number in range(chance.randint(1, 3))]
    includes = {"_errors.md": _errors()}
    if len(groups) > 1 and chance.random() < 0.3:
        includes["_extra.md"] = groups.pop()
    names = [path.removeprefix("_").removesuffix(".md") for path in includes]
    front = ["---", "title: Pottery API", "", "language_tabs:", "  - shell", ""]
    lines = [Line(text, "front") for text in front]
    lines += [Line("includes:", "includes"), *(Line(f"  - {name}", "includes") for name in names)]
    lines += [Line(text, "front") for text in ("", "search: true", "---")]
    lines += [Line(""), Line("# Introduction", "guide"), Line(""), Line("Welcome to the pottery.", "prose"), Line("")]
    for group in groups:
        lines += group
    return Document({MAIN: lines, **{f"includes/{path}": content for path, content in includes.items()}})


def _errors() -> list[Line]:
    texts = (
        "# Errors",
        "",
        "Error Code | Meaning",
        "---------- | -------",
        "400 | Bad Request -- wrong",
        "404 | Not Found",
    )
    return [Line(text, "error") for text in texts]


def _group(number: int, style: str, chance: Random) -> Iterator[Line]:
    noun = _NOUNS[number * 3 + chance.randrange(3)]
    yield Line(f"# {noun}", "group")
    yield Line("")
    if chance.random() < 0.3:
        yield from (Line(f"About each {noun}.", "prose"), Line(""))
    for verb in chance.sample(_VERBS, chance.randint(1, 3)):
        yield from _command(f"{verb}{noun}", style, chance)


def _command(name: str, style: str, chance: Random) -> Iterator[Line]:
    mode = chance.choice(["Asynchronous", "Not asynchronous"])
    parts = [
        (f"## {name}", "command"),
        ("", "blank"),
        (f"This command is {name}.", "prose"),
        ("", "blank"),
        ('<aside class="notice">', "aside"),
        (mode, "aside"),
        ("</aside>", "aside"),
        ("", "blank"),
        ("### Command", "section"),
        ("", "blank"),
        (f"> The following command is {name}:", "quote"),
        ("", "blank"),
        ("```shell", "fence"),
        (f"$ cmk {name} id=<id>", "code"),
        ("```", "fence"),
        ("", "blank"),
        (f"`{name}`", "inline"),
        ("", "blank"),
    ]
    yield from (Line(text, kind, (), name) for text, kind in parts)
    params = Line("### Query parameters", "section", (), name), "Parameter Name|Description|Type|Length|Required"
    fields = Line("### Response schema", "section", (), name), "Element|Description|Type"
    for section, titles in (params, fields):
        yield from (section, Line("", "blank", (), name))
        yield from _table(section, titles.split("|"), style, chance)
        yield Line("", "blank", (), name)
    if chance.random() < 0.3:
        answer = ["```json", "{", '  "kiln": {"id": "7f3c"}', "}", "```"]
        yield from (Line(text, "fence" if "`" in text else "code", (), name) for text in answer)
        yield Line("", "blank", (), name)


def _table(section: Line, titles: list[str], style: str, chance: Random) -> Iterator[Line]:
    yield Line(_row(titles, style), "header", (), section.command)
    yield Line(_row(["-" * chance.randint(3, 9) for _ in titles], style), "delimiter", (), section.command)
    # Names that no other row has, so that rows are recognized wherever they go, and some that many have.
    own = [f"{section.command}{section.text[4]}{number}".lower() for number in range(chance.randint(1, 5))]
    common = ["jobid", "jobstatus"] if section.text.startswith("### Response") and chance.random() < 0.5 else []
    for name in own + common:
        cells = [f"**{name}**", chance.choice(_WORDS).capitalize(), chance.choice(_TYPES), "255"]
        cells = [*cells, chance.choice(["true", "false"])][: len(titles)]
        yield Line(_row(cells, style), "row", (name,), section.command)


def _row(cells: list[str], style: str) -> str:
    return style.format((" | " if " " in style else "|").join(cells))
