"""The documentation of every finding by its id: of the rules, and of the checks that look at the docs as a whole."""

import msgspec

from slatebind.diff.rules import RULES


class FindingDocumentation(msgspec.Struct, frozen=True):
    """The documentation of an id. ``opposite`` is another id, or a sentence that says why there is none."""

    title: str
    why: str
    opposite: str


REGISTRY: dict[str, FindingDocumentation] = {
    **{rule.id: FindingDocumentation(rule.title, rule.why, rule.opposite) for rule in RULES},
    "docs-repaired": FindingDocumentation(
        "Error in the docs fixed",
        "The docs now state what extraction had to infer.",
        "docs-damaged",
    ),
    "docs-damaged": FindingDocumentation(
        "New error in the docs",
        "Extraction has to guess what the docs mean.",
        "docs-repaired",
    ),
    "suspicious-mass-removal": FindingDocumentation(
        "Most commands, parameters or fields removed at once",
        "A broken heading or a truncated file is a more likely cause than a change of the API.",
        "Many additions at once are normal.",
    ),
}
