"""Two processes give what one gives, whatever becomes of the second.

Each check runs in a process of its own: those that run tests may have threads, beside which nothing is forked.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EAGAIN
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings

from slatebind.render import render
from slatebind.render.side_by_side import can_share, share
from slatebind.render.target import Target, load_target
from slatebind.spec.model import Spec
from strategies import plain_name, plain_text, specs

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs Linux, and two cores"
)
TESTS = Path(__file__).parents[2]
CHECKS: list[Callable[[], None]] = []
# Mixed with what works: a name that is missing, no Python, markers in disorder, text that cannot be sent.
ODD = {
    "syntax.j2": "{% if %}",
    "missing.j2": "\n{{ nothing }}",
    "no_python.py.j2": "x = = {{ model.id }}\n",
    "regions.j2": "# slatebind: keep a\n# slatebind: end b\n",
    "unsendable.j2": "{{ '\\ud800' }}{{ model.id }}",
    "fine.py.j2": "x = {  'a':1 }\n",
}


def alone(check: Callable[[], None]) -> Callable[[], None]:
    """A test that runs ``check`` in a process of its own."""
    CHECKS.append(check)

    def test() -> None:
        done = started(check.__name__)
        out, err = done.communicate(timeout=300)
        assert (done.returncode, out) == (0, "once"), err

    test.__doc__ = check.__doc__
    return test


def started(check: str) -> "subprocess.Popen[str]":
    """A process that runs a check of this file."""
    code = f"import sys; sys.path[:0] = {[str(TESTS), str(Path(__file__).parent)]!r}; import {Path(__file__).stem} as t"
    return subprocess.Popen(
        [sys.executable, "-c", f"{code}; t.main({check!r})"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def main(name: str) -> None:
    """Run one check. What waits to be printed when a process is forked must be printed once."""
    print("once", end="")
    assert can_share()
    next(check for check in CHECKS if check.__name__ == name)()
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)  # no process is left, and none that nobody waited for


def is_helper(parent: int = os.getpid()) -> bool:
    """Whether this is the second process."""
    return os.getpid() != parent


def square(number: int) -> int:
    """Work that takes long enough for two to have a part in it."""
    time.sleep(0.002)
    return number * number


SQUARES = [number * number for number in range(60)]


@contextmanager
def patched(owner: object, name: str, value: object) -> Iterator[None]:
    """Another value for a while."""
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


def two_at_work() -> None:
    """Both do a part, and the results stand in the order of the things."""
    seen: list[int] = []

    def work(number: int) -> int:
        seen.append(number)
        return square(number)

    assert share(work, range(60), int) == SQUARES
    assert 0 < len(seen) < 60
    assert seen == list(range(len(seen)))


def helper_killed() -> None:
    """What a killed process had done is done again."""

    def work(number: int) -> int:
        if is_helper() and number < 55:
            os.kill(os.getpid(), signal.SIGKILL)
        return square(number)

    assert share(work, range(60), int) == SQUARES


def helper_failing() -> None:
    """An error that only the other process has changes nothing; nor does what cannot be sent."""

    def work(number: int) -> int:
        return 1 // (not is_helper()) * square(number)

    assert share(work, range(60), int) == SQUARES
    texts = share(lambda number: "\ud800" * (number == 59), range(60), str)
    assert texts == [""] * 59 + ["\ud800"]


def nothing_granted() -> None:
    """A system that refuses a process, or a file, gets the work done by one."""

    def refuse(*_: object) -> int:
        raise OSError(EAGAIN, "no more")

    for name in ("fork", "eventfd", "pipe"):
        before = len(list(Path("/proc/self/fd").iterdir()))
        with patched(os, name, refuse):
            assert share(square, range(60), int) == SQUARES
        assert len(list(Path("/proc/self/fd").iterdir())) == before


def interrupted() -> None:
    """Ctrl-C, or an error, in the middle of the work leaves no process behind."""

    def work(number: int) -> int:
        if is_helper():
            time.sleep(600)
        raise KeyboardInterrupt if number == 0 else ZeroDivisionError

    for things, error in (((0, 1), KeyboardInterrupt), ((1, 0), ZeroDivisionError)):
        with pytest.raises(error):
            share(work, things, int)
        with pytest.raises(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)


def beside_a_thread() -> None:
    """Nothing is forked where a thread runs, where there is one core, or where somebody else waits for processes."""
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not can_share()
    done.set()
    thread.join()
    until = time.monotonic() + 20
    while not can_share() and time.monotonic() < until:
        time.sleep(0.01)  # to Python it is gone a little earlier than to the system
    assert can_share()
    with patched(os, "sched_getaffinity", lambda _: {0}):
        assert not can_share()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    assert not can_share()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    assert can_share()


test_both_do_a_part = alone(two_at_work)
test_a_killed_helper_is_made_up_for = alone(helper_killed)
test_a_failing_helper_is_made_up_for = alone(helper_failing)
test_a_refusal_is_made_up_for = alone(nothing_granted)
test_an_interrupt_leaves_nobody_behind = alone(interrupted)
test_threads_are_not_forked = alone(beside_a_thread)


def endless() -> None:
    """Work that tells who does it, and never ends by itself."""

    def work(number: int) -> int:
        print(os.getpid(), flush=True, file=sys.stderr)
        time.sleep(0.05)
        return number

    share(work, range(10**6), int)


CHECKS.append(endless)


def test_a_helper_does_not_outlive_its_parent() -> None:
    """Whoever kills a run has it killed."""
    process = started("endless")
    assert process.stderr is not None
    helper = next(int(line) for line in process.stderr if int(line) != process.pid)
    process.kill()
    process.wait()
    until = time.monotonic() + 20
    while is_running(helper) and time.monotonic() < until:
        time.sleep(0.02)
    assert not is_running(helper)
    process.communicate()


def is_running(number: int) -> bool:
    """Whether there is a process that has not ended, waited for or not."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False


def every_way(spec: Spec, target: Target) -> tuple[Any, Any, Any]:
    """What one process makes, what two make, and two in parts; no matter how little there is to do."""
    module = import_module("slatebind.render")
    with patched(import_module("slatebind.render.side_by_side"), "can_share", lambda: False):
        alone = render(spec, target, {}, {})
    with patched(module, "_LEAST_SHARED", 1):
        both = render(spec, target, {}, {})
        with patched(module, "_MOST_AT_ONCE", 3):
            return alone, both, render(spec, target, {}, {})


def same_files() -> None:
    """Same bytes, same findings, same order."""
    forks: list[int] = []
    fork = os.fork

    def counted() -> int:
        forks.append(1)
        return fork()

    with TemporaryDirectory() as folder, patched(os, "fork", counted):
        targets = [load_target(name, [folder])[0] for name in ("python", "docs", own(Path(folder)))]

        @given(specs() | specs(plain_name, plain_text))
        @settings(max_examples=25, deadline=None, database=None)
        def check(spec: Spec) -> None:
            for target in targets:
                assert target is not None
                one, two, parts = every_way(spec, target)
                assert one == two == parts

        check()
    assert len(forks) > 60


def own(folder: Path) -> str:
    """A target with templates that are wrong in every way."""
    (folder / "mine").mkdir()
    files = "".join(
        f"- {{path: '{{model}}/{name.removesuffix('.j2')}', template: {name}, each: model}}\n" for name in ODD
    )
    manifest = f"description: d\nformatter: black\nfiles:\n{files}- {{path: ../a, template: gone.j2}}\n"
    (folder / "mine" / "target.yaml").write_text(manifest)
    for name, text in ODD.items():
        (folder / "mine" / name).write_text(text)
    return "mine"


test_two_make_what_one_makes = alone(same_files)
