"""Starts processes and tells what they cost: a program of its own, because what starts a process leaks into its peak.

On Linux a process begins with the peak of the process that it was forked from. This one is therefore small, imports
next to nothing, and is kept running by ``bench.process``. It reads a request a line, as JSON, and answers with one.
"""
# ruff: noqa: PTH123, PTH208 - pathlib would be most of what this program holds

import json
import os
import signal
import sys
import threading
import time

_PAUSE = 0.02
"""Seconds between two looks at a tree of processes."""


def run(request: dict[str, object]) -> dict[str, float]:
    """Run a program to its end; its exit code, wall and CPU seconds, and the peak of its tree in MiB."""
    argv, environment = request["argv"], request["environment"]
    assert isinstance(argv, list) and isinstance(environment, dict)
    began = time.perf_counter()
    child = os.fork()
    if child == 0:
        _become(argv, environment, request)
    tree = Tree(child, float(str(request["limit"])))
    tree.start()
    _, status, usage = os.wait4(child, 0)
    wall = time.perf_counter() - began
    tree.over.set()
    tree.join()
    # What several processes held together was seen from outside; the peak of one alone the system knows exactly.
    kept = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    return {
        "code": os.waitstatus_to_exitcode(status),
        "wall": wall,
        "cpu": usage.ru_utime + usage.ru_stime,
        "peak": max(kept, tree.peak / 1024),
        "stopped": tree.is_stopped,
    }


def _become(argv: list[str], environment: dict[str, str], request: dict[str, object]) -> None:
    """Turn this process, a fork, into the program."""
    try:
        os.setsid()
        os.chdir(str(request["folder"]))
        for number, name in ((0, os.devnull), (1, str(request["out"])), (2, str(request["err"]))):
            os.dup2(os.open(name, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), number)
        os.execvpe(argv[0], argv, environment)
    except OSError as problem:
        os.write(2, f"{argv[0]}: {problem}\n".encode())
    os._exit(127)


class Tree(threading.Thread):
    """Watches a process and what it started: their memory together, and that they end in time."""

    def __init__(self, root: int, limit: float) -> None:
        super().__init__(daemon=True)
        self.root, self.limit = root, limit
        self.over = threading.Event()
        self.peak = 0
        self.is_stopped = False

    def run(self) -> None:
        """Until it is over, or for as long as it may take."""
        end = time.monotonic() + self.limit
        while not self.over.wait(_PAUSE):
            members = self._members()
            # The pages of a process alone are counted by the system; asking for them would only slow it down.
            if len(members) > 1:
                self.peak = max(self.peak, sum(map(_proportion, members)))
            if time.monotonic() > end and not self.is_stopped:
                self.is_stopped = True
                os.killpg(self.root, signal.SIGKILL)

    def _members(self) -> list[int]:
        found = [self.root]
        for process in found:
            found += _children(process)
        return found


def _children(process: int) -> list[int]:
    found = []
    try:
        for thread in os.listdir(f"/proc/{process}/task"):
            with open(f"/proc/{process}/task/{thread}/children") as opened:
                found += [int(one) for one in opened.read().split()]
    except OSError:
        pass  # it has ended, or the system has no such files
    return found


def _proportion(process: int) -> int:
    """KiB that a process holds, what it shares with others by parts."""
    try:
        with open(f"/proc/{process}/smaps_rollup") as opened:
            return next(int(line.split()[1]) for line in opened if line.startswith("Pss:"))
    except (OSError, StopIteration):
        return 0


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
