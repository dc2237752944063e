"""Names of models that several operations answer with and that are no entity: none of the operations gives the name.

A model that is named after one of its operations, such as ``DeleteTagResponse``, misleads where another returns it.
"""

from collections.abc import Iterator, Sequence

from slatebind.casing import pascal, singular, split, without_accents
from slatebind.extraction.commands.parsed_command import ParsedCommand
from slatebind.extraction.commands.response_tables import ResponseTable

_FIELD_COUNTS = (3, 6, 10)
"""How many fields give a name, if another model has the name of fewer."""
_MIN_LETTERS = 3
"""A shorter word says nothing, such as ``by`` and ``v2``."""


def shared_names(tables: Sequence[ResponseTable]) -> Iterator[str]:
    """Names after what the operations have in common: words, the only field, the end of paths, the chapter, fields."""
    words = _common_words([_words_after_verb(table.owner) for table in tables])
    if any(len(word) >= _MIN_LETTERS and word.isalpha() for word in words):
        yield _name(" ".join(words))
    fields = [field.name for field in tables[0].fields]
    if len(fields) == 1:
        yield _name(fields[0])
    commands = [table.parsed.command for table in tables if isinstance(table.parsed, ParsedCommand)]
    ends = {_last_segment(command.path or "") for command in commands}
    if len(ends) == 1 and (end := pascal(ends.pop())):
        yield _name(singular(end))
    chapters = {command.group for command in commands}
    if len(chapters) == 1 and (chapter := pascal(without_accents(chapters.pop()))):
        yield _name(singular(chapter))
    yield from (_name(" ".join(fields[:count])) for count in _FIELD_COUNTS)


def _last_segment(path: str) -> str:
    """The last segment that is no variable."""
    return next((segment for segment in reversed(path.split("/")) if "{" not in segment and segment), "")


def _words_after_verb(name: str) -> list[str]:
    words = split(name)
    return words[1:] or words


def _common_words(names: Sequence[list[str]]) -> list[str]:
    """The longest words that stand together in all names; the first ones of equal length."""
    first, *others = names
    runs = (
        first[start : start + length] for length in range(len(first), 0, -1) for start in range(len(first) - length + 1)
    )
    return next((run for run in runs if all(_holds(other, run) for other in others)), [])


def _holds(words: list[str], run: list[str]) -> bool:
    return any(words[start : start + len(run)] == run for start in range(len(words) - len(run) + 1))


def _name(text: str) -> str:
    name = pascal(f"{text} Response")
    return name if name[:1].isalpha() else f"Model{name}"
