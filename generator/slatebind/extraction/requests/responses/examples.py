"""The examples of an operation: which blocks of code show its response, and which one the body of its request.

The words at a block decide, those of its language included; then the heading above it, then what is usual: docs show
calls first, and then what is returned.
"""

import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from slatebind.data.json_tree import JsonObject, TolerantJson
from slatebind.data.tolerant_json import read_tolerant
from slatebind.diagnostic import Position
from slatebind.dialects import Dialect, normalize
from slatebind.extraction.parts import Part
from slatebind.extraction.report import Report
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.responses.member_comments import describes_request
from slatebind.markdown import Annotation, Code, Content, Prose

Role = Literal["request", "response", "error"]

WITHOUT_BODY = ("GET", "DELETE", "HEAD")
"""The methods of requests that usually have no body."""
_JSON_LANGUAGES = frozenset(("json", "json5", "jsonc"))
_SCRIPT_LANGUAGES = frozenset(("js", "javascript"))
"""Languages in which an object alone is an example with comments, and no code."""
_OTHER_TYPES = {
    "xml": "application/xml",
    "csv": "text/csv",
    "html": "text/html",
    "text": "text/plain",
    "plaintext": "text/plain",
    "yaml": "application/yaml",
}
"""Content types of responses that are not JSON, by the languages of blocks of code."""
_STATUS_LINE = re.compile(r"HTTP/\d(?:\.\d)?\s+(?P<status>\d{3})\b[^\n]*")
_REQUEST_LINE = re.compile(r"(?P<method>[A-Z]{3,7})\s+\S+(?:\s+HTTP/[\d.]+)?\s*")
_HEADER = re.compile(r"(?P<name>[A-Za-z][\w-]*):\s*(?P<value>[^\n]*)")
_STATUS = re.compile(r"(?<![\w.-])([1-5]\d\d)(?![\w.-])")
_FIRST_ERROR = 400
_TEMPLATE = "<%="
"""What a template of Ruby begins with."""
_MAX_LABEL_LENGTH = 300
_MAX_LINE_LENGTH = 120
_STATEMENT_ENDS = (".", "\u3002")
"""What a sentence ends with that is about the operation, such as *This call needs no token.*, and is no label."""
_MAX_TITLE_WORDS = 6
"""A longer text that has both the words of responses and of errors is about the response."""


class Example(msgspec.Struct, frozen=True):
    """A block of code, or one of several messages in it, that shows a request or a response.

    ``at`` is the position of the line above its content. ``content_type`` is that of content that is not JSON, in which
    case there are no ``json`` values; a block may be empty or broken and have neither. ``is_after_call`` says that code
    above it is a call.
    """

    role: Role
    at: Position
    json: TolerantJson
    status: int | None = None
    content_type: str | None = None
    is_after_call: bool = False

    @property
    def value(self) -> Any:
        """The first value; None if there is none."""
        return self.json.values[0] if self.json.values else None


class _Message(msgspec.Struct, frozen=True):
    """The content of a block without what HTTP puts before it. ``line`` is its first line, from 0.

    ``has_body`` says that it is that of a request whose method has a body.
    """

    content: str
    line: int
    role: Role | None = None
    has_body: bool = False
    status: int | None = None
    content_type: str | None = None


def operation_examples(parts: tuple[Part, ...], method: str, dialect: Dialect, report: Report) -> list[Example]:
    """The examples of an operation, whose own part is the first one, in the order of the docs."""
    reader = _Reader(has_body=method not in WITHOUT_BODY, dialect=dialect, report=report)
    above: list[tuple[int, Role | None]] = []
    for number, part in enumerate(parts):
        above = [entry for entry in above if entry[0] < part.heading.level]
        role = reader.role_of(part.heading.text) if number else None
        role = role or next((outer for _, outer in reversed(above) if outer), None)
        above.append((part.heading.level, role))
        reader.read(part.blocks, role)
    return reader.resolved()


class _Reader:
    """Reads blocks of code. ``unlabelled`` are the examples of which nothing says what they show."""

    def __init__(self, *, has_body: bool, dialect: Dialect, report: Report) -> None:
        self._has_body = has_body
        self._dialect = dialect
        self._report = report
        self._error_phrases = dict(dialect.opening_phrases)["errors"]
        self._examples: list[Example] = []
        self._unlabelled: list[int] = []
        self._has_calls = False

    def read(self, blocks: tuple[Content, ...], by_heading: Role | None) -> None:
        """Read the examples below a heading. A label is about all blocks of code up to the next text."""
        label = ""
        for block in blocks:
            if isinstance(block, Annotation | Prose):
                label = _label(block)
            elif isinstance(block, Code):
                self._read_code(block, label, by_heading)

    def resolved(self) -> list[Example]:
        """All examples. One without a label is a response, unless it is the first of two and no call is above it.

        One with comments that say what is required is a request as well.
        """
        first = self._unlabelled[0] if self._unlabelled else 0
        is_pair = len(self._unlabelled) > 1 or any(
            example.role == "response" for example in self._examples[first + 1 :]
        )
        is_described = bool(self._unlabelled) and describes_request(self._examples[first].value, self._dialect)
        is_request = is_described or (is_pair and not self._examples[first].is_after_call)
        if self._unlabelled and is_request and self._has_body:
            self._examples[first] = replace(self._examples[first], role="request")
        return self._examples

    def _read_code(self, block: Code, label: str, by_heading: Role | None) -> None:
        language = re.split(r"[-_\s.]+", block.language.lower())
        is_json = language[0] in _JSON_LANGUAGES or (language[0] in _SCRIPT_LANGUAGES and _is_object(block.text))
        stated = self.role_of(" ".join(language)) or self.role_of(label)
        if stated is None and (by_heading != "request" or (self._has_body and not self._has_calls)):
            stated = by_heading
        is_call = True
        for message in _messages(block.text):
            role = message.role or stated
            is_data = message.content.lstrip()[:1] in ("{", "[")
            other = message.content_type or (None if is_data else _OTHER_TYPES.get(language[0]))
            is_known = is_json or message.role or (role == "response" and other)
            if is_known or (is_data and (role or not block.language)):
                is_call = False
                if _TEMPLATE in message.content:
                    text = "an example that a template writes is not kept: templates are not run"
                    self._report.add("text-not-kept", block.at, text)
                    continue
                self._add(block, message, role, _status_in(label), other, is_json=is_json)
        self._has_calls |= is_call

    def _add(
        self, block: Code, message: _Message, role: Role | None, status: int | None, other: str | None, *, is_json: bool
    ) -> None:
        at = Position(block.at.file, block.at.line + message.line)
        status = message.status or (None if role == "request" else status)
        if role != "request" and status is not None and status >= _FIRST_ERROR:
            role = "error"
        json = read_tolerant(message.content) if other is None and message.content.strip() else TolerantJson(())
        if json.error and is_json and not block.is_open:  # where an open one ends is a guess
            line = Position(at.file, at.line + json.error.line, json.error.column)
            message_text = f"example {json.error.problem}; it is not kept"
            self._report.add("example-json-valid", line, message_text)
        if role is None:
            self._unlabelled.append(len(self._examples))
        if message.role == "request" and json.values:
            # What follows a request in the same block is its response, all of it if the request has no body.
            body = json.values[: message.has_body]
            self._examples.append(Example("request", at, replace(json, values=body)))
            role, json = "response", replace(json, values=json.values[len(body) :])
        self._examples.append(Example(role or "response", at, json, status, other, self._has_calls))

    def role_of(self, text: str) -> Role | None:
        """What the words of a label or heading say."""
        if self._is_request_line(text):
            return None
        words = [word for word in normalize(plain_text(text)).split() if word not in _JSON_LANGUAGES]
        is_statement = text.rstrip().endswith(_STATEMENT_ENDS)
        is_sentence, text = len(words) > _MAX_TITLE_WORDS, " ".join(words)
        if not words:
            return None
        phrases = dict(self._dialect.opening_phrases)
        if self._returns_error(words):
            return "error"
        is_response = phrases["response"].are_in(text)
        if phrases["errors"].are_in(text) and not (is_response and is_sentence):
            status = _status_in(text)
            return "response" if status is not None and status < _FIRST_ERROR else "error"
        if is_response:
            return "response"
        requests = self._dialect.requests
        is_request = requests is not None and not is_statement and requests.heading_phrases.are_in(text)
        return "request" if is_request or phrases["body"].are_in(text) else None

    def _returns_error(self, words: list[str]) -> bool:
        """Whether a sentence begins with *Returns an error*."""
        small = self._dialect.resources.small_words
        text = " ".join(word for word in words if word not in small)
        verb = self._dialect.returning_phrases.first_in(text)
        return verb is not None and text.startswith(verb) and self._error_phrases.begin(text[len(verb) :].strip())

    def _is_request_line(self, text: str) -> bool:
        """Whether a text states the method or the URL behind a label: it says nothing of what is below."""
        label, separator, value = plain_text(text).replace("\uff1a", ":").partition(":")
        requests = self._dialect.requests
        return bool(separator and value.strip()) and requests is not None and normalize(label) in requests.label_phrases


def _is_object(code: str) -> bool:
    """Whether a block of code is nothing but an object or a list of them."""
    json = read_tolerant(code) if code.lstrip()[:1] in ("{", "[") else TolerantJson(())
    return json.error is None and len(json.values) == 1 and isinstance(json.values[0], JsonObject | list)


def _label(block: Annotation | Prose) -> str:
    """What a text says about the code below it: its last line, if that is a title or ends with a colon."""
    text = block.text.strip()
    if isinstance(block, Annotation):
        return text[-_MAX_LABEL_LENGTH:]
    last = text.rpartition("\n")[2].strip()
    is_label = last.endswith((":", "\uff1a")) or last.startswith(("*", "_", "<", ">"))
    return last if len(last) <= (_MAX_LABEL_LENGTH if is_label else _MAX_LINE_LENGTH) else ""


def _status_in(label: str) -> int | None:
    """The only number in a label that can be a status."""
    found = set(_STATUS.findall(label))
    return int(found.pop()) if len(found) == 1 else None


def _messages(text: str) -> Iterator[_Message]:
    """The messages of HTTP in a block; the whole block if there is none."""
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _STATUS_LINE.match(line)]
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if first not in starts and _REQUEST_LINE.fullmatch(lines[first]):
        starts.insert(0, first)
    if not starts or starts[0] != first:
        yield _Message(text, 0)
        return
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield _message(lines, start, end)


def _message(lines: list[str], start: int, end: int) -> _Message:
    status = _STATUS_LINE.match(lines[start])
    headers: dict[str, str] = {}
    body = start + 1
    while body < end and (header := _HEADER.match(lines[body])):
        headers[header["name"].lower()] = header["value"].strip()
        body += 1
    content = "\n".join(lines[body:end])
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    return _Message(
        content=content,
        line=body,
        role="response" if status else "request",
        has_body=not status and not lines[start].startswith(WITHOUT_BODY),
        status=int(status["status"]) if status else None,
        content_type=content_type if content_type and "json" not in content_type else None,
    )
