"""A dialect: looking up what the words and titles of docs mean. Does not read documents."""

import re
from fnmatch import fnmatchcase, translate
from functools import cached_property

from msgspec.structs import replace

from slatebind.dialects.api_words import PagingWords
from slatebind.dialects.dialect_file import DialectFile, Role, Section
from slatebind.dialects.marks import Marks
from slatebind.dialects.phrases import OPENINGS, Opening, Phrases, fold, normalize
from slatebind.dialects.requests import Requests
from slatebind.spec.model import TypeName

_VERSION = re.compile(r"v?\d+")


class Dialect(DialectFile, frozen=True, kw_only=True, dict=True, eq=False):
    """The content of a dialect file with what is looked up in it.

    Dialects are compared by identity: they are keys of what is kept for them.
    """

    def folded(self) -> "Dialect":
        """The dialect with the words of cells in the form in which they are compared."""
        keys = ("true_words", "false_words", "empty", "required", "optional", "async_", "sync", "introduction")
        return replace(self, **{key: tuple(map(fold, getattr(self, key))) for key in keys})

    @cached_property
    def page_params(self) -> tuple[PagingWords, ...]:
        """The parameters of each kind of paging, in the order in which they are tried, with the words of languages."""
        return tuple(words.with_words(self.page_words) for words in self.paging)

    def is_generic(self, title: str) -> bool:
        """Whether a title does not say which API it is, such as *API Reference*."""
        remove = self._generic_phrases.remove_from
        # Twice: a Latin word stands alone once the Chinese word next to it is removed.
        words = {word for word in remove(remove(normalize(title))).split() if not _VERSION.fullmatch(word)}
        return bool(self.generic_titles) and self.resources.small_words.issuperset(words)

    @cached_property
    def _generic_phrases(self) -> Phrases:
        return Phrases(self.generic_titles)

    def section(self, heading: str) -> Section | None:
        """The section that a heading opens."""
        return self._sections.get(normalize(heading))

    @cached_property
    def opening_phrases(self) -> tuple[tuple[Opening, Phrases], ...]:
        """The phrases of each opening, in the order in which they are tried."""
        return tuple((opening, Phrases(self.openings.get(opening, ()))) for opening in OPENINGS)

    @cached_property
    def request_phrases(self) -> Phrases:
        """The words for parameters that do not stand for fields of a response as well."""
        return Phrases(word for word in self.openings.get("parameters", ()) if normalize(word) not in self.field_titles)

    @cached_property
    def necessity_phrases(self) -> tuple[tuple[bool, Phrases], ...]:
        """The phrases that say of all that is below a heading whether it is required."""
        return (False, Phrases(self.optional)), (True, Phrases(self.required))

    @cached_property
    def parameter_phrases(self) -> Phrases:
        """The words for parameters, such as ``field``."""
        return Phrases(self.openings.get("parameters", ()))

    @cached_property
    def words_in_labels(self) -> frozenset[str]:
        """The words that labels have next to those that say what is below: `POST parameters` are of the operation."""
        methods = self.requests.methods if self.requests else ()
        return frozenset((*self.resources.small_words, *map(str.lower, methods)))

    @cached_property
    def heading_phrases(self) -> Phrases:
        """The phrases of all headings that open a part of an operation, and no operation."""
        requests = self.requests or Requests()
        words = (word for words in self.openings.values() for word in words)
        return Phrases((*words, *self.required, *self.optional, *requests.headings, *requests.examples))

    def is_section(self, heading: str) -> bool:
        """Whether a heading opens a section."""
        return self.section(heading) is not None

    @cached_property
    def mark_phrases(self) -> dict[str, Phrases]:
        """The phrases of each mark."""
        return {mark: Phrases(getattr(self.marks, mark)) for mark in Marks.__struct_fields__}

    @cached_property
    def marks_of_words(self) -> dict[str, list[str]]:
        """The marks that each phrase of one stands for."""
        found: dict[str, list[str]] = {}
        for mark in Marks.__struct_fields__:
            for phrase in {normalize(word) for word in getattr(self.marks, mark)} - {""}:
                found.setdefault(phrase, []).append(mark)
        return found

    @cached_property
    def either_phrases(self) -> Phrases:
        """The words between types of which a value has one."""
        return Phrases(self.tables.either)

    @cached_property
    def of_patterns(self) -> tuple[re.Pattern[str], ...]:
        """The words between a list and its elements, with the spaces around them."""
        return tuple(re.compile(rf"(?<=\w)\s+{re.escape(word)}(?:\s+|['\u2019])", re.I) for word in self.tables.of)

    @cached_property
    def returning_phrases(self) -> Phrases:
        """The words by which sentences say what is answered."""
        return Phrases(self.tables.returning)

    @cached_property
    def possible_phrases(self) -> Phrases:
        """The words of sentences that say what a request can ask for."""
        return Phrases(self.tables.possible)

    @cached_property
    def status_phrases(self) -> Phrases:
        """The words for the status of a response."""
        return Phrases(self.columns.get("code", ()))

    @cached_property
    def announcing_phrases(self) -> Phrases:
        """The words of sentences that announce tables, next to those of headings."""
        return Phrases(self.tables.announcing)

    @cached_property
    def field_titles(self) -> Phrases:
        """The titles of the column of names that tables of responses have."""
        return Phrases(self.tables.fields)

    @cached_property
    def container_phrases(self) -> Phrases:
        """The words after the name of a row in the title above a table of what is inside of it."""
        return Phrases(self.tables.containers)

    def role(self, title: str) -> Role | None:
        """The role of a column by its whole title, else by a word or phrase in it."""
        words = normalize(title)
        if words not in self._whole_titles:
            # The few titles of a document are asked for again and again.
            self._whole_titles[words] = self._role_by_words(words)
        return self._whole_titles[words]

    def _role_by_words(self, words: str) -> Role | None:
        single = set(words.split())
        found = (role for role, known, phrases in self._title_words if single & known or phrases.are_in(words))
        return next(found, None)

    @cached_property
    def _whole_titles(self) -> dict[str, Role | None]:
        """The first role of each title, and of those that were asked for."""
        return {normalize(title): role for role, titles in reversed(self.columns.items()) for title in titles}

    @cached_property
    def _title_words(self) -> tuple[tuple[Role, frozenset[str], Phrases], ...]:
        """For each role the titles of single words, and those of several words or of words in other scripts."""
        return tuple(
            (
                role,
                frozenset(map(fold, titles)),
                Phrases(title for title in titles if " " in title or not title.isascii()),
            )
            for role, titles in self.columns.items()
        )

    def type_of(self, word: str) -> TypeName | None:
        """The spec's type for a type word of the docs."""
        folded = fold(word.strip())
        if folded not in self._known_types:
            matching = (name for pattern, name in self._type_patterns if pattern.match(folded))
            self._known_types[folded] = next(matching, None)
        return self._known_types[folded]

    @cached_property
    def _known_types(self) -> dict[str, TypeName | None]:
        """The type of each word, and of those that were asked for."""
        return dict(self._types)

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
        return {fold(word): name for name, words in self.types.items() for word in words if "*" not in word}

    @cached_property
    def _type_patterns(self) -> list[tuple[re.Pattern[str], TypeName]]:
        patterns = [(fold(word), name) for name, words in self.types.items() for word in words if "*" in word]
        return [(re.compile(translate(pattern)), name) for pattern, name in patterns]
