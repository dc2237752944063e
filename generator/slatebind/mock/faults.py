"""Fault injection: kinds and rates of faults, drawn by seed."""

from collections.abc import Iterable
from random import Random
from typing import Literal, get_args

import msgspec

from slatebind.spec.addresses import CommandRequests, is_like
from slatebind.spec.model import Command
from slatebind.suggestions import did_you_mean

Special = Literal["drop", "html", "slow", "job"]
SPECIAL_KINDS: tuple[str, ...] = get_args(Special)
_FORM = "KIND=RATE or KIND=RATE:SECONDS"


class FaultError(ValueError):
    """An invalid fault; the message says what is expected."""


class Fault(msgspec.Struct, frozen=True):
    """A kind of fault: an HTTP status or a word; ``rate`` from 0 to 1; ``seconds`` of delay, or until a retry.

    It is injected into calls of ``command`` only, a name, a request such as ``GET /trees/{id}`` or a pattern of either,
    and into the ``first`` of them only, if that is given.
    """

    kind: str
    rate: float
    seconds: float = 1.0
    command: str | None = None
    first: int | None = None


class FaultEvent(msgspec.Struct, frozen=True):
    """A fault that is injected into one request, before or after the command is executed."""

    fault: Fault
    is_after_execution: bool


def read_fault(text: str) -> Fault:
    """``429=0.1``, ``slow=0.1:2.0``, ``drop=0.05``, ``503=1,command=listTrees,first=2``."""
    main, *limits = text.split(",")
    kind, _, rest = main.partition("=")
    rate, _, seconds = rest.partition(":")
    if kind not in SPECIAL_KINDS and not (kind.isascii() and kind.isdigit() and 400 <= int(kind) <= 599):
        raise FaultError(
            f"{text!r}: {kind!r} is not a fault; expected {', '.join(SPECIAL_KINDS)} or a status from 400 to 599"
        )
    fault = Fault(kind, _number(text, rate, 1.0), _number(text, seconds or "1", 3600.0))
    for limit in limits:
        fault = _limited(fault, limit, text)
    return fault


def _limited(fault: Fault, limit: str, text: str) -> Fault:
    name, _, value = limit.strip().partition("=")
    if name in ("command", "first") and getattr(fault, name) is not None:
        raise FaultError(f"{text!r}: `{name}` is given twice; give one --fault for each")
    if name == "command" and value:
        return msgspec.structs.replace(fault, command=value)
    if name == "first" and value.isascii() and value.isdigit() and len(value) < 10 and int(value):
        return msgspec.structs.replace(fault, first=int(value))
    raise FaultError(f"{text!r}: {limit!r} does not limit a fault; use command=NAME or first=COUNT")


def _number(text: str, number: str, most: float) -> float:
    try:
        value = float(number)
    except ValueError:
        value = -1.0
    if not 0 <= value <= most:
        raise FaultError(f"{text!r}: {number!r} is not a number from 0 to {most:g}; use {_FORM}")
    return value


class _Limit:
    """Counts the calls that a fault is limited to. ``names`` are those of its commands, None for any."""

    def __init__(self, fault: Fault, names: frozenset[str] | None) -> None:
        self.fault = fault
        self._names = names
        self._left = fault.first

    def admits(self, command: str | None) -> bool:
        """Whether the next call, one of this command, may have the fault."""
        if self._left == 0 or not (self._names is None or command in self._names):
            return False
        if self._left is not None:
            self._left -= 1
        return True


class Faults:
    """Draws the fault of each request, and which jobs fail.

    ``commands`` are those of the spec; ``others`` are names of further ones that the server has.
    """

    def __init__(
        self, faults: Iterable[Fault], seed: int, commands: Iterable[Command] = (), others: Iterable[str] = ()
    ) -> None:
        commands = tuple(commands)
        names = (*(command.name for command in commands), *others)
        limits = [_Limit(fault, _names_of(fault, names, CommandRequests(commands))) for fault in faults]
        self._faults = [limit for limit in limits if limit.fault.kind != "job"]
        self._job_faults = [limit for limit in limits if limit.fault.kind == "job"]
        for of_kind in (self._faults, self._job_faults):
            for name in (None, *names):
                if _total(of_kind, name) > 1:
                    raise FaultError("the sum of all fault rates is more than 1")
        self._requests, self._jobs = Random(f"{seed}/faults"), Random(f"{seed}/jobs")

    def next_event(self, command: str | None = None) -> FaultEvent | None:
        """The fault of the next request, if it has one; ``command`` is the name of the command that it calls."""
        drawn, is_after_execution = self._requests.random(), self._requests.random() < 0.5
        fault = _drawn(self._faults, command, drawn)
        # A rate limit applies before the command is executed.
        return FaultEvent(fault, is_after_execution and fault.kind != "429") if fault else None

    def fails_job(self, command: str | None = None) -> bool:
        """Whether the next job, one of this command, fails."""
        return _drawn(self._job_faults, command, self._jobs.random()) is not None


def _drawn(limits: Iterable[_Limit], command: str | None, drawn: float) -> Fault | None:
    """The fault for a number from 0 to 1. Each limit counts the call, whichever fault it has."""
    found: Fault | None = None
    for fault in [limit.fault for limit in limits if limit.admits(command)]:
        if found is None and drawn < fault.rate:
            found = fault
        drawn -= fault.rate
    return found


def _total(limits: Iterable[_Limit], command: str | None) -> float:
    """The sum of the rates for a command. Those of the first calls end, so that others can follow them."""
    endless = (limit for limit in limits if limit.fault.first is None)
    return sum(limit.fault.rate for limit in endless if limit.admits(command))


def _names_of(fault: Fault, names: tuple[str, ...], requests: CommandRequests) -> frozenset[str] | None:
    """The names of the commands that a fault is limited to; None if it is not."""
    wanted = fault.command
    if wanted is None:
        return None
    found = requests.names(wanted) or tuple(name for name in names if is_like(name, wanted))
    if not found:
        hint = did_you_mean(wanted, [*names, *requests.texts])
        raise FaultError(f"the fault {fault.kind}: there is no command `{wanted}`{f'; {hint}' if hint else ''}")
    return frozenset(found)
