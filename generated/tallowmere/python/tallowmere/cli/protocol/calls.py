"""Sends any request, as it is given on the command line."""

from __future__ import annotations

import json
from typing import NamedTuple

from ...runtime.protocol.files import Content as FileContent
from ...runtime.protocol.files import path_content
from ...runtime.protocol.interface import Operation, Params, find_operation
from ...runtime.sync_client import Session
from ..arguments import Parsed
from ..inputs import InputError, Inputs
from ..options import RunOptions
from ..output import Content, Result
from ..run import run
from .arguments import parse_unchecked
from .lists import find_documented
from .results import sent_result


class Call(NamedTuple):
    """A request to send. ``data`` is the body; None if it is made of the pairs."""

    method: str
    path: str
    pairs: tuple[str, ...]
    headers: tuple[str, ...]
    data: str | None

    def operation(self) -> Operation:
        """The operation with what the docs say about where its parameters are sent."""
        operation = find_operation(f"{self.method} {self.path}")
        known = find_documented(self.method, self.path)
        if known is None:
            return operation
        return known._replace(name=operation.name, path=self.path)


def run_call(wanted: Call, options: RunOptions) -> int:
    """Send a request and print the response; the exit code."""
    headers: dict[str, str] = {}

    def parse() -> Parsed:
        problems: list[str] = []
        for text in wanted.headers:
            name, mark, value = text.partition(":")
            headers[name.strip()] = value.strip()
            if not mark:
                problems.append(f"{text!r} is not a header, NAME:VALUE")
        operation = wanted.operation()
        if wanted.data is None:
            params, found = parse_unchecked(operation, wanted.pairs)
            return Parsed(params, (*problems, *found))
        params, found = parse_unchecked(_reading(operation), wanted.pairs)
        try:
            content = _data(wanted.data)
        except InputError as problem:
            return Parsed(params, (*problems, *found, f"--data: {problem}"))
        params.content = content
        if isinstance(content, bytes) and _is_json(content):
            params.content_type = "application/json"
        return Parsed(params, (*problems, *found))

    def send(session: Session, params: Params) -> Result | Content:
        if headers:
            session = session.with_changes({"extra_headers": headers})
        return sent_result(session, wanted.operation(), params, options)

    return run(parse, options, send)


def _reading(operation: Operation) -> Operation:
    """The same operation, whose parameters go to its query."""
    params = tuple(p for p in operation.params if p.location != "body")
    return operation._replace(method="GET", params=params)


def _data(text: str) -> FileContent:
    """The body: a text, or a file as it is, which is read while it is sent if it is large."""
    if not text.startswith("@") or text == "@-" or text.startswith("@@"):
        return Inputs().read("--data", text).encode()
    try:
        return path_content(text[1:])
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or problem
        raise InputError(f"cannot read {text[1:]!r}: {reason}") from None


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True
