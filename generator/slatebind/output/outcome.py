"""The outcome of writing files, or of comparing them without writing."""

import msgspec

from slatebind.diagnostic import Diagnostic


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Paths relative to ``root``, sorted. ``kept`` files were not overwritten: edited by hand, or not generated.

    ``adopted`` files are recorded as the user's own; ``ignored`` ones match a pattern in ``.slatebind-ignore``.
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
        """Whether there was nothing to do, and nothing in the way."""
        return not (self.created or self.changed or self.deleted or self.kept or self.diagnostics)

    def when_unchanged(self) -> "Outcome":
        """The outcome of another run, if nothing changes until then."""
        there = sorted((*self.created, *self.changed, *self.unchanged))
        return msgspec.structs.replace(self, created=(), changed=(), deleted=(), unchanged=tuple(there))
