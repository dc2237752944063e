"""Mistakes in headings."""

from random import Random

from damage.document import Line
from damage.kinds import Change, damages, register_variants

_HEADINGS = ("group", "command", "command", "section")


def _written(pattern: str) -> Change:
    """Writes a heading in another way: ``{m}`` are its marks, ``{t}`` its text, ``{n}`` its level."""

    def change(text: str) -> str:
        marks, _, title = text.partition(" ")
        return pattern.format(m=marks, t=title, n=len(marks))

    return change


register_variants(
    "heading",
    _HEADINGS,
    {
        "marks_lost": _written("{t}"),
        "blank": _written(""),
        "space_lost": _written("{m}{t}"),
        "nbsp": _written("{m}\u00a0{t}"),
        "nbsp_and_space": _written("{m}\u00a0 {t}"),
        "tab": _written("{m}\t{t}"),
        "tab_before": _written("\t{m} {t}"),
        "four_spaces_before": _written("    {m} {t}"),
        "two_spaces_before": _written("  {m} {t}"),
        "zero_width_before": _written("\u200b{m} {t}"),
        "zero_width_in_marks": _written("{m}\u200b {t}"),
        "zero_width_in_text": _written("{m} \u200b{t}"),
        "bom_before": _written("\ufeff{m} {t}"),
        "bold": _written("**{t}**"),
        "bold_inside": _written("{m} **{t}**"),
        "bold_half": _written("{m} **{t}"),
        "bold_tight": _written("{m}**{t}**"),
        "code_inside": _written("{m} `{t}`"),
        "code_tight": _written("{m}`{t}`"),
        "code_half": _written("{m} `{t}"),
        "html": _written("<h{n}>{t}</h{n}>"),
        "html_id": _written('<h{n} id="x">{t}</h{n}>'),
        "html_open": _written("<h{n}>{t}"),
        "level_more": _written("#{m} {t}"),
        "level_two_more": _written("##{m} {t}"),
        "level_less": lambda text: text[1:] if text.startswith("##") else text,
        "level_seven": _written("####### {t}"),
        "closed": _written("{m} {t} {m}"),
        "closed_tight": _written("{m} {t}{m}"),
        "colon": _written("{m} {t}:"),
        "stop": _written("{m} {t}."),
        "lower": lambda text: text.lower(),
        "upper": lambda text: text.upper(),
        "typo": lambda text: text[:-3] + text[-2:],
        "letter_swapped": lambda text: text[:-2] + text[-1] + text[-2],
        "spaced": _written("{m}    {t}"),
        "deprecated": _written("{m} {t} (deprecated)"),
        "numbered": _written("{m} 1.2 {t}"),
        "numbered_list": _written("1. {t}"),
        "anchor": _written('{m} <a name="x"></a>{t}'),
        "attributes": _written("{m} {t} {{#x}}"),
        "link": _written("{m} [{t}](#x)"),
        "link_lost": _written("[{t}](#x)"),
        "quoted": _written("> {m} {t}"),
        "bulleted": _written("- {m} {t}"),
        "bullet": _written("- {t}"),
        "escaped": _written("\\{m} {t}"),
        "fullwidth": lambda text: text.replace("#", "\uff03"),
        "fullwidth_space": _written("{m}\u3000{t}"),
        "dash_for_marks": _written("-- {t}"),
        "stars_for_marks": _written("** {t}"),
        "commented": _written("<!-- {m} {t} -->"),
        "comment_open_after": _written("{m} {t} <!-- new"),
        "comment_after": _written("{m} {t} <!-- new -->"),
        "emoji": _written("{m} \U0001f525 {t}"),
        "text_after": _written("{m} {t} lists things"),
        "call": _written("{m} {t}()"),
        "with_verb": _written("{m} GET {t}"),
        "words": lambda text: "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in text),
        "conflict": _written("<<<<<<< HEAD"),
        "included": _written("<%= heading '{t}' %>"),
    },
)


@damages(*_HEADINGS)
def heading_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A heading that is missing."""
    del lines[at]


@damages(*_HEADINGS)
def heading_and_blank_lost(lines: list[Line], at: int, chance: Random) -> None:
    """A heading that is missing with the blank line below it."""
    del lines[at : at + 2]


@damages(*_HEADINGS)
def heading_tight(lines: list[Line], at: int, chance: Random) -> None:
    """No blank line around a heading."""
    if at + 1 < len(lines) and not lines[at + 1].text:
        del lines[at + 1]
    if at and not lines[at - 1].text:
        del lines[at - 1]


@damages(*_HEADINGS)
def heading_tight_above(lines: list[Line], at: int, chance: Random) -> None:
    """No blank line above a heading, and no space in it."""
    lines[at] = lines[at]._replace(text=lines[at].text.replace(" ", "", 1))
    if at and not lines[at - 1].text:
        del lines[at - 1]


@damages(*_HEADINGS)
def heading_doubled(lines: list[Line], at: int, chance: Random) -> None:
    """A heading pasted twice."""
    lines[at:at] = [lines[at], Line("", "noise", (), lines[at].command)]


@damages(*_HEADINGS)
def heading_underlined(lines: list[Line], at: int, chance: Random) -> None:
    """A heading with a line below it."""
    title = lines[at].text.lstrip("# ")
    mark = "=" if lines[at].kind == "group" else "-"
    lines[at : at + 1] = [lines[at]._replace(text=title), Line(mark * len(title), "noise", (), lines[at].command)]


@damages(*_HEADINGS)
def heading_merged_with_next(lines: list[Line], at: int, chance: Random) -> None:
    """The heading and the text below it in one line."""
    if at + 2 < len(lines) and not lines[at + 2].names:
        lines[at : at + 3] = [lines[at]._replace(text=f"{lines[at].text} {lines[at + 2].text}")]


@damages(*_HEADINGS)
def heading_merged_with_previous(lines: list[Line], at: int, chance: Random) -> None:
    """The heading at the end of the text above it."""
    if at > 1:
        above = lines[at - 2]
        lines[at - 2 : at + 1] = [lines[at]._replace(text=above.text + lines[at].text, names=above.names)]
