"""The docs that the shipped target makes of a spec, and the spec that is extracted from them again."""

import re
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from slatebind.data.yaml_writer import write_yaml
from slatebind.hidden_characters import replace_hidden
from slatebind.project.steps import apply_shipped_overlay, extract, render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec
from slatebind.spec.names import names_of


def write_docs(spec: Spec, folder: Path) -> None:
    """Write the docs of a spec."""
    rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "docs")
    assert rendered.is_whole, list(map(str, rendered.diagnostics))
    for file in rendered.files or ():
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")


def extracted_again(spec: Spec, folder: Path, dialect: str) -> Spec:
    """The spec of the docs of a spec; models keep their names."""
    write_docs(spec, folder)
    loaded = extract(str(folder), dialect=dialect, name=spec.api.name, names_from=names_of(_corrected(spec)))
    assert loaded.spec is not None, list(map(str, loaded.diagnostics))
    return loaded.spec


def content(spec: Spec) -> str:
    """All that a spec says, with what slatebind knows of its protocol; sources and the order of models aside.

    Invisible characters and blank lines, which docs do not keep, are left out, and for CloudStack what the shipped
    overlay alone says: descriptions of models.
    """
    corrected = _corrected(spec)
    models = tuple(sorted(corrected.models, key=lambda model: model.name))
    if spec.api.protocol == "cloudstack":
        models = tuple(replace(model, description="") for model in models)
    return write_yaml(_plain(msgspec.to_builtins(replace(corrected, sources=(), models=models))))


def _corrected(spec: Spec) -> Spec:
    corrected = apply_shipped_overlay(Loaded(spec=spec, positions={}, diagnostics=())).spec
    assert corrected is not None
    return corrected


def _plain(value: Any) -> Any:
    match value:
        case dict():
            return {key: plain for key, item in value.items() if (plain := _plain(item)) not in ({}, None)}
        case list() | tuple():
            return [_plain(item) for item in value]
        case str():
            return re.sub(r"\s*\n\s*", "\n", replace_hidden(value)).strip()
    return value
