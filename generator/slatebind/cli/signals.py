"""Turns SIGTERM into an exception, like Ctrl-C."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn


class Terminated(BaseException):
    """SIGTERM."""


@contextmanager
def termination_handler() -> Iterator[None]:
    """Let SIGTERM raise Terminated, unless the parent process wants it ignored; afterwards it is handled as before.

    Only the main thread can set handlers: elsewhere SIGTERM is left to the program.
    """
    if not _can_handle() or signal.getsignal(signal.SIGTERM) != signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


@contextmanager
def stop_event() -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C or SIGTERM; afterwards both are handled as before."""
    event = threading.Event()

    def stop(_number: int, _frame: object) -> None:
        event.set()

    numbers = (signal.SIGINT, signal.SIGTERM) if _can_handle() else ()
    handlers = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield event
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)


def _can_handle() -> bool:
    return threading.current_thread() is threading.main_thread()


def interrupt_cause(problem: Exception) -> BaseException | None:
    """The interrupt behind ``problem``: Python 3.11 wraps one that arrives while a class is created."""
    return problem.__cause__ if isinstance(problem.__cause__, KeyboardInterrupt | Terminated) else None


def _terminate(_number: int, _frame: object) -> NoReturn:
    raise Terminated
