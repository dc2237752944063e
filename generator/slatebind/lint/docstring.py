"""Parsing a rule's docstring into its explanation. The headings are fixed, so that every page has the same sections."""

import re
from inspect import cleandoc

from slatebind.findings import Explanation

_SECTION = re.compile(r"^## (What it does|Why is this bad\?|Example|Use instead|Fix)\n", re.M)
_FENCE = re.compile(r"(`{3,})\w*\n(.*?)\n?\1", re.S)
NO_FIX = "No automatic fix."
"""The text below ``Fix`` where ``--fix`` does nothing."""


def read_docstring(docstring: str) -> Explanation:
    """The explanation in a docstring: a title, ``What it does``, ``Why is this bad?``, ``Example``, ``Fix``.

    ``Use instead`` may be missing. Raises KeyError where another heading is, ValueError for an example without fence.
    """
    title, *parts = _SECTION.split(cleandoc(docstring))
    sections = {heading: text.strip() for heading, text in zip(parts[::2], parts[1::2], strict=True)}
    return Explanation(
        title=title.strip().rstrip("."),
        what=sections["What it does"],
        why=sections["Why is this bad?"],
        example=_fenced(sections["Example"]),
        instead=_fenced(sections["Use instead"]) if "Use instead" in sections else "",
        fix="" if sections["Fix"] == NO_FIX else sections["Fix"],
    )


def _fenced(text: str) -> str:
    match = _FENCE.fullmatch(text)
    if match is None:
        raise ValueError(f"an example must be a code fence: {text}")
    return match[2]
