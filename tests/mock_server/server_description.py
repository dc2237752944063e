"""A spec made of what a server says of itself: the response to ``listApis``."""

import json
from pathlib import Path
from typing import Any

from slatebind.casing import singular, split
from slatebind.spec.model import TYPES, Api, Command, Field, Group, Model, Param, Response, Shape, Spec

_TYPES = {
    "tzdate": "datetime",
    "short": "integer",
    "int": "integer",
    "double": "float",
    "set": "list",
    "long[]": "list",
}


def spec_of(path: Path) -> Spec:
    """The spec of a server's description in a JSON file."""
    (inner,) = json.loads(path.read_text(encoding="utf-8")).values()
    models = _Models()
    commands = tuple(_command(api, models) for api in sorted(inner["api"], key=lambda api: str(api["name"])))
    return Spec(
        api=Api(name="server", protocol="cloudstack"),
        groups=(Group(name="Everything"),),
        commands=commands,
        models=tuple(models.by_fields.values()),
    )


class _Models:
    """Models by their fields: equal ones are shared."""

    def __init__(self) -> None:
        self.by_fields: dict[str, Model] = {}
        self._names: set[str] = set()

    def named(self, noun: str, rows: list[dict[str, Any]]) -> str:
        """The name of the model for rows of a description."""
        known = {row["name"]: row for row in rows if "name" in row}
        fields = tuple(self._field(known[name]) for name in sorted(known))
        key = repr(fields)
        if key not in self.by_fields:
            name = next(name for number in range(99) if (name := f"{noun}{number or ''}") not in self._names)
            self._names.add(name)
            self.by_fields[key] = Model(name=name, fields=fields)
        return self.by_fields[key].name

    def _field(self, row: dict[str, Any]) -> Field:
        nested = row.get("response")
        items = self.named(row["name"].capitalize(), nested) if nested else None
        kind = _type(str(row.get("type", "")))
        return Field(name=row["name"], type="list" if items and kind != "object" else kind, items=items)


def _command(api: dict[str, Any], models: _Models) -> Command:
    name, rows = api["name"], api["response"]
    names = {row.get("name") for row in rows}
    shape: Shape = "list" if name.startswith("list") else "success" if "success" in names else "object"
    noun = singular("".join(split(name)[1:])) or name
    params = {param["name"]: param for param in api["params"]}
    return Command(
        name=name,
        group="Everything",
        is_async=api["isasync"],
        params=tuple(
            Param(name=param["name"], type=_type(param["type"]), required=param["required"])
            for param in params.values()
        ),
        response=Response(shape=shape, model=models.named(noun, rows)) if rows else Response(),
    )


def _type(word: str) -> Any:
    word = _TYPES.get(word, word)
    return word if word in TYPES else "object" if word.endswith(("response", "responseobject")) else "string"
