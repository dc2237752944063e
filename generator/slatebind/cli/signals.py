"""Being asked to end by the system, or by whoever started the run, as an exception like Ctrl-C's."""

import signal
from typing import NoReturn


class Terminated(BaseException):
    """SIGTERM."""


def heed() -> None:
    """Let SIGTERM unwind what is at work, unless whoever started the run wants it ignored."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def wish_in(problem: Exception) -> BaseException | None:
    """The wish to end that ``problem`` is about: Python 3.11 wraps one that comes while a class is made."""
    return problem.__cause__ if isinstance(problem.__cause__, KeyboardInterrupt | Terminated) else None


def _terminate(_number: int, _frame: object) -> NoReturn:
    raise Terminated
