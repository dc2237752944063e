"""Runs killed while writing: each file is the old or the new one, and the next run completes the work."""

import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from processes import Child
from slatebind.output import MANIFEST, compare, write
from slatebind.output_file import OutputFile

OLD = {"kept": "same", "changed": "old" * 9000, "a/stale": "old", "turned": "old", "b/c": "old"}
NEW = {"kept": "same", "changed": "new" * 9000, "turned/around": "new", "b/c": "new", "b/d": "new"}
NEXT = {"kept": "next", "changed": "next", "b/c": "next", "e": "next"}

DYING = dedent("""
    import os, pathlib, sys
    from slatebind.output import write
    from slatebind.output_file import OutputFile

    def dying(call):
        def called(*arguments, **named):
            global left
            left -= 1
            if left < 0:
                os._exit(9)
            return call(*arguments, **named)
        return called

    files = [OutputFile(path, text) for path, text in NEW.items()]
    for line in sys.stdin:
        root, left = line.rstrip("\\n").rsplit(" ", 1)
        left = int(left)
        child = os.fork()
        if child:
            print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
            continue
        for name in ("open", "replace", "unlink", "rmdir", "mkdir", "fsync", "chmod"):
            setattr(os, name, dying(getattr(os, name)))
        write(files, root, owner="python")
        os._exit(0)
    """)
"""For each line with a folder and a number n, a process that writes NEW and dies before its n-th change of the disk."""

KilledAfter = Callable[[int, Path], bool]


@pytest.fixture(scope="module")
def killed_after() -> Iterator[KilledAfter]:
    """Run DYING in a folder for this many steps; whether it was killed."""
    command = [sys.executable, "-c", f"NEW = {NEW!r}\n{DYING}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        requests, codes = process.stdin, process.stdout
        assert requests is not None
        assert codes is not None

        def killed_after(steps: int, root: Path) -> bool:
            print(root, steps, file=requests, flush=True)
            code = int(codes.readline())
            assert code in {0, 9}
            return code == 9

        yield killed_after
        process.kill()


def output_files(contents: dict[str, str]) -> list[OutputFile]:
    """Output files from path and text."""
    return [OutputFile(path, text) for path, text in contents.items()]


def existing_files(root: Path) -> dict[str, str]:
    """Every file below ``root`` except slatebind's own."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(root).as_posix(): path.read_text() for path in files}


def folders(root: Path) -> set[str]:
    """Every folder below ``root``, including empty ones."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_dir()}


def assert_whole(root: Path) -> None:
    """Every file is the old one or the new one."""
    for path, text in existing_files(root).items():
        assert path.endswith(".slatebind-tmp") or text in {OLD.get(path), NEW.get(path)}, path


@pytest.mark.parametrize("aim", [NEW, NEXT, OLD], ids=["same", "next", "back"])
def test_killed_at_every_step(tmp_path: Path, aim: dict[str, str], killed_after: KilledAfter) -> None:
    """After whichever change of the disk the run is killed, the next run needs no force, whatever it generates."""
    steps, was_killed = 0, True
    while was_killed:
        root = tmp_path / str(steps)
        write(output_files(OLD), str(root), owner="python")
        was_killed = killed_after(steps, root)
        assert_whole(root)
        outcome = write(output_files(aim), str(root), owner="python")
        assert (outcome.diagnostics, outcome.kept) == ((), ()), steps
        assert existing_files(root) == aim, steps
        assert folders(root) == {folder for path in aim if (folder := path.rpartition("/")[0])}, steps
        assert compare(output_files(aim), str(root), owner="python").is_current
        steps += 1
    assert steps > 15


def test_killed_twice(tmp_path: Path, killed_after: KilledAfter) -> None:
    """The run that recovers may be killed as well."""
    chance = random.Random(7)
    for attempt in range(6):
        root = tmp_path / str(attempt)
        write(output_files(OLD), str(root), owner="python")
        killed_after(chance.randrange(24), root)
        killed_after(chance.randrange(24), root)
        assert_whole(root)
        assert write(output_files(NEXT), str(root), owner="python").diagnostics == ()
        assert existing_files(root) == NEXT


def test_killed_by_a_signal(tmp_path: Path) -> None:
    """SIGKILL at random moments, to a process that writes repeatedly."""
    script = dedent("""
        import sys
        from slatebind.output import write
        from slatebind.output_file import OutputFile

        contents = [{"kept": "same", "a/b": str(n) * 50_000, f"c{n}/d": str(n)} for n in (1, 2)]
        for turn in range(10**9):
            outcome = write([OutputFile(*item) for item in contents[turn % 2].items()], sys.argv[1], owner="python")
            assert not outcome.diagnostics, outcome
            print(turn, flush=True)
        """)
    chance = random.Random(3)
    for _ in range(8):
        with Child([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"0\n", "what the last kill left was mended"
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0, 0.05))
            process.kill()
            process.stdout.read()
        assert process.returncode == -signal.SIGKILL
        assert (tmp_path / "a" / "b").read_text() in {"1" * 50_000, "2" * 50_000}
        assert (tmp_path / "kept").read_text() == "same"


def test_concurrent_runs_leave_a_complete_tree(tmp_path: Path) -> None:
    """Concurrent runs wait for each other; the tree is that of the last one."""
    script = dedent("""
        import sys
        from slatebind.output import write
        from slatebind.output_file import OutputFile

        text = sys.argv[2]
        for _ in range(20):
            files = [OutputFile(f"{name}/{text}", text) for name in "abc"] + [OutputFile("shared", text)]
            outcome = write(files, sys.argv[1], owner="python")
            assert not outcome.diagnostics, outcome
        """)
    runs = [Child([sys.executable, "-c", script, str(tmp_path), text]) for text in ("x", "y", "z")]
    assert [run.wait() for run in runs] == [0, 0, 0]
    last = (tmp_path / "shared").read_text()
    assert existing_files(tmp_path) == {f"a/{last}": last, f"b/{last}": last, f"c/{last}": last, "shared": last}
