"""Identifiers for what a spec names: safe, unique where they stand, and the same on every run."""

from collections.abc import Callable, Collection, Sequence

from slatebind.casing import Identifier, identifier
from slatebind.diagnostic import Diagnostic, Path, Positions, Severity, position_of


class Naming:
    """Gives out identifiers and remembers what had to be changed."""

    def __init__(self, reserved: Collection[str], positions: Positions, file: str) -> None:
        self._reserved = frozenset(reserved)
        self._positions = positions
        self._file = file
        self.diagnostics: list[Diagnostic] = []

    def unique(
        self, names: Sequence[tuple[str, Path]], casing: Callable[[str], str], fallback: str, prefix: str = ""
    ) -> dict[str, Identifier]:
        """An identifier for each name of one scope. One that another name has taken gets ``prefix``, or a number."""
        given: dict[str, Identifier] = {}
        taken: set[str] = set()
        for name, path in names:
            chosen = identifier(casing(name), fallback)
            if chosen in self._reserved:
                chosen = Identifier(chosen + "_")
                self._report("name-reserved", path, name, chosen, "is reserved")
            if chosen in taken:
                chosen = self._free(chosen, prefix, taken)
                self._report("name-collision", path, name, chosen, "has the identifier of another name")
            taken.add(chosen)
            given[name] = chosen
        return given

    @staticmethod
    def _free(chosen: Identifier, prefix: str, taken: set[str]) -> Identifier:
        candidates = [f"{prefix}_{chosen}"] if prefix else []
        number = 2
        while not candidates or candidates[-1] in taken:
            candidates.append(f"{chosen}_{number}")
            number += 1
        return Identifier(candidates[-1])

    def _report(self, code: str, path: Path, name: str, chosen: str, why: str) -> None:
        at = position_of(self._positions, path, self._file)
        message = f"`{name}` {why}; it is called `{chosen}` in what is generated"
        self.diagnostics.append(Diagnostic(code=code, message=message, at=at, severity=Severity.INFO))
