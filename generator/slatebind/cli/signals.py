"""Being asked to end by the system, or by whoever started the run, as an exception like Ctrl-C's."""

import signal
from typing import NoReturn


class Terminated(BaseException):
    """SIGTERM."""


def heed() -> None:
    """Let SIGTERM unwind what is at work, unless whoever started the run wants it ignored."""
    if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
        signal.signal(signal.SIGTERM, _terminate)


def _terminate(_number: int, _frame: object) -> NoReturn:
    raise Terminated
