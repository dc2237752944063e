"""Loading dialects: shipped ones by name, others from a file."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from slatebind.data.parsed import Parsed
from slatebind.data.records import read_record
from slatebind.data.yaml_reader import read_yaml, read_yaml_values
from slatebind.diagnostic import Diagnostic, Position, Severity, position_of
from slatebind.dialects.check import check
from slatebind.dialects.dialect import Dialect
from slatebind.dialects.extending import extended, united
from slatebind.dialects.phrases import Phrases
from slatebind.files import UnreadableError, read_text
from slatebind.suggestions import did_you_mean

_SHIPPED = Path(__file__).parent
_WORDS = "words"
"""The folder of the files of words, one for each language."""

_DESTRUCTIVE = "destructive"
_NO_TITLES = ("generic_titles", "prose", "page_words", "page_fields")
"""The keys of files of words that hold no words of headings and tables."""


def shipped_dialects() -> tuple[str, ...]:
    """The names of the shipped dialects."""
    return tuple(sorted(file.stem for file in _SHIPPED.glob("*.yaml")))


def is_dialect_file(name: str) -> bool:
    """Whether a dialect is named by its file, and not by the name of a shipped one."""
    return "/" in name or name.endswith((".yaml", ".yml"))


def load_dialect(name: str) -> tuple[Dialect | None, tuple[Diagnostic, ...]]:
    """The dialect with a shipped name or in a file; None and the errors if it does not exist or is invalid."""
    shipped = shipped_dialects()
    if name in shipped:
        # The suite validates shipped dialects; compiling their patterns takes longer than reading them.
        parsed = Parsed(_shipped_values(name), {}, ())
        dialect, problems = read_record(parsed, Dialect, f"{name}.yaml", "dialect-invalid")
        return dialect and dialect.folded(), problems
    if not is_dialect_file(name):
        hint = did_you_mean(name, shipped, f"known dialects: {', '.join(shipped)}; or give a file")
        return None, (_error("dialect-unknown", f"unknown dialect `{name}`", Position(name), hint),)
    return _read(name)


def _read(name: str) -> tuple[Dialect | None, tuple[Diagnostic, ...]]:
    parsed, problems = _read_values(name)
    if parsed is None:
        return None, problems
    dialect, problems = read_record(parsed, Dialect, name, "dialect-invalid")
    if dialect is None:
        return dialect, problems
    violations = check(dialect, parsed, name)
    return (None if violations else dialect.folded()), (*problems, *violations)


def _read_values(name: str) -> tuple[Parsed | None, tuple[Diagnostic, ...]]:
    """The values of a dialect file, with those that it inherits; None and the errors if one cannot be read."""
    try:
        text = read_text(name)
    except UnreadableError as error:
        reason = str(error).removeprefix(f"{name}: ")
        return None, (_error("dialect-unreadable", f"cannot read the dialect: {reason}", Position(name)),)
    parsed = read_yaml(text, name)
    own = parsed.value
    if not isinstance(own, dict):
        return parsed, ()
    base, shipped = own.get("extends"), shipped_dialects()
    if base is not None and base not in shipped:
        at = position_of(parsed.positions, ("extends",), name)
        hint = did_you_mean(str(base), shipped, f"known dialects: {', '.join(shipped)}")
        return None, (_error("dialect-invalid", f"`extends` names no shipped dialect: `{base}`", at, hint),)
    languages = own.get("languages", [])
    for number, language in enumerate(languages if isinstance(languages, list) else []):
        if language not in _languages():
            at = position_of(parsed.positions, ("languages", number), name)
            hint = did_you_mean(str(language), _languages(), f"known languages: {', '.join(_languages())}")
            return None, (_error("dialect-invalid", f"unknown language `{language}`", at, hint),)
    inherited = _shipped_values(base) if base else {}
    with_words = _with_words(inherited, languages if isinstance(languages, list) else [])
    return replace(parsed, value=extended(own, with_words)), ()


@cache
def _shipped_values(name: str) -> dict[str, Any]:
    """The values of a shipped dialect with the words of its languages."""
    values = _shipped_file(f"{name}.yaml")
    return extended(values, _with_words({}, values.get("languages", [])))


@cache
def shipped_without_words(name: str) -> Dialect:
    """A shipped dialect without the words of its languages: what announces an operation does not depend on them."""
    values = _shipped_file(f"{name}.yaml")
    dialect, _ = read_record(Parsed(values, {}, ()), Dialect, name, "dialect-invalid")
    assert dialect is not None
    return dialect


def _with_words(values: dict[str, Any], languages: list[str]) -> dict[str, Any]:
    """The values with the words of languages, those of the first one first."""
    return extended(united([_words_of(language) for language in languages]), values)


@cache
def language_phrases(language: str) -> Phrases:
    """All words of a language in headings and tables; expressions of sentences and names of parameters are none."""
    values = {key: words for key, words in _words_of(language).items() if key not in _NO_TITLES}
    # What only classifies operations is not a sign of a language: several have the same words.
    values["operation_names"] = {**values["operation_names"], _DESTRUCTIVE: []}
    return Phrases(_texts(values))


def destructive_words() -> dict[str, tuple[str, ...]]:
    """The words of operations that destroy or interrupt something, by language."""
    return {language: tuple(_words_of(language)["operation_names"][_DESTRUCTIVE]) for language in _languages()}


def _words_of(language: str) -> dict[str, Any]:
    return _shipped_file(f"{_WORDS}/{language}.yaml")


def _shipped_file(path: str) -> dict[str, Any]:
    """The values of a file that ships, which the suite validates."""
    values: dict[str, Any] = read_yaml_values(read_text(str(_SHIPPED / path)))
    return values


def _texts(values: Any) -> Iterator[str]:
    """The texts in nested lists and maps."""
    for value in values.values() if isinstance(values, dict) else values if isinstance(values, list) else ():
        if isinstance(value, str):
            yield value
        else:
            yield from _texts(value)


def _languages() -> tuple[str, ...]:
    """The languages that there is a file of words for."""
    return tuple(sorted(file.stem for file in (_SHIPPED / _WORDS).glob("*.yaml")))


def _error(code: str, message: str, at: Position, hint: str = "") -> Diagnostic:
    return Diagnostic(code=code, message=message, at=at, severity=Severity.ERROR, hint=hint)
