"""The API reference that all generators read, each in its own format."""

import json
import re
from functools import cached_property

from bench.document import document
from bench.install import work_folder
from bench.openapi import openapi
from slatebind import extract
from slatebind.spec.model import Spec


class Reference:
    """An API reference with a number of groups of commands, as Slate Markdown and as OpenAPI."""

    def __init__(self, groups: int) -> None:
        self._groups = groups
        self.docs = document(groups)
        self.operations = frozenset(re.findall(r"(?m)^## (\w+)$", self.docs))
        """The names of the commands."""

    @property
    def commands(self) -> int:
        """How many commands there are."""
        return len(self.operations)

    @cached_property
    def spec(self) -> Spec:
        """The spec of the docs."""
        file = work_folder(f"{self._groups}-groups") / "index.html.md"
        file.write_text(self.docs, encoding="utf-8")
        spec = extract(str(file), name="harbour").spec
        assert spec is not None
        return spec

    @cached_property
    def models(self) -> frozenset[str]:
        """The names of the models."""
        return frozenset(model.name for model in self.spec.models)

    @cached_property
    def openapi(self) -> str:
        """The OpenAPI document of the same commands."""
        return json.dumps(openapi(self.spec), indent=1)
