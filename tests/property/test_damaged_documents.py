"""Documents with one to five typical mistakes: every row is in the spec, or reported where it stands."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from damage import KINDS, Document, Read, clean_document, inflict, losses
from damage.reading import read

PROFILE = settings.get_current_profile_name()
DOCUMENTS = 5000 if PROFILE == "fuzz" else 500
"""500 from a fixed seed and 500 from a random one in the suite; 5,000 in ``make fuzz``."""
SEEDS = st.integers(min_value=0, max_value=2**64)
NAMES = sorted(KINDS)


def damaged(seed: int, mistakes: list[tuple[str, int]]) -> Document:
    """The clean document of a seed with some mistakes, each of which has a seed for its place."""
    document = clean_document(Random(seed))
    for name, at in mistakes:
        inflict(document, name, Random(at))
    return document


def lost(document: Document) -> list[str]:
    """What the judge misses in the spec and in the findings."""
    with TemporaryDirectory() as folder:
        return list(losses(document, read(document, Path(folder))))


@settings(max_examples=DOCUMENTS, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(SEEDS)
def test_no_row_is_lost(seed: int) -> None:
    """Every row is in the spec, in its command, or at an error or warning of its line, table, comment or fence."""
    chance = Random(seed)
    mistakes = [(chance.choice(NAMES), chance.randrange(10**6)) for _ in range(chance.randint(1, 5))]
    if lost(damaged(seed, mistakes)):
        for mistake in tuple(mistakes):
            fewer = [other for other in mistakes if other != mistake]
            mistakes = fewer if fewer and lost(damaged(seed, fewer)) else mistakes
        document = damaged(seed, mistakes)
        pytest.fail(f"{mistakes}\n{document.numbered()}\n" + "\n".join(lost(document)))


@pytest.mark.parametrize(
    ("seed", "mistakes"),
    [
        (496212, [("heading_bulleted", 303251), ("lines_commented", 794531)]),
        (5002042, [("heading_dash_for_marks", 257116), ("lines_commented", 473054)]),
        (5004354, [("heading_conflict", 844777), ("mark_of_block_added", 838925), ("lines_commented", 837905)]),
        (5010404, [("fence_longer", 260240), ("fence_longer", 148986)]),
        (5021034, [("heading_link_lost", 454340), ("lines_commented", 809881)]),
        (5021329, [("heading_stop", 3154), ("lines_commented", 101174)]),
        (5023797, [("heading_bold", 200923), ("lines_commented", 330811)]),
        (7000196, [("fence_backtick_after", 526314), ("fence_longer", 997731)]),
        (5028543, [("heading_text_after", 258034), ("lines_commented", 235263)]),
        (10009305, [("header_columns_reversed", 761724), ("header_titles_translated", 53172)]),
    ],
)
def test_no_row_is_lost_to_rare_combinations(seed: int, mistakes: list[tuple[str, int]]) -> None:
    """Combinations that once lost rows, most of them with a comment around what names a command."""
    assert not lost(damaged(seed, mistakes))


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_lost_of_a_clean_document(seed: int) -> None:
    """Without a mistake, there is nothing for the judge to miss."""
    assert not lost(clean_document(Random(seed)))


def test_the_judge_misses_what_is_not_read() -> None:
    """Each row and command of a document is missed if nothing is read and nothing reported."""
    document = clean_document(Random(1))
    rows = sum(len(line.names) for _, _, line in document.lines())
    commands = {line.command for _, _, line in document.lines() if line.command}
    assert len(list(losses(document, Read({}, {}, {})))) == rows + len(commands)


@pytest.mark.parametrize("name", sorted(KINDS))
def test_each_damage_changes_a_document(name: str) -> None:
    """No damage of the list leaves all documents as they are."""
    clean = [clean_document(Random(seed)) for seed in range(16)]
    assert any(damaged(seed, [(name, seed)]).files != document.files for seed, document in enumerate(clean))
