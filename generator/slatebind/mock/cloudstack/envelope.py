"""Responses as bytes: JSON, or XML if the client does not ask for JSON."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import msgspec

from slatebind.mock.cloudstack.api_error import ApiError
from slatebind.mock.http_messages import HttpResponse
from slatebind.protocols import protocol_named

JSON, XML = "application/json;charset=UTF-8", "text/xml;charset=UTF-8"


def command_response(
    name: str, inner: Any, *, status: int = 200, is_json: bool = True, **more: Mapping[str, str]
) -> HttpResponse:
    """A response whose only top-level key is ``name``; ``more`` are headers and cookies."""
    if is_json:
        return HttpResponse(status, msgspec.json.encode({name: inner}), JSON, **more)
    root = ElementTree.Element(name)
    _fill(root, inner)
    return HttpResponse(status, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), XML, **more)


def error_response(
    envelope: str | None, problem: ApiError, *, is_json: bool = True, **more: Mapping[str, str]
) -> HttpResponse:
    """The response for an error; its key is ``errorresponse`` if the command is unknown."""
    name = envelope or envelope_of("error")
    return command_response(name, problem.fields, status=problem.code, is_json=is_json, **more)


def envelope_of(command: str) -> str:
    """The key of a command's response, if the spec does not know another one."""
    return protocol_named("cloudstack").envelope_of(command) or command


def _fill(node: ElementTree.Element, value: Any) -> None:
    if isinstance(value, dict):
        for name, child in value.items():
            for item in child if isinstance(child, list) else [child]:
                _fill(ElementTree.SubElement(node, name), item)
    elif isinstance(value, bool):
        node.text = str(value).lower()
    elif value is not None:
        node.text = str(value)
