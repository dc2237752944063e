"""Facts in phrases at the start of a description, or apart from it: *(integer, optional)*, *required*, *default 10*."""

import re
from collections.abc import Iterator, Sequence

import msgspec

from slatebind.dialects import Dialect, Role, cached_by_text, normalize
from slatebind.extraction.requests.headings import is_place
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.tables.necessity import necessity
from slatebind.extraction.types.type_phrases import is_type_phrase

_END = r"\s*(?=[.,;:](?:\s|$)|[\u3001\u3002\uff0c\uff1a]|\s[-\u2013\u2014]+\s|[(\uff08]|$)"
_PHRASES = (
    re.compile(r"[*_`]{0,2}[(\uff08\[]([^()\[\]\uff08\uff09\n]{1,120})[)\uff09\]][*_`]{0,2}"),
    re.compile(r"(?:\*\*|[*`_]|<\w{1,9}\b[^<>]{0,80}>)([^*`_<>\n]{1,60})(?:\*\*|[*`_]|</\w{1,9}>)"),
    re.compile(rf"([^.,;:()\[\]\u3001\u3002\uff08\uff0c\uff1a\n]{{1,60}}?){_END}"),
    re.compile(r"([^,;()\[\]\n]{1,60}?)\s*(?=[.,;](?:\s|$)|\u3002|$)"),
)
"""What may be facts: a text in brackets, one with emphasis, and one up to a sign or to the end of a sentence."""
_STAR = re.compile(r"\*(?!\*)|\s*[(\uff08]\*[)\uff09]")
"""The mark of what is required."""
_SEPARATORS = re.compile(r"(?:[\s,;:.\u3001\u3002\uff0c\uff1a]|[-\u2013\u2014]+(?=\s|$))*")
_CODE = re.compile(r"`([^`\n]{1,60})`")
_CODES = re.compile(r"`[^`\n]{1,60}`(?: ?\([^()\n]{1,40}\))?(?: ?[,/|]? ?(?:\w{1,6} )?`[^`\n]{1,60}`){1,20}")
"""Inline code and more of it behind a sign or a word such as *or*."""
_IN_BRACKETS = re.compile(r"[(\uff08\[]([^()\[\]\uff08\uff09\n]{1,80})[)\uff09\]](?!\()")
_SENTENCE_END = re.compile(r"(?<=[.;])\s+|(?<=\u3002)")
_MAX_DESCRIPTION = 1000
"""Characters of a description in which facts are looked for."""
_PARTS = re.compile(r"\s*[,;\u3001\uff0c\uff1b]\s*")
_MAX_PHRASES = 4


class StatedFacts(msgspec.Struct):
    """What phrases say of a parameter; ``flag`` is the word that says whether it is required."""

    flag: str = ""
    facts: dict[Role, str] = {}

    @property
    def states_facts(self) -> bool:
        """Whether they say anything."""
        return bool(self.flag or self.facts)

    def add(self, text: str, dialect: Dialect) -> bool:
        """Add what a phrase says, if all of its parts are facts and none is known already."""
        facts: dict[Role, str] = {}
        flag = self.flag
        for part in _PARTS.split(text.strip(" *_`.")):
            for role, value in _facts(part, dialect):
                if role == "required":
                    flag = flag or value
                elif role is None or role in self.facts or role in facts:
                    return False
                else:
                    facts[role] = value
        self.flag, self.facts = flag, {**self.facts, **facts}
        return True


def trailing_parts(description: str) -> Sequence[str]:
    """The parts of a description behind its first comma."""
    return _PARTS.split(description[:_MAX_DESCRIPTION])[1:]


def leading_facts(text: str, dialect: Dialect) -> tuple[dict[Role, str], str]:
    """The facts at the start of a description, with ``required`` for a word that says it, and the text behind them."""
    flag, facts, rest = leading_phrases(text, dialect)
    return ({**facts, "required": flag} if flag else facts), rest


@cached_by_text
def states_facts_apart(text: str, dialect: Dialect) -> bool:
    """Whether something that stands apart in a description is nothing but facts: *The page (integer, optional)*."""
    return any(not rest.strip(" .;*_`") for _, rest in facts_apart(text, dialect))


def facts_apart(text: str, dialect: Dialect) -> Iterator[tuple[dict[Role, str], str]]:
    """The facts that what stands apart in a description starts with, in brackets or as a sentence, and the rest."""
    pieces = (*_IN_BRACKETS.findall(text[:_MAX_DESCRIPTION]), *_SENTENCE_END.split(text[:_MAX_DESCRIPTION])[1:])
    for piece in pieces:
        facts, rest = leading_facts(piece, dialect)
        if facts:
            yield facts, rest


@cached_by_text
def leading_phrases(text: str, dialect: Dialect) -> tuple[str, dict[Role, str], str]:
    """The word for what is required and the facts that phrases at the start of a text are, and the text behind them."""
    stated = StatedFacts()
    if star := _STAR.match(text):
        stated.flag, text = next(iter(dialect.required), ""), text[star.end() :]
    text = _SEPARATORS.sub("", text, count=1)
    for _ in range(0 if _lists_values(text, dialect) else _MAX_PHRASES):
        matches = (pattern.match(text) for pattern in _PHRASES)
        match = next((match for match in matches if match and stated.add(match[1], dialect)), None)
        if match is None:
            break
        text = _SEPARATORS.sub("", text[match.end() :], count=1)
    return stated.flag, stated.facts, text


def _lists_values(text: str, dialect: Dialect) -> bool:
    """Whether a text begins with several texts in inline code of which one is no fact: then all of them are values."""
    match = _CODES.match(text)
    codes = _CODE.findall(match[0]) if match else []
    return any(role is None for code in codes for role, _ in _facts(code, dialect))


def _facts(part: str, dialect: Dialect) -> Iterator[tuple[Role | None, str]]:
    """What a few words say: one fact, or a type behind or before the word for whether it is required."""
    words = plain_text(part)
    if necessity(words, dialect) is not None:
        yield "required", words
    elif is_type_phrase(words, dialect):
        yield "type", part.strip()
    elif is_place(words, dialect):
        yield "in", words
    elif (default := _default(words, dialect)) is not None:
        yield "default", default
    else:
        first, _, others = words.partition(" ")
        before, _, last = words.rpartition(" ")
        if necessity(first, dialect) is not None and is_type_phrase(others, dialect):
            yield from (("required", first), ("type", others))
        elif necessity(last, dialect) is not None and is_type_phrase(before, dialect):
            yield from (("required", last), ("type", before))
        else:
            yield None, ""


def _default(words: str, dialect: Dialect) -> str | None:
    """The value behind a word for a default; several words without quotes are the rest of a sentence."""
    for number in (3, 2, 1):
        parts = re.split(r"[\s:=\uff1a]+", words, maxsplit=number)
        if len(parts) == number + 1 and normalize(" ".join(parts[:number])) in dialect.columns["default"]:
            value = parts[number]
            is_sentence = " " in value and value[0] not in "\"'`["
            return None if is_sentence else value.strip("\"'` ") or None
    return None
