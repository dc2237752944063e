"""What templates see of models and their fields, with identifiers and types of the target's language."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import msgspec

from slatebind.casing import FileName, Identifier
from slatebind.rendering.views.typed_values import typed_default
from slatebind.spec.model import Field, Model


class FieldView(msgspec.Struct, frozen=True):
    """A field: ``id`` is its identifier, ``type`` its type in the target's language, as for parameters.

    ``distinct`` is an identifier for it if generators would call it like another field; ``former`` is the one that its
    earlier name had.
    """

    id: Identifier
    type: str
    spec: Field
    distinct: Identifier | None = None
    imports: tuple[str, ...] = ()
    former: Identifier | None = None

    @property
    def default(self) -> Any:
        """Its default as a value of its type; None without one, or if the docs describe it in words."""
        return typed_default(self.spec)


class ModelRef(msgspec.Struct, frozen=True, order=True):
    """The module and the class of a model that a field holds."""

    id: FileName
    cls: Identifier


class ModelView(msgspec.Struct, frozen=True, dict=True):
    """A model: ``id`` is its module, ``cls`` its class, ``nested`` are the models in its fields, sorted by module.

    ``former`` is the identifier that its earlier name had, for targets in which commands and models are ``unique``.
    """

    id: FileName
    cls: Identifier
    fields: tuple[FieldView, ...]
    nested: tuple[ModelRef, ...]
    spec: Model
    former: Identifier | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """The identifiers in the types of its fields, which a module has to import."""
        return words_in(field.type for field in self.fields)

    @property
    def imports(self) -> tuple[str, ...]:
        """What the types of its fields need, sorted."""
        return tuple(sorted({name for field in self.fields for name in field.imports}))

    @property
    def is_renamed(self) -> bool:
        """Whether the identifier of a field differs from its name."""
        return any(field.id != field.spec.name for field in self.fields)


def words_in(types: Iterable[str]) -> frozenset[str]:
    """The identifiers in the spellings of types, without those that are attributes of others."""
    return frozenset(word for spelling in types for word in re.findall(r"(?<![\w.])\w+", spelling))
