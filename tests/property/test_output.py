"""A property over any life of an output folder: what a person wrote is kept, and the rest is what was generated."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from slatebind.output import MANIFEST, compare, write
from slatebind.rendering.output_file import OutputFile

PATHS = st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"])
WANTED = st.dictionaries(PATHS, st.sampled_from(["1\n", "2\n"]), max_size=5)
OWNERS = st.sampled_from(["python", "docs"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("generate"), OWNERS, WANTED),
        st.tuples(st.just("edit"), PATHS, st.sampled_from(["mine\n", "also mine\n"])),
        st.tuples(st.just("delete"), PATHS, st.none()),
    ),
    max_size=12,
)


def standing(root: Path) -> dict[str, str]:
    """Every file below ``root`` but the manifest."""
    files = (path for path in root.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(root).as_posix(): path.read_text() for path in files}


@examples(300)
@given(STEPS)
def test_nothing_that_a_person_wrote_is_lost(steps: list[tuple[str, str, object]]) -> None:
    """Whatever order things happen in, the tree is the last output of each owner and every person's file."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        mine: dict[str, str] = {}
        made: dict[str, dict[str, str]] = {"python": {}, "docs": {}}
        for kind, subject, value in steps:
            if kind == "generate" and isinstance(value, dict):
                files = [OutputFile(path, text) for path, text in value.items()]
                outcome = write(files, folder, owner=subject)
                (other,) = made.keys() - {subject}
                made[subject] = {
                    path: text for path, text in value.items() if path not in mine and path not in made[other]
                }
                assert set(outcome.kept) >= {path for path in value if path in mine}
                assert compare(files, folder, owner=subject).is_current is not bool(outcome.kept)
            elif kind == "edit" and isinstance(value, str):
                (root / subject).parent.mkdir(parents=True, exist_ok=True)
                (root / subject).write_text(value)
                mine[subject] = value
            else:
                (root / subject).unlink(missing_ok=True)
                mine.pop(subject, None)
                for files_of in made.values():
                    files_of.pop(subject, None)
            for files_of in made.values():
                for path in mine:
                    files_of.pop(path, None)
            assert standing(root) == {**made["python"], **made["docs"], **mine}
