"""Runs one program and records what it cost: ``python -I -S launch.py RECORD LIMIT PROGRAM ARGUMENTS...``

A script of its own that imports almost nothing: on Linux the peak memory of a process starts at that of the process
that created it.
"""

import os
import signal
import sys
import time


def launch(record: str, limit: float, argv: list[str]) -> None:
    """Record exit code, wall and CPU seconds, peak memory in MiB, and whether ``limit`` seconds were exceeded."""
    timeouts = []
    start = time.perf_counter()
    child = os.posix_spawnp(argv[0], argv, os.environ, setpgroup=0)

    def stop(*_: object) -> None:
        timeouts.append(child)
        os.killpg(child, signal.SIGKILL)

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        _, status, usage = os.wait4(child, 0)
    except KeyboardInterrupt:
        os.killpg(child, signal.SIGKILL)
        raise
    wall = time.perf_counter() - start
    signal.setitimer(signal.ITIMER_REAL, 0)
    peak = usage.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    values = (os.waitstatus_to_exitcode(status), wall, usage.ru_utime + usage.ru_stime, peak, len(timeouts))
    with open(record, "w") as opened:  # noqa: PTH123 - importing pathlib would double the memory of this process
        print(*values, file=opened)


if __name__ == "__main__":
    launch(sys.argv[1], float(sys.argv[2]), sys.argv[3:])
