"""Responses as bytes: JSON, XML if the client does not ask for JSON, and the HTML pages of proxies."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import msgspec

from slatebind.mock.api_error import ApiError

JSON, XML, HTML = "application/json;charset=UTF-8", "text/xml;charset=UTF-8", "text/html;charset=utf-8"


class HttpResponse(msgspec.Struct, frozen=True):
    """A response to send."""

    status: int
    body: bytes
    content_type: str = JSON
    headers: Mapping[str, str] = {}
    cookies: Mapping[str, str] = {}


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
    command: str | None, problem: ApiError, *, is_json: bool = True, **more: Mapping[str, str]
) -> HttpResponse:
    """The response for an error; its key is ``errorresponse`` if the command is unknown."""
    name = f"{command.lower()}response" if command else "errorresponse"
    return command_response(name, problem.fields, status=problem.code, is_json=is_json, **more)


def html_page(status: int, title: str, **more: Mapping[str, str]) -> HttpResponse:
    """An HTML page, as proxies and servlet containers send it."""
    text = f"<html><head><title>{status} {title}</title></head><body><h1>{status} {title}</h1></body></html>"
    return HttpResponse(status, text.encode(), HTML, **more)


def _fill(node: ElementTree.Element, value: Any) -> None:
    if isinstance(value, dict):
        for name, child in value.items():
            for item in child if isinstance(child, list) else [child]:
                _fill(ElementTree.SubElement(node, name), item)
    elif isinstance(value, bool):
        node.text = str(value).lower()
    elif value is not None:
        node.text = str(value)
