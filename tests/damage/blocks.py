"""Mistakes in fences, comments, asides, front matter and in the order of things."""

from random import Random

from damage.document import Line
from damage.kinds import command_at, damages, register_variants, section_at

register_variants(
    "fence",
    ("fence",),
    {
        "blank": lambda text: "",
        "tildes": lambda text: text.replace("`", "~"),
        "longer": lambda text: "`" + text,
        "shorter": lambda text: text[1:],
        "indented": lambda text: "    " + text,
        "tab_before": lambda text: "\t" + text,
        "text_after": lambda text: text + " end",
        "quoted": lambda text: "> " + text,
        "quotes": lambda text: text.replace("`", "'"),
        "zero_width_before": lambda text: "\u200b" + text,
        "spaces_after": lambda text: text + "   ",
        "doubled": lambda text: text + text,
        "backtick_after": lambda text: text + "`",
    },
)
register_variants(
    "aside",
    ("aside",),
    {
        "blank": lambda text: "",
        "open_again": lambda text: text.replace("</", "<"),
        "bracket_lost": lambda text: text.replace(">", ""),
        "typo": lambda text: text.replace("aside", "asside"),
        "upper": lambda text: text.upper(),
        "quote_lost": lambda text: text.replace('"', "", 1),
        "quotes_curly": lambda text: text.replace('"', "\u201d"),
        "indented": lambda text: "    " + text,
        "spaced": lambda text: text.replace("<", "< "),
        "div": lambda text: text.replace("aside", "div"),
    },
)
register_variants(
    "inline",
    ("inline", "quote", "code", "prose"),
    {
        "lost": lambda text: "",
        "end_lost": lambda text: text[:-1],
        "start_lost": lambda text: text[1:],
        "fenced": lambda text: f"``{text}",
        "indented": lambda text: f"    {text}",
        "comment_open": lambda text: f"<!-- {text}",
        "pipes": lambda text: f"|{text}|",
        "hash": lambda text: f"# {text}",
        "rule_below": lambda text: f"{text} ---",
    },
)
register_variants(
    "front",
    ("front", "includes"),
    {
        "indented": lambda text: " " + text,
        "tab_before": lambda text: "\t" + text,
        "dash_more": lambda text: "-" + text,
        "dash_less": lambda text: text[1:],
        "em_dash": lambda text: text.replace("---", "\u2014"),
        "colon_lost": lambda text: text.replace(":", ""),
        "spaces_after": lambda text: text + "  ",
        "dots": lambda text: text.replace("---", "..."),
        "zero_width_before": lambda text: "\u200b" + text,
        "text_after": lambda text: text + " x: y",
        "quote_open": lambda text: text + ' "',
        "bracket_open": lambda text: text + " [",
    },
)


@damages("front", "fence", "aside", "inline", "quote", "code", "prose", "section")
def line_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A line that is missing."""
    del lines[at]


@damages("front", "fence", "aside", "inline", "quote", "code", "prose", "blank")
def line_doubled(lines: list[Line], at: int, chance: Random) -> None:
    """A line pasted twice."""
    lines.insert(at, lines[at])


@damages("blank")
def blank_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A blank line that is missing."""
    del lines[at]


@damages()
def blank_added(lines: list[Line], at: int, chance: Random) -> None:
    """A blank line, or one that looks blank, anywhere."""
    text = chance.choice(["", " ", "\t", "\u00a0", "\u200b", "\u3000", "\x0c"])
    lines.insert(at, Line(text, "noise", (), lines[at].command))


@damages("command")
def blanks_of_command_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A command without blank lines."""
    extent = command_at(lines, at)
    lines[extent] = [line for line in lines[extent] if line.text]


@damages("front")
def text_before_front_matter(lines: list[Line], at: int, chance: Random) -> None:
    """Something above the front matter."""
    lines.insert(0, Line(chance.choice(["", "<!-- x -->", "\ufeff", "text", "# API", "---", " "]), "noise"))


@damages()
def mark_of_block_added(lines: list[Line], at: int, chance: Random) -> None:
    """A mark that opens or closes a block, anywhere."""
    marks = (
        "<!--",
        "-->",
        "<!-- TODO",
        "```",
        "```json",
        "~~~",
        "````",
        "<aside>",
        '<aside class="notice">',
        "</aside>",
    )
    tags_and_rules = (
        "<div>",
        "</div>",
        "<details>",
        "<table>",
        "<pre>",
        "</pre>",
        "<script>",
        "<style>",
        "<p>",
        "---",
        "===",
        "***",
    )
    of_templates = (
        "<%= partial 'includes/gone' %>",
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> main",
        "$$",
        ":::",
        "{% raw %}",
        "<![CDATA[",
    )
    lines.insert(at, Line(chance.choice(marks + tags_and_rules + of_templates), "noise", (), lines[at].command))


@damages()
def lines_commented(lines: list[Line], at: int, chance: Random) -> None:
    """A comment around some lines."""
    end = min(len(lines), at + chance.randint(1, 20))
    lines.insert(end, Line("-->", "noise", (), lines[end - 1].command))
    lines.insert(at, Line("<!--", "noise", (), lines[at].command))


@damages("section")
def section_moved(lines: list[Line], at: int, chance: Random) -> None:
    """The sections of a command in another order."""
    first = section_at(lines, at)
    if first.stop < len(lines) and lines[first.stop].kind == "section":
        second = section_at(lines, first.stop)
        lines[first.start : second.stop] = [*lines[second], *lines[first]]


@damages("section")
def section_repeated(lines: list[Line], at: int, chance: Random) -> None:
    """A section pasted twice."""
    section = section_at(lines, at)
    lines[section.stop : section.stop] = lines[section]


@damages("command")
def command_repeated(lines: list[Line], at: int, chance: Random) -> None:
    """A command pasted at the end."""
    lines += [Line(""), *lines[command_at(lines, at)]]


@damages("command")
def command_repeated_in_conflict(lines: list[Line], at: int, chance: Random) -> None:
    """A command with the marks of an unfinished merge around its two versions."""
    extent = command_at(lines, at)
    ours, middle, theirs = (Line(text, "noise") for text in ("<<<<<<< HEAD", "=======", ">>>>>>> main"))
    lines[extent] = [ours, *lines[extent], middle, *lines[extent], theirs]


@damages("command")
def command_moved(lines: list[Line], at: int, chance: Random) -> None:
    """A command in front of another one."""
    extent = command_at(lines, at)
    moved = lines[extent]
    del lines[extent]
    places = [number for number, line in enumerate(lines) if line.kind == "command"]
    at = chance.choice(places) if places else len(lines)
    lines[at:at] = moved


@damages("group")
def groups_below_code(lines: list[Line], at: int, chance: Random) -> None:
    """An example that is never closed above a group."""
    lines[at:at] = [Line(text, "noise") for text in ("```json", "{}", "")]


@damages("row", "section", "command")
def end_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A file that ends too early."""
    del lines[at + 1 :]
