"""How a target spells the types of parameters and fields, and what it has to import for them."""

from collections.abc import Mapping
from sys import intern
from typing import Literal

from slatebind.casing import Identifier
from slatebind.rendering.languages.language import MODEL, TypeSpelling
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.views.model_view import words_in
from slatebind.spec.item_types import split_items
from slatebind.spec.model import FALLBACK_TYPES, Field, Param, Protocol

_Use = Literal["param", "optional", "item", "field"]


class TypeSpellings:
    """The types of a target for specs of a protocol; ``classes`` are the identifiers of models."""

    def __init__(self, manifest: Manifest, protocol: Protocol, classes: Mapping[str, Identifier]) -> None:
        self._types = {**manifest.types, **manifest.types_by_protocol.get(protocol, {})}
        self._known = manifest.known_values
        self._classes = classes

    def type_of(self, typed: Param | Field, use: Literal["param", "optional", "field"]) -> str:
        """The type of a parameter or field in the target's language."""
        if not self._types:
            return typed.type
        return intern(str(self._known_values(typed, use) or self._spelling(self._kind(typed), typed.items, use)))

    def _kind(self, typed: Param | Field) -> str:
        """The entry of the types that a parameter or field is spelled by."""
        encoded = f"{typed.type}.{typed.encoding}" if isinstance(typed, Param) else typed.type
        return encoded if encoded in self._types else typed.type

    def imports(self, typed: Param | Field, use: Literal["param", "field"]) -> tuple[str, ...]:
        """What a module with a parameter or field has to import for its type and the types of its elements."""
        found: set[str] = set()
        kind, items = self._kind(typed), typed.items
        while spelling := self._entry(kind, items, use):
            found.update(spelling.imports.get(use, ()))
            if "{items}" not in getattr(spelling, use):
                break
            kind, items = split_items(items or "any")
        if known := self._known_values(typed, use):
            assert self._known is not None
            # Not every spelling of known values needs all of them.
            found.update(words_in([known]).intersection(self._known.imports.get(use, ())))
        return tuple(sorted(found))

    def _known_values(self, typed: Param | Field, use: Literal["param", "optional", "field"]) -> str | None:
        """The type of a text, or a list of texts, some values of which are known."""
        spelling = self._known
        if spelling is None or not typed.values:
            return None
        text = _spelled(spelling, use)
        match typed.type, typed.items:
            case "string", _:
                return text
            case "list", "string":
                return self._pattern("list", use).replace("{items}", text)
            case "list", None if use != "field" and spelling.item:
                return self._pattern("list", use).replace("{items}", spelling.item)
            case _:
                return None

    def _spelling(self, kind: str, items: str | None, use: _Use) -> str:
        """A type with the type of its elements, which can be of any type if that is unknown."""
        if model := self._model_in(kind, items, use):
            return self._class(model, use)
        pattern = self._pattern(kind, use)
        if "{items}" not in pattern:
            return pattern
        inner: _Use = "field" if use == "field" else "item"
        return pattern.replace("{items}", self._spelling(*split_items(items or "any"), inner))

    def _model_in(self, kind: str, items: str | None, use: _Use) -> str | None:
        """The name of the model that a type stands for; None if it is none."""
        if kind == "object" and items in self._classes and (use == "field" or MODEL in self._types):
            return items
        return kind if kind in self._classes and (kind == MODEL or kind not in self._types) else None

    def _entry(self, kind: str, items: str | None, use: _Use) -> TypeSpelling | None:
        """The spelling of a type; None if it is a model, which has none of its own, or unknown."""
        return self._types.get(MODEL) if self._model_in(kind, items, use) else self._spelling_of(kind)

    def _class(self, model: str, use: _Use) -> str:
        pattern = self._pattern(MODEL, use) if MODEL in self._types else "{model}"
        return pattern.replace("{model}", self._classes[model])

    def _pattern(self, kind: str, use: _Use) -> str:
        spelling = self._spelling_of(kind)
        return "object" if spelling is None else _spelled(spelling, use)

    def _spelling_of(self, kind: str) -> TypeSpelling | None:
        return self._types.get(kind) or self._types.get(FALLBACK_TYPES.get(kind, kind))


def _spelled(spelling: TypeSpelling, use: _Use) -> str:
    match use:
        case "field":
            return spelling.field
        case "item":
            return spelling.item or spelling.param
        case "optional":
            return spelling.optional or spelling.param
    return spelling.param
