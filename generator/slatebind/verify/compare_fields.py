"""Compares the documented fields of an answer with those of a source, those of nested objects included."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import msgspec

from slatebind.diagnostic import Path
from slatebind.diff.type_compat import returns_only_old_values
from slatebind.spec.item_types import innermost
from slatebind.spec.model import Command, Field, Model, TypeName
from slatebind.suggestions import did_you_mean
from slatebind.verify.disagreement import Disagreement, excerpt
from slatebind.verify.facts import FieldFacts, OperationFacts, SourceFacts, ValueType
from slatebind.verify.types import same_items, type_text

_MAX_LISTED = 200
"""Fields inside of one field that are reported."""
_Documented = Mapping[str, tuple[Field, Path]]
"""Fields by their names, with the parts of the spec that they are."""


class FieldComparison:
    """The fields of one command's answer. A source that lists no fields of an object says nothing about them.

    ``seen`` are the nested models that were compared already, each with the fields of the source.
    ``is_alone`` says that no other command is the same operation of the source, whose answers it has as well.
    """

    def __init__(
        self,
        command: Command,
        operation: OperationFacts,
        source: SourceFacts,
        models: Mapping[str, Model],
        *,
        seen: set[tuple[str, int]],
        is_alone: bool,
        wants_texts: bool,
    ) -> None:
        self._command = command
        self._operation = operation
        self._source = source
        self._models = models
        self._wants_texts = wants_texts
        self._is_alone = is_alone
        self._seen = seen

    def run(self) -> Iterator[Disagreement]:
        """All disagreements about fields."""
        yield from self._compare_shapes()
        if self._operation.fields:
            documented, path = self._answer()
            yield from self._compare(documented, path, self._operation.fields)

    def _compare_shapes(self) -> Iterator[Disagreement]:
        response, actual = self._command.response, self._operation.shape
        if actual is None or response.shape == "none":
            return
        documented = "list" if response.shape == "list" and not (response.key or response.envelope) else "object"
        if documented != actual:
            found = f"the {self._source.title} has {_SHAPES[actual]}"
            text = f"the response is documented as {_SHAPES[documented]}; {found}"
            yield self._found("verify-response-shape", ("commands", self._command.name, "response"), text)

    def _answer(self) -> tuple[_Documented, Path]:
        """The fields at the top of the documented answer, and where others would be added."""
        response, path = self._command.response, ("commands", self._command.name, "response")
        successes = (status.model for status in self._command.statuses if str(status.code)[:1] == "2")
        fields, model_path = self._fields_of(response.model or next(filter(None, successes), None))
        if self._source.is_unwrapped or not (response.key or response.envelope_fields or response.envelope):
            return fields, model_path or path
        rows: dict[str, tuple[Field, Path]] = {
            field.name: (field, (*path, "envelope_fields", field.name)) for field in response.envelope_fields
        }
        if response.key:
            kind: TypeName = "list" if response.shape == "list" else "object"
            rows[response.key] = Field(name=response.key, type=kind, items=response.model), (*path, "key")
        if response.envelope:
            # What is in there is compared through models alone.
            return {response.envelope: (Field(name=response.envelope, type="object"), (*path, "envelope"))}, path
        return rows, path

    def _fields_of(self, name: str | None) -> tuple[_Documented, Path]:
        model = self._models.get(name or "")
        if model is None:
            return {}, ()
        path: Path = ("models", model.name)
        return {field.name: (field, (*path, "fields", field.name)) for field in model.fields}, path

    def _compare(self, documented: _Documented, path: Path, actual: Sequence[FieldFacts]) -> Iterator[Disagreement]:
        """Compare the fields of an object; ``path`` is the record that would hold further ones."""
        names = {facts.name for facts in actual}
        for facts in actual:
            if facts.name in documented:
                field, own = documented[facts.name]
                yield from self._compare_field(field, own, facts)
            elif self._is_alone:
                yield self._undocumented("verify-field-undocumented", path, facts, facts.name)
                yield from self._undocumented_nested(path, facts)
        if self._source.is_partial:
            return
        for name, (_, own) in documented.items():
            if name not in names:
                text = f"the {self._source.title} has no field `{name}`"
                yield self._found("verify-field-missing", own, text, hint=did_you_mean(name, names - documented.keys()))

    def _compare_field(self, field: Field, path: Path, facts: FieldFacts) -> Iterator[Disagreement]:
        name = field.name
        if facts.type is not None and not _is_same_type(field, facts.type):
            actual = Field(name=field.name, type=facts.type.name, items=facts.type.items or None)  # type: ignore[arg-type]
            is_read = returns_only_old_values(actual, field, field.items)
            rule = "verify-field-type-inexact" if is_read else "verify-field-type-differs"
            text = f"field `{name}` is documented as {type_text(field.type, field.items)}; "
            yield self._found(rule, path, f"{text}the {self._source.noun} has {facts.type}", facts)
        if self._wants_texts and facts.description and facts.description.strip() != field.description.strip():
            text = f"field `{name}` is described as {excerpt(facts.description)} by the {self._source.title}"
            yield self._found("verify-description-differs", path, text, facts)
        if not facts.fields:
            return
        model = innermost(field.items) if field.items else None
        documented, model_path = self._fields_of(model)
        if documented:
            visit = (model or "", id(facts.fields))
            if visit in self._seen:
                return
            if model != self._command.response.model:
                self._seen.add(visit)
            yield from self._compare(documented, model_path, facts.fields)
        elif self._is_alone and not self._is_map(field):
            yield from self._undocumented_nested(path, facts)

    def _is_map(self, field: Field) -> bool:
        """Whether the keys of an object are data, of which a recorded answer shows some."""
        return field.type == "map" and self._source.is_partial

    def _undocumented_nested(self, path: Path, holder: FieldFacts) -> Iterator[Disagreement]:
        """The fields inside of a field whose fields are not documented; a correction has all of them."""
        for name, inner in islice(_nested(holder), _MAX_LISTED):
            found = self._undocumented("verify-nested-field-undocumented", path, inner, name)
            yield msgspec.structs.replace(found, facts=holder)

    def _undocumented(self, rule: str, path: Path, facts: FieldFacts, name: str) -> Disagreement:
        kind = f" ({facts.type})" if facts.type else ""
        text = f"field `{name}`{kind} of the {self._source.noun} is not documented"
        return self._found(rule, path, text, facts, name=name)

    def _found(
        self, rule: str, path: Path, message: str, facts: FieldFacts | None = None, *, hint: str = "", name: str = ""
    ) -> Disagreement:
        at = facts.at if facts else self._operation.at
        return Disagreement(
            rule=rule,
            command=self._command.name,
            path=path,
            message=message,
            at=at,
            name=name,
            hint=hint,
            facts=facts,
        )


def _nested(holder: FieldFacts) -> Iterator[tuple[str, FieldFacts]]:
    """The fields inside of a field, at any depth, with their names from there; those of one schema once.

    The outer ones come first. Schemas that refer to each other can lead from each field to all of them.
    """
    seen = {id(holder.fields)}
    waiting = deque([(holder.name, holder)])
    while waiting:
        name, outer = waiting.popleft()
        for facts in outer.fields:
            inner = f"{name}.{facts.name}"
            yield inner, facts
            if facts.fields and id(facts.fields) not in seen:
                seen.add(id(facts.fields))
                waiting.append((inner, facts))


_SHAPES = {"list": "a list", "object": "an object"}


def _is_same_type(field: Field, actual: ValueType) -> bool:
    if not actual.agrees(field.type):
        return False
    return same_items(field.items, actual)
