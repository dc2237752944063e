"""Fault injection: kinds and rates of faults, drawn by seed."""

from collections.abc import Iterable
from random import Random
from typing import Literal, get_args

import msgspec

Special = Literal["drop", "html", "slow", "job"]
SPECIAL_KINDS: tuple[str, ...] = get_args(Special)
_SECONDS = {"slow": 1.0}


class FaultError(ValueError):
    """An invalid fault; the message says what is expected."""


class Fault(msgspec.Struct, frozen=True):
    """A kind of fault: an HTTP status or a word; ``rate`` from 0 to 1; ``seconds`` of delay, or until a retry."""

    kind: str
    rate: float
    seconds: float = 1.0


class FaultEvent(msgspec.Struct, frozen=True):
    """A fault that is injected into one request, before or after the command is executed."""

    fault: Fault
    is_after_execution: bool


def read_fault(text: str) -> Fault:
    """``429=0.1``, ``slow=0.1:2.0``, ``drop=0.05``."""
    kind, _, rest = text.partition("=")
    rate, _, seconds = rest.partition(":")
    if kind not in SPECIAL_KINDS and not (kind.isascii() and kind.isdigit() and 400 <= int(kind) <= 599):
        raise FaultError(
            f"{text!r}: {kind!r} is not a fault; expected {', '.join(SPECIAL_KINDS)} or a status from 400 to 599"
        )
    return Fault(kind, _number(text, rate, 1.0), _number(text, seconds or "1", 3600.0))


def _number(text: str, number: str, most: float) -> float:
    try:
        value = float(number)
    except ValueError:
        value = -1.0
    if not 0 <= value <= most:
        raise FaultError(f"{text!r}: {number!r} is not a number from 0 to {most:g}; use KIND=RATE or KIND=RATE:SECONDS")
    return value


class Faults:
    """Draws the fault of each request, and which jobs fail."""

    def __init__(self, faults: Iterable[Fault], seed: int) -> None:
        given = tuple(faults)
        self._faults = [fault for fault in given if fault.kind != "job"]
        self._job_rate = sum(fault.rate for fault in given if fault.kind == "job")
        if max(self._job_rate, sum(fault.rate for fault in self._faults)) > 1:
            raise FaultError("the sum of all fault rates is more than 1")
        self._requests, self._jobs = Random(f"{seed}/faults"), Random(f"{seed}/jobs")

    def next_event(self) -> FaultEvent | None:
        """The fault of the next request, if it has one."""
        drawn, is_after_execution = self._requests.random(), self._requests.random() < 0.5
        for fault in self._faults:
            if drawn < fault.rate:
                # A rate limit applies before the command is executed.
                return FaultEvent(fault, is_after_execution and fault.kind != "429")
            drawn -= fault.rate
        return None

    def fails_job(self) -> bool:
        """Whether the next job fails."""
        return self._jobs.random() < self._job_rate
