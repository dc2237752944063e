"""What recorded traffic proves: what responses contain is a fact, what they lack is not."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec.structs import replace

from slatebind.spec.model import Spec
from slatebind.verify.disagreement import Disagreement
from slatebind.verify.facts import FieldFacts, ValueType

TYPE_DIFFERS = "verify-field-type-differs"
_ADDED = ("verify-field-undocumented", "verify-nested-field-undocumented")
_PROVEN = frozenset({*_ADDED, TYPE_DIFFERS, "verify-status-undocumented", "verify-async-differs"})
_UNKNOWN = ValueType("any")
_LENGTH_OF_ROW_PATH = 4
"""``("models", "Zone", "fields", "id")``."""


def proven(documented: Spec, compared: Spec, disagreements: Iterable[Disagreement]) -> list[Disagreement]:
    """The disagreements that an overlay of the docs can settle, with one type for each field.

    ``compared`` is the spec with what slatebind adds for every API of the protocol, which no overlay can correct.
    """
    by_field: dict[object, list[Disagreement]] = defaultdict(list)
    for found in disagreements:
        is_kept = found.rule in _PROVEN and _is_documented(found, documented, compared)
        if is_kept and not (found.rule == "verify-async-differs" and not getattr(found.facts, "is_async", False)):
            by_field[found.command, found.path, found.name].append(found)
    return [disagreement for group in by_field.values() for disagreement in _united(group)]


def without_earlier_types(
    disagreements: Iterable[Disagreement], is_earlier: Callable[[Disagreement], bool]
) -> list[Disagreement]:
    """The disagreements without those about fields whose type is that of an earlier recording, and differs in this one.

    What is inside of such a field in one of the recordings is not corrected either.
    """
    found = list(disagreements)
    paths = {
        disagreement.path for disagreement in found if disagreement.rule == TYPE_DIFFERS and is_earlier(disagreement)
    }
    return [disagreement for disagreement in found if disagreement.path not in paths]


def _is_documented(found: Disagreement, documented: Spec, compared: Spec) -> bool:
    """Whether the docs have what is corrected as it was compared."""
    if found.path[:1] != ("models",):
        return True
    name, rows = found.path[1], []
    for spec in (documented, compared):
        fields = next((model.fields for model in spec.models if model.name == name), None)
        row = found.path[-1] if len(found.path) == _LENGTH_OF_ROW_PATH else found.name.partition(".")[0]
        rows.append(fields if fields is None else [field for field in fields if field.name == row])
    return rows[0] is not None and rows[0] == rows[1]


def _united(group: Sequence[Disagreement]) -> Iterator[Disagreement]:
    """One for all types of a field that the docs lack; none for a documented one with several types."""
    first = group[0]
    if first.rule == TYPE_DIFFERS:
        if len(group) == 1:
            yield _with_single_types(first)
    elif first.rule in _ADDED and isinstance(first.facts, FieldFacts):
        facts = next(
            _single([disagreement.facts for disagreement in group if isinstance(disagreement.facts, FieldFacts)])
        )
        yield replace(first, facts=facts)
    else:
        yield first


def _with_single_types(found: Disagreement) -> Disagreement:
    return replace(found, facts=next(_single([found.facts]))) if isinstance(found.facts, FieldFacts) else found


def _single(fields: Sequence[FieldFacts]) -> Iterator[FieldFacts]:
    """Fields with one type each: any, for one that has several, or none that is known."""
    by_name: dict[str, list[FieldFacts]] = defaultdict(list)
    for facts in fields:
        by_name[facts.name].append(facts)
    for seen in by_name.values():
        kinds = {str(facts.type) for facts in seen if facts.type}
        kind = next((facts.type for facts in seen if facts.type), _UNKNOWN) if len(kinds) == 1 else _UNKNOWN
        inner = next((facts.fields for facts in seen if facts.fields), ()) if kind is not _UNKNOWN else ()
        yield replace(seen[0], type=kind, fields=tuple(_single(inner)))


def contradicted(before: Iterable[Disagreement], after: Iterable[Disagreement]) -> set[object]:
    """The names of fields that have another type in some responses, as corrections of their type have shown."""
    known = {found.identity for found in before}
    return {found.path[-1] for found in after if found.rule == TYPE_DIFFERS and found.identity not in known}
