"""Reading YAML into plain values with positions. The only importer of PyYAML.

Scalars follow the core schema of YAML 1.2: ``no`` and ``2014-07-06`` are strings. Tags, aliases, merge keys, several
documents, duplicate keys and keys that are not strings are errors, each with its line and column.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import yaml

from slatebind.data.parsed import Parsed
from slatebind.diagnostic import Diagnostic, Path, Position
from slatebind.findings import diagnostic

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?[0-9]{1,4300}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITY = {".inf": 1.0, "+.inf": 1.0, "-.inf": -1.0}
_NUMBER_STARTS = frozenset("-+.0123456789")
_CONSTANTS: dict[str, bool | None] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_CONSTANTS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_MAX_DEPTH = 100


class _RefusedError(Exception):
    """YAML that is not supported; the rest of the text is not read."""

    def __init__(self, mark: Any, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.mark = mark
        self.hint = hint


def read_yaml(text: str, file: str, wanted: Callable[[Path], bool] | None = None) -> Parsed:
    """The values of a YAML text that is called ``file`` in diagnostics.

    Entries of mappings whose path is not ``wanted`` are left out; only their YAML syntax is checked.
    """
    reader = _Reader(file, wanted)
    try:
        value = reader.document(yaml.parse(text, Loader=_LOADER))
    except _RefusedError as problem:
        reader.report(problem.mark, str(problem), problem.hint)
        value = None
    except yaml.MarkedYAMLError as problem:
        reader.report(problem.problem_mark or problem.context_mark, _syntax_message(problem))
        value = None
    except (yaml.reader.ReaderError, UnicodeEncodeError) as problem:
        reader.report_character(text, problem)
        value = None
    return Parsed(value, reader.positions, tuple(reader.diagnostics), reader.key_positions)


def read_yaml_values(text: str) -> Any:
    """The values of a YAML text that is known to be valid, such as that of a file that ships; without positions."""
    events = yaml.parse(text, Loader=_LOADER)
    start = next(event for event in events if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)))
    return _value(start, events)


def _value(event: Any, events: Iterator[Any]) -> Any:
    """The value that an event begins."""
    if isinstance(event, yaml.MappingStartEvent):
        entries: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            entries[event.value] = _value(next(events), events)
        return entries
    if isinstance(event, yaml.SequenceStartEvent):
        elements: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            elements.append(_scalar(event) if isinstance(event, yaml.ScalarEvent) else _value(event, events))
        return elements
    return _scalar(event)


def _syntax_message(problem: yaml.MarkedYAMLError) -> str:
    parts = [part for part in (problem.context, problem.problem) if part]
    return "invalid YAML: " + ", ".join(parts or ["cannot be read"])


class _Reader:
    """Builds values from PyYAML's events, each of which has the position of its node."""

    def __init__(self, file: str, wanted: Callable[[Path], bool] | None) -> None:
        self.file = file
        self._wanted = wanted
        self.positions: dict[Path, Position] = {}
        self.key_positions: dict[Path, Position] = {}
        self.diagnostics: list[Diagnostic] = []

    def report(self, mark: Any, message: str, hint: str = "") -> None:
        self._add(self._at(mark) if mark else Position(self.file), message, hint)

    def report_character(self, text: str, problem: Exception) -> None:
        """Report the first character that YAML does not allow.

        It is searched for because libyaml gives its offset in bytes, PyYAML's own reader in characters.
        """
        at = next((index for index, character in enumerate(text) if not _is_allowed(character)), 0)
        line = text.count("\n", 0, at) + 1
        message = f"character U+{ord(text[at]):04X} is not allowed in YAML" if text else str(problem)
        self._add(Position(self.file, line, at - (text.rfind("\n", 0, at) + 1) + 1), message, "remove or escape it")

    def _add(self, at: Position, message: str, hint: str) -> None:
        self.diagnostics.append(diagnostic("yaml", at, message, hint))

    def _at(self, mark: Any) -> Position:
        return Position(self.file, mark.line + 1, mark.column + 1)

    def document(self, events: Iterator[Any]) -> Any:
        """The value of the only document in a stream; None if the stream is empty."""
        value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _RefusedError(event.start_mark, "a second document starts here", "keep one document per file")
                value = self._node(next(events), events, (), 0)
        return value

    def _node(self, event: Any, events: Iterator[Any], path: Path, depth: int) -> Any:
        if depth > _MAX_DEPTH:
            raise _RefusedError(event.start_mark, f"nested more than {_MAX_DEPTH} levels deep")
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(event.start_mark, f"alias *{event.anchor} is not supported", "write the value out")
        if event.tag is not None and not (event.tag == "!" and isinstance(event, yaml.ScalarEvent)):
            raise _RefusedError(event.start_mark, f"tag {event.tag} is not supported", "remove the tag")
        self.positions[path] = self._at(event.start_mark)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(events, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(events, path, depth)
        return _scalar(event)

    def _mapping(self, events: Iterator[Any], path: Path, depth: int) -> dict[str, Any]:
        value: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent) or event.tag is not None:
                raise _RefusedError(event.start_mark, "a key is not plain text", "write the key as text")
            key = event.value
            if key in value:
                self.report(event.start_mark, f"duplicate key `{key}`", "remove one of them")
            inner = (*path, key)
            self.key_positions[inner] = self._at(event.start_mark)
            if self._wanted is None or self._wanted(inner):
                value[key] = self._node(next(events), events, inner, depth + 1)
            else:
                _skip_node(events)
        return value

    def _sequence(self, events: Iterator[Any], path: Path, depth: int) -> list[Any]:
        value: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            value.append(self._node(event, events, (*path, len(value)), depth + 1))
        return value


def _scalar(event: Any) -> Any:
    text: str = event.value
    if not event.implicit[0]:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text[0] not in _NUMBER_STARTS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return _INFINITY[text.lower()] * float("inf") if text.lower() in _INFINITY else text


def _skip_node(events: Iterator[Any]) -> None:
    """Consume the events of the next node."""
    depth = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if not depth:
            return


def _is_allowed(character: str) -> bool:
    is_ascii = character in "\t\n\r" or " " <= character <= "~"
    return is_ascii or character == "\x85" or (character >= "\xa0" and not _is_noncharacter(character))


def _is_noncharacter(character: str) -> bool:
    return "\ud800" <= character <= "\udfff" or character in "\ufeff\ufffe\uffff"
