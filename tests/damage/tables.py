"""Mistakes in headers, delimiter rows and whole tables."""

from random import Random

from damage.document import Line
from damage.kinds import damages, register_variants, table_at


def _noise(text: str, near: Line) -> Line:
    return Line(text, "noise", (), near.command)


register_variants(
    "header",
    ("header",),
    {
        "first_pipe_lost": lambda text: text.lstrip("|"),
        "last_pipe_lost": lambda text: text.rstrip("|"),
        "inner_pipe_lost": lambda text: text[0] + text[1:].replace("|", "", 1),
        "inner_pipe_to_space": lambda text: text[0] + text[1:].replace("|", " ", 1),
        "pipes_fullwidth": lambda text: text.replace("|", "\uff5c"),
        "first_title_unknown": lambda text: text.replace("Parameter Name", "Parametre").replace("Element", "Attribut"),
        "first_title_lost": lambda text: text.replace("Parameter Name", "").replace("Element", ""),
        "titles_lost": lambda text: "|" * text.count("|"),
        "titles_translated": lambda text: text.replace("Description", "Beschreibung").replace("Type", "Typ"),
        "titles_bold": lambda text: "|".join(f"**{cell}**" if cell else "" for cell in text.split("|")),
        "titles_merged": lambda text: text.replace("Type|", "Type / "),
        "status_for_description": lambda text: text.replace("Description", "Status"),
        "first_title_typo": lambda text: text.replace("Parameter", "Paramter").replace("Element", "Elment"),
        "quoted": lambda text: f"> {text}",
        "bulleted": lambda text: f"- {text}",
        "hashed": lambda text: f"### {text}",
        "indented": lambda text: f"    {text}",
        "column_more": lambda text: f"{text}Since|",
        "as_html": lambda text: f"<th>{text}</th>",
        "in_code": lambda text: f"`{text}`",
        "without_pipes": lambda text: text.replace("|", " "),
        "zero_width_before": lambda text: "\u200b" + text,
        "nbsp_before": lambda text: "\u00a0" + text,
        "columns_reversed": lambda text: f"|{'|'.join(text.strip('|').split('|')[::-1])}|",
    },
)

register_variants(
    "delimiter",
    ("delimiter",),
    {
        "em_dashes": lambda text: "|" + "\u2014|" * (text.count("|") - 1),
        "en_dashes": lambda text: text.replace("-", "\u2013"),
        "minus_signs": lambda text: text.replace("-", "\u2212"),
        "underscores": lambda text: text.replace("-", "_"),
        "equal_signs": lambda text: text.replace("-", "="),
        "pluses": lambda text: f"|{text.strip('|').replace('|', '+')}|",
        "pluses_outside": lambda text: text.replace("|", "+"),
        "dashes_spaced": lambda text: "|" + " - - |" * (text.count("|") - 1),
        "single_dashes": lambda text: "|" + "-|" * (text.count("|") - 1),
        "column_lost": lambda text: text[: text.rstrip("|").rfind("|") + 1],
        "column_more": lambda text: text + "---|",
        "pipes_lost": lambda text: text.replace("|", ""),
        "inner_pipes_lost": lambda text: f"|{text.replace('|', '')}|",
        "outer_pipes_lost": lambda text: text.strip("|"),
        "colons": lambda text: text.replace("|-", "|:-").replace("-|", "-:|"),
        "dots": lambda text: text.replace("-", "."),
        "empty": lambda text: text.replace("-", " "),
        "stars": lambda text: text.replace("-", "*"),
        "tildes": lambda text: text.replace("-", "~"),
        "fullwidth_pipes": lambda text: text.replace("|", "\uff5c"),
        "quoted": lambda text: f"> {text}",
        "indented": lambda text: f"    {text}",
        "zero_width_before": lambda text: "\u200b" + text,
        "letter": lambda text: text.replace("-", "x", 1),
        "comment_after": lambda text: f"{text} <!-- x -->",
    },
)


@damages("header", "delimiter")
def header_line_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A header or a delimiter row that is missing."""
    del lines[at]


@damages("header")
def header_and_delimiter_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A table that begins with its first row."""
    del lines[at : at + 2]


@damages("header")
def header_below_first_row(lines: list[Line], at: int, chance: Random) -> None:
    """The header and the first row in each other's place."""
    if at + 2 < len(lines):
        lines[at], lines[at + 2] = lines[at + 2], lines[at]


@damages("header")
def header_below_delimiter(lines: list[Line], at: int, chance: Random) -> None:
    """The header and the delimiter row in each other's place."""
    lines[at : at + 2] = lines[at : at + 2][::-1]


@damages("header", "delimiter")
def header_line_doubled(lines: list[Line], at: int, chance: Random) -> None:
    """A header or a delimiter row pasted twice."""
    lines.insert(at, lines[at])


@damages("header", "delimiter")
def header_line_split_off(lines: list[Line], at: int, chance: Random) -> None:
    """A blank line below a header or a delimiter row."""
    lines.insert(at + 1, _noise("", lines[at]))


@damages("header", "delimiter")
def header_line_merged(lines: list[Line], at: int, chance: Random) -> None:
    """A header or a delimiter row in one line with the next one."""
    if at + 1 < len(lines):
        first, second = lines[at], lines[at + 1]
        lines[at : at + 2] = [second._replace(text=first.text + second.text)]


@damages("header")
def header_merged_with_heading(lines: list[Line], at: int, chance: Random) -> None:
    """The heading, the blank line and the header in one line."""
    if at > 1:
        lines[at - 2 : at + 1] = [lines[at - 2]._replace(text=f"{lines[at - 2].text} {lines[at].text}")]


@damages("row")
def delimiter_below_rows(lines: list[Line], at: int, chance: Random) -> None:
    """A delimiter row between rows, or below them."""
    lines.insert(at + 1, _noise("|" + "---|" * (lines[at].text.count("|") - 1), lines[at]))


@damages("row")
def header_between_rows(lines: list[Line], at: int, chance: Random) -> None:
    """A table's header once more, as if a page began."""
    table = table_at(lines, at)
    lines[at:at] = lines[table][:2]


@damages("row")
def noise_between_rows(lines: list[Line], at: int, chance: Random) -> None:
    """Lines that have no business in a table."""
    noise = (
        "",
        "undefined",
        "See below:",
        "<!-- more -->",
        "***",
        "---",
        "&nbsp;",
        "\u00a0",
        "<br>",
        "**Note:** x",
        ">",
    )
    more = (
        "null",
        "|",
        "||",
        "||||||",
        "|-",
        "| |",
        "a | b",
        "=======",
        "<p>",
        "</div>",
        "<aside>",
        "`",
        "``",
        "\\",
        "\t",
    )
    lines.insert(at, _noise(chance.choice(noise + more), lines[at]))


@damages("row")
def rows_double_spaced(lines: list[Line], at: int, chance: Random) -> None:
    """A blank line below each line of a table."""
    table = table_at(lines, at)
    lines[table] = [kept for line in lines[table] for kept in (line, _noise("", line))]


@damages("row")
def rows_after_prose(lines: list[Line], at: int, chance: Random) -> None:
    """Rows that are cut off from their header."""
    lines[at:at] = [_noise(text, lines[at]) for text in ("", "And also:", "")]


@damages("row")
def table_indented(lines: list[Line], at: int, chance: Random) -> None:
    """A table that is indented."""
    table = table_at(lines, at)
    indent = chance.choice(["\t", "    ", "  ", " ", "      "])
    lines[table] = [line._replace(text=indent + line.text) for line in lines[table]]


@damages("row")
def table_quoted(lines: list[Line], at: int, chance: Random) -> None:
    """A table in a quotation."""
    table = table_at(lines, at)
    lines[table] = [line._replace(text=f"> {line.text}") for line in lines[table]]


@damages("row")
def table_as_bullets(lines: list[Line], at: int, chance: Random) -> None:
    """A list in place of a table."""
    table = table_at(lines, at)
    mark = chance.choice(["-", "*", "+", "1."])
    between = chance.choice([": ", " - ", " \u2014 ", " "])
    rows = [line for line in lines[table] if line.kind == "row"]
    cells = [line.text.strip("|").split("|") for line in rows]
    lines[table] = [
        line._replace(text=f"{mark} {cell[0]}{between}{' '.join(cell[1:])}")
        for line, cell in zip(rows, cells, strict=True)
    ]


@damages("row")
def table_as_html(lines: list[Line], at: int, chance: Random) -> None:
    """An HTML table in place of one in Markdown."""
    table = table_at(lines, at)
    tag = chance.choice(["strong", "b", "code"])
    found = [_noise("<table>", lines[at])]
    for line in lines[table]:
        if line.kind != "delimiter":
            cells = "".join(f"<td>{cell}</td>" for cell in line.text.strip("|").split("|"))
            found.append(
                line._replace(text=f"<tr>{cells}</tr>".replace("**", f"<{tag}>", 1).replace("**", f"</{tag}>", 1))
            )
    lines[table] = [*found, _noise("</table>", lines[at])]


@damages("row")
def table_as_definitions(lines: list[Line], at: int, chance: Random) -> None:
    """A paragraph for each row."""
    table = table_at(lines, at)
    rows = [line for line in lines[table] if line.kind == "row"]
    lines[table] = [
        kept for line in rows for kept in (line._replace(text=line.text.replace("|", " ").strip()), _noise("", line))
    ]


@damages("row")
def table_commented(lines: list[Line], at: int, chance: Random) -> None:
    """A table in a comment."""
    table = table_at(lines, at)
    lines[table] = [_noise("<!--", lines[at]), *lines[table], _noise("-->", lines[at])]


@damages("row")
def table_repeated(lines: list[Line], at: int, chance: Random) -> None:
    """A table pasted twice."""
    table = table_at(lines, at)
    lines[table.stop : table.stop] = [_noise("", lines[at]), *lines[table]]


@damages("header")
def table_tight(lines: list[Line], at: int, chance: Random) -> None:
    """No blank lines around a table."""
    table = table_at(lines, at)
    if table.stop < len(lines) and not lines[table.stop].text:
        del lines[table.stop]
    if at and not lines[at - 1].text:
        del lines[at - 1]


@damages("row")
def table_in_list_item(lines: list[Line], at: int, chance: Random) -> None:
    """A table as part of a list item."""
    table = table_at(lines, at)
    lines[table] = [_noise("- Fields:", lines[at]), *(line._replace(text=f"  {line.text}") for line in lines[table])]


@damages("row")
def table_of_values_below(lines: list[Line], at: int, chance: Random) -> None:
    """A table of values below a table."""
    table = table_at(lines, at)
    texts = ("", "States:", "", "|Name|Description|", "|---|---|", "|moored|It lies|")
    lines[table.stop : table.stop] = [_noise(text, lines[at]) for text in texts]
