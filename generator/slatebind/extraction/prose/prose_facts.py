"""Facts that sentences of descriptions state: other parameters, defaults, known values, deprecation.

The words are the dialect's (its key ``prose``). A sentence states a fact only if it is understood as a whole::

    sentence = [text ("," | ":" | "-")] [subject] introduction content
    content  = names | value | values

``subject`` is empty, a phrase of the dialect or the parameter's own name; no hedge ("if", "usually") precedes the
introduction. ``names`` are parameters of the same command, in any spelling ("the domain ID parameter" is ``domainid``);
a value fits the parameter's type. Text in parentheses is a sentence of its own. All else states nothing: a fact that is
missed is in the description, a wrong one would reject calls. Of a field only its values and deprecation are read.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec.structs import replace

from slatebind.dialects import Dialect, cached_by_text
from slatebind.dialects.prose_words import ProseWords
from slatebind.extraction.prose.marked_values import marked_values
from slatebind.extraction.prose.prose_values import read_value, read_values
from slatebind.spec.model import Command, Field, Param

_Described = TypeVar("_Described", Param, Field)
_VALUES = ("values",)
_NEEDS_VALUES = ("excludes", "requires", "default")
"""A default may be one of the known values."""
_MAX_SENTENCE_CHARACTERS = 1000
"""Longer sentences are not read, so that the time stays linear in the length of a description."""
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+|(?<=\u3002)|\n|<br\s*/?>")
_PARENTHESES = re.compile(r"\(([^()]*)\)")
_PART_END = re.compile(r"[,:\uff0c\uff1a\uff1b]|\s[-\u2013\u2014]\s")
_CONJUNCTION = re.compile(r",\s*(?:and\b|or\b)?|\s(?:and|or)\s|/", re.IGNORECASE)
_DISJUNCTION = re.compile(r"\bor\b|\beither\b|\bany\b|\bone of\b|/", re.IGNORECASE)
_AROUND_NAME = re.compile(
    r"^(?:(?:both|either|any of|the|this)\s+)*|\s+(?:parameters?|params?|arguments?|fields?)$", re.IGNORECASE
)
_MARKUP = "\"'`*\u201c\u201d\u2018\u2019 .;!"


def add_prose_facts(command: Command, dialect: Dialect) -> Command:
    """The command with what descriptions state of it and its parameters; what a column states stays."""
    if dialect.prose == ProseWords():
        return command
    names = _Names(command.params)
    readers = {param.name: _DescriptionReader(param, names, dialect) for param in command.params}
    facts = {name: reader.read() | reader.read_with_values() for name, reader in readers.items()}
    _drop_contradictions(facts, {param.name: param for param in command.params})
    params = tuple(_with_facts(param, facts[param.name]) for param in command.params)
    texts = (command.description, *(notice.text for notice in command.notices))
    if any(_introduces("deprecated", text, dialect) for text in texts):
        command = replace(command, deprecated=True, origin={"deprecated": "prose"})
    return replace(command, params=params) if params != command.params else command


def with_prose_facts(fields: tuple[Field, ...], dialect: Dialect) -> tuple[Field, ...]:
    """The fields of a response with what their descriptions state; what a column states stays."""
    if dialect.prose == ProseWords():
        return fields
    names = _Names(fields)
    return tuple(_with_facts(field, _DescriptionReader(field, names, dialect).read()) for field in fields)


def with_own_facts(record: _Described, dialect: Dialect) -> _Described:
    """A parameter or field with what its description states of it alone; what a column states stays."""
    if dialect.prose == ProseWords() or not record.description:
        return record
    reader = _DescriptionReader(record, _Names((record,)), dialect)
    return _with_facts(record, marked_values(record, dialect) | reader.read() | reader.read_with_values())


def _with_facts(record: _Described, facts: Mapping[str, Any]) -> _Described:
    missing = {key: value for key, value in facts.items() if not getattr(record, key)}
    origin = dict.fromkeys((key for key in record.__struct_fields__ if key in missing), "prose")
    return replace(record, **missing, origin=origin) if missing else record


def _drop_contradictions(facts: Mapping[str, dict[str, Any]], params: Mapping[str, Param]) -> None:
    """Drop dependencies that no call could meet: a parameter both excluded and required."""
    pairs = {(name, other) for name, own in facts.items() for other in own.get("requires", ())}
    for name, own in facts.items():
        for other in own.get("excludes", ()):
            if (name, other) in pairs or (other, name) in pairs or params[name].required or params[other].required:
                _drop(own, "excludes", other)
                _drop(own, "requires", other)
                _drop(facts[other], "requires", name)


def _drop(facts: dict[str, Any], key: str, name: str) -> None:
    kept = tuple(other for other in facts.get(key, ()) if other != name)
    if kept:
        facts[key] = kept
    else:
        facts.pop(key, None)


def states_default(description: str, dialect: Dialect) -> bool:
    """Whether a description says that there is a default, of whatever value."""
    return _introduces("default", description, dialect)


def _introduces(key: str, description: str, dialect: Dialect) -> bool:
    return any(clause.matches(key) for clause in _clauses(description, dialect))


class _Clause:
    """A sentence of a description, or one in parentheses, with the text around it."""

    def __init__(self, text: str, context: str, words: ProseWords) -> None:
        self.text = text
        self.context = context
        self._words = words
        self._found: dict[str, list[re.Match[str]]] = {}

    def matches(self, key: str) -> list[re.Match[str]]:
        """The first match of each expression of a key."""
        if key not in self._found:
            self._found[key] = [*self._words.matches(key, self.text)]
        return self._found[key]


@cached_by_text
def _clauses(description: str, dialect: Dialect) -> tuple[_Clause, ...]:
    """The clauses of a description; none if all are plain."""
    return tuple(_Clause(text, context, dialect.prose) for text, context in _split(description, dialect.prose))


def _split(description: str, words: ProseWords) -> Iterator[tuple[str, str]]:
    if "(" not in description and not words.may_match(" ".join(description.split())):
        return
    for sentence in _SENTENCE_END.split(description):
        if not sentence or len(sentence) > _MAX_SENTENCE_CHARACTERS:
            continue
        text = words.pattern("harmless").sub("", " ".join(sentence.split()))
        inner = _PARENTHESES.findall(text)
        outer = _PARENTHESES.sub("", text)
        yield _trimmed(outer), " ".join(inner)
        for clause in inner:
            yield _trimmed(clause), text.partition(f"({clause})")[0]


def _trimmed(text: str) -> str:
    return text.strip().rstrip(".;!?, \u3002").lstrip("*_ ,")


class _Names:
    """The parameters of a command, or the fields of its response, by their names in prose."""

    def __init__(self, records: Collection[Param | Field]) -> None:
        self._records = records

    @cached_property
    def _found(self) -> dict[str, str | None]:
        found: dict[str, str | None] = {}
        for record in self._records:
            key = _folded(record.name)
            found[key] = None if key in found else record.name
        return found

    def find(self, text: str) -> str | None:
        """The one record that a text names."""
        return self._found.get(_folded(_AROUND_NAME.sub("", text.strip(_MARKUP))))

    def find_all(self, text: str) -> tuple[str, ...]:
        """The records that a text lists; none if a part of it is not one."""
        parts = [self.find(part) for part in _CONJUNCTION.split(text) if part.strip()]
        return tuple(dict.fromkeys(name for name in parts if name)) if None not in parts else ()


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


class _DescriptionReader:
    """Reads the description of one parameter or field."""

    def __init__(self, record: Param | Field, names: _Names, dialect: Dialect) -> None:
        self._record = record
        self._names = names
        self._words = dialect.prose
        self._known_values = record.values
        self._clauses = _clauses(record.description, dialect)

    def read(self) -> dict[str, Any]:
        """The facts of any record, by key. Two different lists of values are none."""
        facts = self._facts(_VALUES)
        self._known_values = self._record.values or facts.get("values", ())
        if any(clause.matches("deprecated") for clause in self._clauses):
            facts["deprecated"] = True
        return facts

    def read_with_values(self) -> dict[str, Any]:
        """The further facts of a parameter, after `read`. Names of several sentences add up."""
        return self._facts(_NEEDS_VALUES)

    def _facts(self, keys: tuple[str, ...]) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        conflicts: set[str] = set()
        for key, value in (fact for clause in self._clauses for fact in self._in_clause(clause, keys)):
            if key in ("excludes", "requires"):
                facts[key] = tuple(dict.fromkeys((*facts.get(key, ()), *value)))
            elif facts.setdefault(key, value) != value:
                conflicts.add(key)
        return {key: value for key, value in facts.items() if value and key not in conflicts}

    def _in_clause(self, clause: _Clause, keys: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
        for key in keys:
            for match in clause.matches(key):
                before = clause.text[: match.start()]
                if self._is_hedged(before, clause.context):
                    if key == "default":
                        yield key, ""  # it depends, whatever another sentence says
                elif self._is_about_this(before) and (value := self._content(key, match)):
                    yield key, value
                    break

    def _is_hedged(self, before: str, context: str) -> bool:
        hedge = self._words.pattern("hedge")
        return hedge.search(before) is not None or hedge.search(context) is not None

    def _is_about_this(self, before: str) -> bool:
        """Whether the subject in front of an introduction is this record."""
        subject = _PART_END.split(before)[-1].strip()
        if self._words.pattern("subject").fullmatch(subject):
            return True
        return self._names.find(re.sub(r"\s+(?:is|are|has)$", "", subject)) == self._record.name

    def _content(self, key: str, match: re.Match[str]) -> Any:
        groups = match.groupdict()
        match key:
            case "default":
                return read_value(groups["value"], self._record.type, self._known_values, self._words)
            case "values":
                return read_values(groups["values"], self._record.type, self._words)
        text = groups.get("all") or groups.get("names") or ""
        if key == "requires" and _DISJUNCTION.search(text):
            return ()
        found = self._names.find_all(text)
        if groups.get("all") and self._record.name not in found:
            return ()
        return tuple(name for name in found if name != self._record.name)
