"""Rendering in a second process, which gets ready while this one reads the docs.

Loading what renders takes as long as reading docs of which little has changed. Whatever becomes of the second process,
the work can still be done here.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module

import msgspec

from slatebind.beside import Beside, beside, is_orphaned
from slatebind.diagnostic import Diagnostic
from slatebind.pipeline.steps import Rendered
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from slatebind.spec.places import Places, SpecPositions
from slatebind.tick import Tick

_RENDERER = "slatebind.render.renderer"


class _Parcel(msgspec.Struct, frozen=True, array_like=True):
    """A spec on its way from one process to the other."""

    spec: Spec
    places: Places
    diagnostics: tuple[Diagnostic, ...]


class Ahead:
    """What waits for a spec, to render it; there may be no process that does."""

    def __init__(self, other: Beside | None, pipe: int | None) -> None:
        self._other = other
        self._pipe = pipe
        self._is_sent = False

    def send(self, loaded: Loaded) -> None:
        """Have a spec rendered; an example in it may hold what cannot be sent, such as numbers beyond 64 bits."""
        if self._other is None or loaded.spec is None or not isinstance(loaded.positions, SpecPositions):
            return
        parcel = _Parcel(loaded.spec, loaded.positions.plain(), loaded.diagnostics)
        with suppress(OverflowError, UnicodeEncodeError, BrokenPipeError):
            data = msgspec.msgpack.encode(parcel)
            pipe, self._pipe = self._pipe, None
            assert pipe is not None, "a spec is sent once"
            with open(pipe, "wb") as writing:  # noqa: PTH123 - a number
                writing.write(data)
            self._is_sent = True

    def result(self) -> Rendered | None:
        """What came of it; None where nothing did. To be asked once."""
        if self._other is None or not self._is_sent:
            return None
        self._is_sent = False
        data = self._other.result()
        return None if data is None else msgspec.msgpack.decode(data, type=Rendered)

    def end(self) -> None:
        """Let whoever waits know that nothing comes any more."""
        if self._pipe is not None:
            os.close(self._pipe)


def is_of_use() -> bool:
    """Whether what renders is not loaded yet."""
    return _RENDERER not in sys.modules


def _heed(_done: int, _whole: int) -> None:
    if is_orphaned():
        raise ChildProcessError


@contextmanager
def ahead(render: Callable[[Loaded, Tick], Rendered]) -> Iterator[Ahead]:
    """A second process that gets ready for ``render``, and ends at the latest where this ends."""
    try:
        reading, writing = os.pipe()
    except OSError:
        yield Ahead(None, None)
        return

    def work() -> bytes:
        import_module(_RENDERER)
        with open(reading, "rb") as asked:  # noqa: PTH123 - a number
            parcel = msgspec.msgpack.decode(asked.read(), type=_Parcel)
        positions = SpecPositions.from_plain(parcel.places)
        loaded = Loaded(spec=parcel.spec, positions=positions, diagnostics=parcel.diagnostics)
        return msgspec.msgpack.encode(render(loaded, _heed))

    with beside(work, keep=[reading]) as other:
        os.close(reading)
        one = Ahead(other, writing)
        try:
            yield one
        finally:
            one.end()
