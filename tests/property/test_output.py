"""In any history of an output folder, files of users are kept, and all others are those last generated."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from slatebind.output import MANIFEST, compare, write
from slatebind.output_file import OutputFile

PATHS = st.sampled_from(["a", "b", "c/d", "c/e", "f/g/h"])
WANTED = st.dictionaries(PATHS, st.sampled_from(["1\n", "2\n"]), max_size=5)
OWNERS = st.sampled_from(["python", "docs"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("generate"), OWNERS, WANTED),
        st.tuples(st.just("edit"), PATHS, st.sampled_from(["user_files\n", "also user_files\n"])),
        st.tuples(st.just("delete"), PATHS, st.none()),
    ),
    max_size=12,
)


def files_below(root: Path) -> dict[str, str]:
    """Every file below ``root`` except the manifest."""
    files = (path for path in root.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(root).as_posix(): path.read_text() for path in files}


@examples(300)
@given(STEPS)
def test_no_file_of_a_user_is_lost(steps: list[tuple[str, str, object]]) -> None:
    """After any sequence of actions, the folder has the last output of each owner and all files of users."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        user_files: dict[str, str] = {}
        generated: dict[str, dict[str, str]] = {"python": {}, "docs": {}}
        for kind, subject, value in steps:
            if kind == "generate" and isinstance(value, dict):
                files = [OutputFile(path, text) for path, text in value.items()]
                outcome = write(files, folder, owner=subject)
                (other,) = generated.keys() - {subject}
                generated[subject] = {
                    path: text
                    for path, text in value.items()
                    if path not in user_files and path not in generated[other]
                }
                assert set(outcome.kept) >= {path for path in value if path in user_files}
                assert compare(files, folder, owner=subject).is_current is not bool(outcome.kept)
            elif kind == "edit" and isinstance(value, str):
                (root / subject).parent.mkdir(parents=True, exist_ok=True)
                (root / subject).write_text(value)
                user_files[subject] = value
            else:
                (root / subject).unlink(missing_ok=True)
                user_files.pop(subject, None)
                for owned in generated.values():
                    owned.pop(subject, None)
            for owned in generated.values():
                for path in user_files:
                    owned.pop(path, None)
            assert files_below(root) == {**generated["python"], **generated["docs"], **user_files}
