"""Identifiers for the names in a spec: valid in the target's language, unique in their scope, the same on every run.

Names are converted one by one, those that are identifiers already first and else alphabetically, so that their order in
the docs does not matter. A name whose identifier is taken gets a prefix that says where it belongs
(``network_list_tags``) before it gets a number: a prefix stays when other names come and go, a number does not. Keeping
identifiers of an earlier run in a file would make them more stable still, but the same spec would then no longer give
the same output everywhere.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fnmatch import translate
from itertools import chain, count

from slatebind.casing import FileName, Identifier, cased, identifier, pascal
from slatebind.diagnostic import Diagnostic, Path, Positions, Severity, position_of
from slatebind.output_file import path_problem
from slatebind.rendering.languages.language import NAMES, SCOPES, LanguageFacts, NameKind, Scope
from slatebind.spec.model import Protocol

_WITHOUT_SEPARATOR = ("pascal", "camel", "lower")
"""Casings that have nothing between words."""


class Naming:
    """Assigns identifiers, and collects a diagnostic for each that differs from its name by more than casing."""

    def __init__(self, facts: LanguageFacts, protocol: Protocol, positions: Positions, file: str) -> None:
        self._names = {**NAMES, **facts.names, **facts.names_by_protocol.get(protocol, {})}
        self._scopes = {**SCOPES, **facts.scopes}
        self._initialisms = frozenset(facts.initialisms)
        self._reserved = {scope: _Reserved(facts, scope) for scope in {*self._scopes.values()}}
        self._suffix = "_" if facts.reserved_suffix is None else facts.reserved_suffix
        self._digit_prefix = "_" if facts.digit_prefix is None else facts.digit_prefix
        self._positions = positions
        self._file = file
        self.diagnostics: list[Diagnostic] = []

    def identifiers(
        self,
        kind: NameKind,
        names: Sequence[tuple[str, Path]],
        *,
        sources: Mapping[str, str] = {},
        fallback: str = "",
        prefix: str = "",
        reserved_classes: Collection[str] = (),
        reserved: Collection[str] = (),
    ) -> dict[str, Identifier]:
        """An identifier for each name of one scope; ``fallback`` is for names without a usable character.

        ``sources`` has what else a name is made an identifier from. ``reserved_classes`` are in lower case and reserved
        in any casing, ``reserved`` are those of this scope.
        """
        candidates = {name: self._identifier(sources.get(name, name), kind, fallback or kind) for name, _ in names}
        of_language = self._reserved[self._scopes[kind]]

        def available(candidate: str) -> str:
            free = candidate + self._suffix if candidate in of_language or candidate in reserved else candidate
            # Letters, as generators that read the output may drop an underscore.
            return f"{free}Model" if free.lower() in reserved_classes else free

        chosen = self._assign(names, candidates, available, lambda text: self._prefixed(prefix, text, kind), str)
        return {name: text if isinstance(text, Identifier) else Identifier(text) for name, text in chosen.items()}

    def former(
        self, kind: NameKind, names: Iterable[tuple[str, str | None]], taken: Collection[str]
    ) -> dict[str, Identifier]:
        """By its name, the identifier of each record that was called otherwise before, if nothing has it now."""
        unavailable = set(taken)
        found: dict[str, Identifier] = {}
        for name, earlier in names:
            if earlier is None:
                continue
            candidate = self._identifier(earlier, kind, kind)
            if candidate not in unavailable:
                unavailable.add(candidate)
                found[name] = candidate
        return found

    def command_classes(self, ids: Iterable[Identifier]) -> dict[str, Identifier]:
        """A name for the types of each command, by its identifier: in Pascal case, or with a capital."""
        is_snake = self._names["command"] == "snake"
        return capitalized(ids, (lambda name: pascal(name, self._initialisms)) if is_snake else _with_capital)

    def files(
        self, names: Sequence[tuple[str, Path]], fallback: str, sources: Mapping[str, str] = {}
    ) -> dict[str, FileName]:
        """What files are called: differently on systems that ignore case, and not as a device of Windows."""
        candidates = {name: self._identifier(sources.get(name, name), "file", fallback) for name, _ in names}
        of_language = self._reserved[self._scopes["file"]]

        def available(candidate: str) -> str:
            return candidate + self._suffix if candidate in of_language or path_problem(candidate) else candidate

        chosen = self._assign(names, candidates, available, lambda text: text, str.lower)
        if self._names["file"] == "kebab":
            return {name: FileName(text.lstrip("_").replace("_", "-")) for name, text in chosen.items()}
        return {name: FileName(text) for name, text in chosen.items()}

    def _assign(
        self,
        names: Sequence[tuple[str, Path]],
        candidates: Mapping[str, str],
        available: Callable[[str], str],
        prefixed: Callable[[str], str],
        folded: Callable[[str], str],
    ) -> dict[str, str]:
        """The candidate of each name, made ``available``; if its ``folded`` form is taken, prefixed or numbered."""
        chosen: dict[str, str] = {}
        taken: set[str] = set()
        # Those that are identifiers already come first.
        for name, path in sorted(names, key=lambda entry: (candidates[entry[0]] != entry[0], entry)):
            candidate = available(candidates[name])
            if candidate != candidates[name]:
                self._report("name-reserved", path, name, candidate, "is reserved")
            if folded(candidate) in taken:
                numbered = (f"{candidate}_{number}" for number in count(2))
                candidate = next(
                    text
                    for text in chain((prefixed(candidate),), numbered)
                    if folded(text) not in taken and available(text) == text
                )
                self._report("name-collision", path, name, candidate, "has the same identifier as another name")
            taken.add(folded(candidate))
            chosen[name] = candidate
        return {name: chosen[name] for name, _ in names}

    def _identifier(self, name: str, kind: NameKind, fallback: str) -> Identifier:
        casing = self._names[kind]
        if casing == "kebab":
            casing = "snake"  # until the name is known to be the only one
        text = cased(name, casing, self._initialisms)
        if isinstance(name, Identifier) and text.isidentifier():
            return Identifier(text)  # underscores at its end made it unique
        found = identifier(text, cased(fallback, casing, self._initialisms))
        return Identifier(self._digit_prefix + found[1:]) if found[0] == "_" != self._digit_prefix else found

    def _prefixed(self, prefix: str, name: str, kind: NameKind) -> str:
        """The name with a prefix that says where it belongs, if there is one."""
        if not prefix:
            return name
        text = f"{prefix}_{name}"
        is_cased = (
            self._names[kind] not in _WITHOUT_SEPARATOR and text.isidentifier()
        )  # the prefix is the name of a file
        return text if is_cased else self._identifier(text, kind, kind)

    def _report(self, code: str, path: Path, name: str, chosen: str, reason: str) -> None:
        at = position_of(self._positions, path, self._file)
        message = f"`{name}` {reason}; generated code calls it `{chosen}`"
        self.diagnostics.append(Diagnostic(code=code, message=message, at=at, severity=Severity.INFO))


class _Reserved:
    """The names that are reserved in a scope."""

    def __init__(self, facts: LanguageFacts, scope: Scope) -> None:
        reserved = (*facts.reserved, *facts.reserved_by_scope.get(scope, ()))
        self._names = frozenset(name for name in reserved if "*" not in name)
        patterns = [translate(name) for name in reserved if "*" in name]
        self._pattern = re.compile("|".join(patterns)) if patterns else None

    def __contains__(self, name: str) -> bool:
        return name in self._names or (self._pattern is not None and self._pattern.match(name) is not None)


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


def capitalized(identifiers: Iterable[Identifier], changed: Callable[[str], str]) -> dict[str, Identifier]:
    """Each identifier as ``changed``; of those that are the same then, one that begins with a capital keeps it."""
    found: dict[str, Identifier] = {}
    taken: set[str] = set()
    for name in sorted(identifiers):  # capitals sort first
        candidate = identifier(changed(name), "Command")
        while candidate in taken:
            candidate = Identifier(f"{candidate}_")
        taken.add(candidate)
        found[name] = candidate
    return found


def _with_capital(name: str) -> str:
    return name[:1].upper() + name[1:]
