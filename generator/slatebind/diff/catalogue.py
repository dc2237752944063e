"""Everything that a finding may be, by its id: the rules, and what is found by looking at the docs as a whole."""

import msgspec

from slatebind.diff.rules import RULES


class Entry(msgspec.Struct, frozen=True):
    """What an id stands for. ``mirror`` is the opposite's id, or why there is none."""

    title: str
    why: str
    mirror: str


CATALOGUE: dict[str, Entry] = {
    **{rule.id: Entry(rule.title, rule.why, rule.mirror) for rule in RULES},
    "docs-repaired": Entry(
        "The docs are put right",
        "They say now what was read out of them before.",
        "docs-damaged",
    ),
    "docs-damaged": Entry(
        "The docs went wrong",
        "What they say can be read only by guessing.",
        "docs-repaired",
    ),
    "suspicious-mass-removal": Entry(
        "Most of something is gone at once",
        "So much is more often lost from the docs, by a broken heading or a cut file, than from the API.",
        "That much is new at once is how documents grow.",
    ),
}
