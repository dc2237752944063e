"""OpenAPI documents that the shipped target makes of specs, read by readers that are not slatebind's."""

import json
from typing import Any

import yaml

from slatebind.project.steps import render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Spec

Document = dict[str, Any]


def texts_of(spec: Spec, **options: str) -> dict[str, str]:
    """The files of the target by their path."""
    rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "openapi", options)
    assert rendered.files is not None, list(map(str, rendered.diagnostics))
    return {file.path: file.text for file in rendered.files}


def document_of(spec: Spec, **options: str) -> Document:
    """The document, whose two files have to be equal, in the order of their keys as well."""
    texts = texts_of(spec, **options)
    document = json.loads(texts["openapi.json"])
    assert json.dumps(yaml.load(texts["openapi.yaml"], yaml.CSafeLoader)) == json.dumps(document)
    assert isinstance(document, dict)
    return document
