"""The kinds of objects that a server keeps."""

from collections.abc import Mapping

import msgspec

from slatebind.spec.model import Model


class Entities(msgspec.Struct, frozen=True):
    """Entities by their nouns (``virtualmachine``) with the models of their objects, and all models by name.

    ``aliases`` are other nouns for an entity.
    """

    by_noun: Mapping[str, Model]
    models: Mapping[str, Model]
    aliases: Mapping[str, str] = {}

    def named(self, noun: str) -> str | None:
        """The entity that a noun names."""
        noun = noun.lower()
        return next((name for name in (noun, self.aliases.get(noun)) if name in self.by_noun), None)
