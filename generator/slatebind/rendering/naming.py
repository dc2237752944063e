"""Identifiers for the names in a spec: valid in the target's language, unique in their scope, the same on every run.

Names are converted one by one, those that are identifiers already first and else alphabetically, so that their order in
the docs does not matter. A name whose identifier is taken gets a prefix that says where it belongs
(``network_list_tags``) before it gets a number: a prefix stays when other names come and go, a number does not. Keeping
identifiers of an earlier run in a file would make them more stable still, but the same spec would then no longer give
the same output everywhere.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from slatebind.casing import Identifier, identifier, pascal
from slatebind.diagnostic import Diagnostic, Path, Positions, Severity, position_of


class Naming:
    """Assigns identifiers, and collects a diagnostic for each that differs from its name by more than casing."""

    def __init__(self, reserved: Collection[str], positions: Positions, file: str) -> None:
        self._reserved = frozenset(reserved)
        self._positions = positions
        self._file = file
        self.diagnostics: list[Diagnostic] = []

    def unique(
        self,
        names: Sequence[tuple[str, Path]],
        casing: Callable[[str], str],
        fallback: str,
        prefix: str = "",
        reserved_classes: Collection[str] = (),
        reserved: Collection[str] = (),
    ) -> dict[str, Identifier]:
        """An identifier for each name of one scope; ``fallback`` is for names without a usable character.

        ``reserved_classes`` are in lower case and reserved in any casing, ``reserved`` are those of this scope.
        """
        identifiers: dict[str, Identifier] = {}
        taken: set[str] = set()
        candidates = {name: identifier(casing(name), fallback) for name, _ in names}
        for name, path in sorted(names, key=lambda entry: (candidates[entry[0]] != entry[0], entry)):
            candidate = candidates[name]
            if candidate in self._reserved or candidate in reserved:
                candidate = Identifier(candidate + "_")
                self._report("name-reserved", path, name, candidate, "is reserved")
            if candidate.lower() in reserved_classes:
                # Letters, as generators that read the output may drop an underscore.
                candidate = Identifier(f"{candidate}Model")
                self._report("name-reserved", path, name, candidate, "is reserved")
            if candidate in taken:
                candidate = self._first_free(candidate, prefix, taken)
                self._report("name-collision", path, name, candidate, "has the same identifier as another name")
            taken.add(candidate)
            identifiers[name] = candidate
        return {name: identifiers[name] for name, _ in names}

    @staticmethod
    def _first_free(base: Identifier, prefix: str, taken: set[str]) -> Identifier:
        """The identifier with the prefix, if there is one and that is free; else with the first free number."""
        if prefix and f"{prefix}_{base}" not in taken:
            return Identifier(f"{prefix}_{base}")
        number = 2
        while f"{base}_{number}" in taken:
            number += 1
        return Identifier(f"{base}_{number}")

    def _report(self, code: str, path: Path, name: str, chosen: str, reason: str) -> None:
        at = position_of(self._positions, path, self._file)
        message = f"`{name}` {reason}; generated code calls it `{chosen}`"
        self.diagnostics.append(Diagnostic(code=code, message=message, at=at, severity=Severity.INFO))


def distinct_names(names: Iterable[str], reserved: Collection[str] = ()) -> Iterator[Identifier | None]:
    """For each name None if generators can tell it from those before it, else an identifier in Pascal case.

    Generators change case and punctuation, so that ``org_id`` and ``orgId`` become the same. ``reserved`` are names, in
    lower case, that their code has for itself.
    """
    taken = set(reserved)
    for name in names:
        candidate = base = pascal(name)
        number = 2
        while base and candidate.lower() in taken:
            candidate = f"{base}{number}"
            number += 1
        taken.add(candidate.lower())
        yield identifier(candidate, "name") if candidate != base else None
