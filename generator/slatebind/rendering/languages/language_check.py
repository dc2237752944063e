"""Checking the facts of a language, in its own file or in a target's manifest."""

import re
from collections.abc import Collection, Iterator

from slatebind.data.records import Problem
from slatebind.rendering.languages.language import MODEL, LanguageFacts, Strings, TypeSpelling
from slatebind.rendering.templates.escapes import LANGUAGE_ESCAPES
from slatebind.spec.model import ENCODED_MAPS, TYPES
from slatebind.suggestions import did_you_mean

KNOWN_TYPES = (*TYPES, *ENCODED_MAPS, MODEL)
"""The words that can be spelled."""
_NAMED_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CODE_PATTERN = re.compile(r"[^{}]*\{*\{x+\}\}*[^{}]*")


def fact_problems(facts: LanguageFacts) -> Iterator[Problem]:
    """Everything that is wrong with facts whose keys and values have the right types."""
    by_protocol = [(("names_by_protocol", protocol), names) for protocol, names in facts.names_by_protocol.items()]
    for at, names in [(("names",), facts.names), *by_protocol]:
        for kind, casing in names.items():
            if casing == "kebab" and kind != "file":
                yield Problem((*at, kind), "hyphens are for files only", "snake, camel or pascal")
    if facts.digit_prefix is not None and not re.fullmatch(r"[A-Za-z_]\w*", facts.digit_prefix, re.ASCII):
        yield Problem(("digit_prefix",), "identifiers cannot start with it", "a letter or an underscore")
    if facts.reserved_suffix is not None and not re.fullmatch(r"\w+", facts.reserved_suffix, re.ASCII):
        yield Problem(("reserved_suffix",), "identifiers cannot contain it", "letters, digits or underscores")
    if facts.strings:
        yield from _string_problems(facts.strings)
    if facts.comments:
        for found, replacement in facts.comments.replace.items():
            # One character can be escaped by others before it.
            others = (other for other in facts.comments.replace if other != found or len(found) > 1)
            if not found or any(other in replacement for other in others):
                message = f"`{replacement}` contains what comments may not"
                yield Problem(("comments", "replace", found), message, "write it in another way")
    for index, name in enumerate(facts.escapes):
        if name not in LANGUAGE_ESCAPES:
            hint = did_you_mean(name, LANGUAGE_ESCAPES, f"known: {', '.join(sorted(LANGUAGE_ESCAPES))}")
            yield Problem(("escapes", index), f"`{name}` is not an escape", hint)
    yield from _type_problems(facts)


def _string_problems(strings: Strings) -> Iterator[Problem]:
    if not strings.quotes:
        yield Problem(("strings", "quotes"), "there is no quote")
    for index, quote in enumerate(strings.quotes):
        if len(quote) != 1:
            yield Problem(("strings", "quotes", index), "a quote is one character")
    for character in strings.escapes:
        if len(character) != 1:
            yield Problem(("strings", "escapes", character), "what is escaped is one character", is_about_key=True)
    for index, pattern in enumerate(strings.codes):
        if not _CODE_PATTERN.fullmatch(pattern):
            yield Problem(("strings", "codes", index), "the code of the character is missing", "such as \\u{xxxx}")
    if strings.bare is not None:
        try:
            re.compile(strings.bare)
        except re.error as error:
            yield Problem(("strings", "bare"), f"is not a regular expression: {error}")
    if not any("{x}" in pattern or "{xxxx" in pattern for pattern in strings.codes):
        yield Problem(("strings", "codes"), "no pattern has room for all characters", "add one with {xxxx} or {x}")


def _type_problems(facts: LanguageFacts) -> Iterator[Problem]:
    by_protocol = [(("types_by_protocol", name), types) for name, types in facts.types_by_protocol.items()]
    for at, types in [(("types",), facts.types), *by_protocol]:
        for word, spelling in types.items():
            if word not in KNOWN_TYPES:
                hint = did_you_mean(word, KNOWN_TYPES, f"types of specs: {', '.join(TYPES)}")
                yield Problem((*at, word), f"unknown type `{word}`", hint, is_about_key=True)
            yield from spelling_problems(spelling, "model" if word == MODEL else "items", (*at, word))


def spelling_problems(spelling: TypeSpelling, placeholder: str, at: tuple[str | int, ...]) -> Iterator[Problem]:
    """Placeholders in the spelling of a type that it does not have."""
    uses = {"param": spelling.param, "field": spelling.field, "item": spelling.item, "optional": spelling.optional}
    for use, text in uses.items():
        yield from unknown_words(text or "", {placeholder}, (*at, use))


def unknown_words(text: str, known: Collection[str], at: tuple[str | int, ...]) -> Iterator[Problem]:
    """Placeholders that are not ``known``."""
    for word in _NAMED_PLACEHOLDER.findall(text):
        if word not in known:
            message = f"unknown placeholder `{{{word}}}`"
            yield Problem(at, message, did_you_mean(word, known, f"known here: {{{', '.join(known)}}}"))
