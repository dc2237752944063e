"""The record of a dialect: the words and patterns with which a family of docs is read. Does not read documents."""

import re
from fnmatch import fnmatchcase
from functools import cached_property, lru_cache
from typing import Literal, get_args

import msgspec

from slatebind.dialects.prose_words import ProseWords
from slatebind.spec.model import Protocol, TypeName

Section = Literal["request", "parameters", "response", "errors"]
Role = Literal["name", "description", "type", "length", "required", "default", "values", "code"]
ROLES: tuple[str, ...] = get_args(Role)
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|[*_`~\\]")
_NOT_A_WORD = re.compile(r"[^\w\[\]]+")


@lru_cache(maxsize=4096)
def normalize(text: str) -> str:
    """The words of a text in lower case, separated by single spaces, without markup and punctuation."""
    return _NOT_A_WORD.sub(" ", _MARKUP.sub("", text)).strip().lower()


class Dialect(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """The content of a dialect file. Words are compared by `normalize`; patterns are Python regular expressions."""

    dialect: str
    protocol: Protocol
    introduction: tuple[str, ...] = ()
    sections: dict[Section, tuple[str, ...]]
    required_sections: tuple[Section, ...] = ()
    columns: dict[Role, tuple[str, ...]]
    bold_names: bool = False
    true_words: tuple[str, ...] = ("true", "yes")
    false_words: tuple[str, ...] = ("false", "no")
    empty: tuple[str, ...] = ("",)
    types: dict[TypeName, tuple[str, ...]]
    async_: tuple[str, ...] = msgspec.field(name="async", default=())
    sync: tuple[str, ...] = ()
    example: str
    example_prompt: str
    endpoint: str
    command_name: str
    no_parameters: str
    no_response: str
    description_lead: str
    error_separator: str
    placeholders: tuple[str, ...] = ()
    artifacts: tuple[str, ...] = ()
    prose: ProseWords = ProseWords()
    lists: tuple[str, ...] = ()
    success_fields: tuple[str, ...] = ()
    success_mark: str = "success"

    def section(self, heading: str) -> Section | None:
        """The section that a heading opens."""
        return self._sections.get(normalize(heading))

    def is_section(self, heading: str) -> bool:
        """Whether a heading opens a section."""
        return self.section(heading) is not None

    def role(self, title: str) -> Role | None:
        """The role of a column with this title."""
        words = set(normalize(title).split())
        return next((role for role, titles in self.columns.items() if words & set(titles)), None)

    def type_of(self, word: str) -> TypeName | None:
        """The spec's type for a type word of the docs."""
        folded = word.strip().lower()
        if folded in self._types:
            return self._types[folded]
        return next((name for pattern, name in self._type_patterns if fnmatchcase(folded, pattern)), None)

    def is_list(self, command: str) -> bool:
        """Whether a command of this name responds with a list."""
        return any(fnmatchcase(command, pattern) for pattern in self.lists)

    @cached_property
    def type_words(self) -> tuple[str, ...]:
        """All type words, without patterns."""
        return tuple(self._types)

    @cached_property
    def section_words(self) -> tuple[str, ...]:
        """All headings that open a section."""
        return tuple(self._sections)

    def pattern(self, name: str) -> re.Pattern[str]:
        """One of the dialect's regular expressions, compiled."""
        if name not in self._compiled:
            flags = re.M if name in {"example", "example_prompt", "endpoint"} else re.I
            self._compiled[name] = re.compile(getattr(self, name), flags)
        return self._compiled[name]

    @cached_property
    def _compiled(self) -> dict[str, re.Pattern[str]]:
        return {}

    @cached_property
    def _sections(self) -> dict[str, Section]:
        return {normalize(word): section for section, words in self.sections.items() for word in words}

    @cached_property
    def _types(self) -> dict[str, TypeName]:
        return {word: name for name, words in self.types.items() for word in words if "*" not in word}

    @cached_property
    def _type_patterns(self) -> list[tuple[str, TypeName]]:
        return [(word, name) for name, words in self.types.items() for word in words if "*" in word]


PATTERNS = (
    "example",
    "example_prompt",
    "endpoint",
    "command_name",
    "no_parameters",
    "no_response",
    "description_lead",
    "error_separator",
)
"""The keys whose values are regular expressions."""
