"""Answers as bytes: JSON, or XML for those who forget to ask for JSON; and the pages of proxies."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import msgspec

from slatebind.mock.refusal import RefusedError

JSON, XML, HTML = "application/json;charset=UTF-8", "text/xml;charset=UTF-8", "text/html;charset=utf-8"


class Answer(msgspec.Struct, frozen=True):
    """An answer to be sent."""

    status: int
    body: bytes
    content_type: str = JSON
    headers: Mapping[str, str] = {}
    cookies: Mapping[str, str] = {}


def answer(name: str, inner: Any, *, status: int = 200, is_json: bool = True, **more: Mapping[str, str]) -> Answer:
    """An answer whose one top-level key is ``name``; ``more`` are headers and cookies."""
    if is_json:
        return Answer(status, msgspec.json.encode({name: inner}), JSON, **more)
    root = ElementTree.Element(name)
    _fill(root, inner)
    return Answer(status, ElementTree.tostring(root, encoding="utf-8", xml_declaration=True), XML, **more)


def refusal(command: str | None, problem: RefusedError, *, is_json: bool = True, **more: Mapping[str, str]) -> Answer:
    """A refusal; without a command that is known, it is an ``errorresponse``."""
    name = f"{command.lower()}response" if command else "errorresponse"
    return answer(name, problem.fields, status=problem.code, is_json=is_json, **more)


def page(status: int, title: str, **more: Mapping[str, str]) -> Answer:
    """An HTML page, as proxies and servlet containers answer."""
    text = f"<html><head><title>{status} {title}</title></head><body><h1>{status} {title}</h1></body></html>"
    return Answer(status, text.encode(), HTML, **more)


def _fill(node: ElementTree.Element, value: Any) -> None:
    if isinstance(value, dict):
        for name, one in value.items():
            for item in one if isinstance(one, list) else [one]:
                _fill(ElementTree.SubElement(node, name), item)
    elif isinstance(value, bool):
        node.text = str(value).lower()
    elif value is not None:
        node.text = str(value)
