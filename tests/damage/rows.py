"""Mistakes in the rows of tables."""

import re
from random import Random

from damage.document import Line
from damage.kinds import Change, damages, register_variants, table_at


def _without(text: str, number: int) -> str:
    """The text without one of its pipes, counted from 0; from the end if negative."""
    places = [match.start() for match in re.finditer(r"\|", text)]
    if not -len(places) <= number < len(places):
        return text
    return text[: places[number]] + text[places[number] + 1 :]


def _cell(number: int, new: str) -> Change:
    def change(text: str) -> str:
        cells = text.split("|")
        if number < len(cells):
            cells[number] = new.format(cells[number])
        return "|".join(cells)

    return change


def _renamed(pattern: str) -> Change:
    """Writes the bold name of a row in another way."""
    return lambda text: re.sub(r"\*\*(\w+)\*\*", lambda match: pattern.format(match[1]), text)


register_variants(
    "row",
    ("row",),
    {
        "first_pipe_lost": lambda text: _without(text, 0),
        "last_pipe_lost": lambda text: _without(text, -1),
        "outer_pipes_lost": lambda text: _without(_without(text, 0), -1),
        "pipe_after_name_lost": lambda text: _without(text, 1),
        "pipe_after_description_lost": lambda text: _without(text, 2),
        "first_pipe_doubled": lambda text: "|" + text,
        "last_pipe_doubled": lambda text: text + "|",
        "name_pipe_doubled": _cell(2, "|{}"),
        "pipe_in_description": _cell(2, "{} or a|b"),
        "pipe_escaped_at_end": lambda text: text[:-1] + "\\|",
        "backslash_at_end": lambda text: text + "\\",
        "backtick_in_description": _cell(2, "{} of `id"),
        "backtick_in_two_cells": lambda text: _cell(3, "{}`")(_cell(2, "`{}")(text)),
        "fullwidth_pipes": lambda text: text.replace("|", "\uff5c"),
        "fullwidth_first_pipe": lambda text: text.replace("|", "\uff5c", 1),
        "box_pipes": lambda text: text.replace("|", "\u2502"),
        "broken_bars": lambda text: text.replace("|", "\u00a6"),
        "exclamation_for_pipe": lambda text: text.replace("|", "!", 1),
        "tabs_for_pipes": lambda text: text.replace("|", "\t"),
        "commas_for_pipes": lambda text: text.strip("|").replace("|", ", "),
        "html_entity_pipe": lambda text: text.replace("|", "&#124;", 1),
        "tab_before": lambda text: "\t" + text,
        "two_spaces_before": lambda text: "  " + text,
        "four_spaces_before": lambda text: "    " + text,
        "spaces_after": lambda text: text + "   ",
        "text_after": lambda text: text + " see above",
        "text_before": lambda text: "see " + text,
        "comment_after": lambda text: text + " <!-- check this -->",
        "comment_open_after": lambda text: text + " <!-- check this",
        "nbsp_before": lambda text: "\u00a0" + text,
        "nbsp_around_name": _cell(1, "\u00a0{}\u00a0"),
        "zero_width_before": lambda text: "\u200b" + text,
        "zero_width_in_name": _renamed("**\u200b{}**"),
        "soft_hyphen_in_name": _renamed("**{}\u00ad**"),
        "bom_before": lambda text: "\ufeff" + text,
        "line_separator_in_description": _cell(2, "{}\u2028more"),
        "next_line_in_description": _cell(2, "{}\u0085more"),
        "form_feed_in_description": _cell(2, "{}\x0cmore"),
        "vertical_tab_before": lambda text: "\x0b" + text,
        "null_in_description": _cell(2, "{}\x00more"),
        "name_bold_end_lost": _renamed("**{}"),
        "name_bold_half_lost": _renamed("**{}*"),
        "name_bold_start_lost": _renamed("{}**"),
        "name_bold_spaced": _renamed("** {} **"),
        "name_bold_escaped": _renamed("\\*\\*{}\\*\\*"),
        "name_not_bold": _renamed("{}"),
        "name_underlined": _renamed("__{}__"),
        "name_code": _renamed("**`{}`**"),
        "name_html": _renamed("<b>{}</b>"),
        "name_link": _renamed("**[{}](#there)**"),
        "name_struck": _renamed("~~**{}**~~"),
        "name_footnote": _renamed("**{}**[^1]"),
        "name_star": _renamed("**{}** *"),
        "name_required": _renamed("**{}** (required)"),
        "name_optional_within": _renamed("**{} (optional)**"),
        "name_colon": _renamed("**{}:**"),
        "name_dash": _renamed("- **{}**"),
        "name_break": _renamed("**{}**<br>"),
        "name_anchor": _renamed('<a name="x"></a>**{}**'),
        "name_emoji": _renamed("**{}** \u26a0\ufe0f"),
        "html_in_description": _cell(2, "<p>{}"),
        "aside_in_description": _cell(2, "{} <aside>"),
        "cells_lost": lambda text: "|".join(text.split("|")[:3]) + "|",
        "only_name": lambda text: "|".join(text.split("|")[:2]) + "|",
        "only_name_no_pipes": lambda text: text.strip("|").split("|")[0],
        "no_pipes": lambda text: text.replace("|", " "),
        "quoted": lambda text: f"> {text}",
        "quoted_tight": lambda text: f">{text}",
        "bulleted": lambda text: f"- {text}",
        "starred": lambda text: f"* {text}",
        "numbered": lambda text: f"1. {text}",
        "as_bullet": lambda text: f"- {text.split('|')[1]}: {text.split('|')[2]}" if text.count("|") > 1 else text,
        "as_html": lambda text: "<tr>" + "".join(f"<td>{cell}</td>" for cell in text.strip("|").split("|")) + "</tr>",
        "commented": lambda text: f"<!-- {text} -->",
        "comment_opened": lambda text: f"<!-- {text}",
        "comment_closed": lambda text: f"{text} -->",
        "in_code": lambda text: f"`{text}`",
        "in_code_fence": lambda text: f"```{text}```",
        "added_in_diff": lambda text: f"+{text}",
        "removed_in_diff": lambda text: f"-{text}",
        "struck": lambda text: f"~~{text}~~",
        "hash_before": lambda text: f"# {text}",
        "hashes_tight_before": lambda text: f"##{text}",
        "in_div": lambda text: f"<div>{text}</div>",
        "undefined_after": lambda text: f"{text}undefined",
        "description_huge": _cell(2, "{}" + " and so on" * 60),
    },
)


def _split(line: Line, *texts: str) -> list[Line]:
    """The parts of a line, each with the names that are in it."""
    return [line._replace(text=text, names=tuple(name for name in line.names if name in text)) for text in texts]


@damages("row")
def row_split_after_description(lines: list[Line], at: int, chance: Random) -> None:
    """A line break inside a cell."""
    space = re.search(r"\b (?=\w)", lines[at].text)
    if space:
        first, rest = lines[at].text[: space.start()], lines[at].text[space.end() :]
        lines[at : at + 1] = _split(lines[at], first, rest)


@damages("row")
def row_split_at_pipe(lines: list[Line], at: int, chance: Random) -> None:
    """A line break after a cell."""
    cells = lines[at].text.split("|")
    if len(cells) > 3:
        cut = chance.randint(2, len(cells) - 1)
        first, rest = "|".join(cells[:cut]), "|".join(cells[cut:])
        lines[at : at + 1] = _split(lines[at], first, rest)


@damages("row")
def row_merged_with_next(lines: list[Line], at: int, chance: Random) -> None:
    """A line end that is lost."""
    if at + 1 < len(lines):
        first, second = lines[at], lines[at + 1]
        lines[at : at + 2] = [first._replace(text=first.text + second.text, names=first.names + second.names)]


@damages("row")
def row_merged_with_previous(lines: list[Line], at: int, chance: Random) -> None:
    """A line end that became a space."""
    first, second = lines[at - 1], lines[at]
    lines[at - 1 : at + 1] = [second._replace(text=f"{first.text} {second.text}", names=first.names + second.names)]


@damages("row")
def row_duplicated(lines: list[Line], at: int, chance: Random) -> None:
    """A row pasted twice."""
    lines.insert(at, lines[at])


@damages("row")
def row_duplicated_differently(lines: list[Line], at: int, chance: Random) -> None:
    """A row pasted and edited, but for its name."""
    lines.insert(at + 1, lines[at]._replace(text=lines[at].text.replace("|string|", "|uuid|")))


@damages("row")
def row_moved(lines: list[Line], at: int, chance: Random) -> None:
    """A row at another place of its command."""
    row = lines.pop(at)
    near = [number for number, line in enumerate(lines) if line.command == row.command]
    if near:
        lines.insert(chance.choice(near) + 1, row)


@damages("row")
def row_name_case(lines: list[Line], at: int, chance: Random) -> None:
    """A second row whose name differs in case."""
    lines.insert(at, lines[at]._replace(text=lines[at].text.upper(), names=tuple(n.upper() for n in lines[at].names)))


@damages("row")
def row_fence_above(lines: list[Line], at: int, chance: Random) -> None:
    """A fence in the middle of a table."""
    lines.insert(at, Line("```", "noise", (), lines[at].command))


@damages("row")
def table_in_fence(lines: list[Line], at: int, chance: Random) -> None:
    """A table that is shown as code."""
    table = table_at(lines, at)
    fence = Line("```", "noise", (), lines[at].command)
    lines[table] = [fence, *lines[table], fence]
