"""What writing did, or would do, as a value."""

import msgspec

from slatebind.diagnostic import Diagnostic


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Paths relative to ``root``, sorted. ``kept`` are files that stand in the way: edited by hand, or not ours.

    ``adopted`` are a person's own by now, recorded as such; ``ignored`` are by the patterns in ``.slatebind-ignore``.
    """

    root: str
    created: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    adopted: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def is_current(self) -> bool:
        """Nothing was to be done, and nothing was in the way."""
        return not (self.created or self.changed or self.deleted or self.kept or self.diagnostics)

    def when_unchanged(self) -> "Outcome":
        """What the next run does, if nothing changes until then."""
        there = sorted((*self.created, *self.changed, *self.unchanged))
        return msgspec.structs.replace(self, created=(), changed=(), deleted=(), unchanged=tuple(there))
