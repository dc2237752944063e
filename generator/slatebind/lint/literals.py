"""Parts of a sentence that are meant literally, such as values and names. Lint neither judges nor changes them."""

import re
from collections.abc import Collection, Iterator

_BRACKETED = re.compile(
    r"`[^`]*`|\[[^\[\]]*\]|\([^()]*\)|\{[^{}]*\}|<[^<>]*>"
    r'|"[^"]*"|(?<!\w)\'[^\']*\'(?!\w)'
)
_TOKEN = re.compile(r"\S+")
_TECHNICAL = re.compile(r"[/\\|=@#$%&*_+~^]|://|\w[.:-]\w|[a-z0-9]\d")
_LIST = re.compile(
    r"\b\w+(?:\s*[,|]\s*\w+){2,40}(?=\s*(?:[.,;:)|]|$|(?:and|or)\b))(?:\s*,?\s*(?:and|or)\s+\w+)?"
    r"|\b\w+\s*,\s*\w+\s*,?\s*(?:and|or)\s+(?:(?:the|an?)\s+)?\w+"
    r"|\b\w+(?:\s*\|\s*\w+){1,40}"
)
_CUE = re.compile(
    r"\b(?:values?|options?|choices?|choose|possible|valid|allowed|supported|accepts?|accepted|permitted"
    r"|defaults? (?:value|to|is)|defaulted|defaults|by default|examples?|e\.?g\.|i\.?e\.|such as|for instance|namely"
    r"|named|called|equals?|enum|either|one of|any of|all of|both of|set (?:it )?to|like"
    r"|(?:can|may|must|should|could|will|might) (?:only )?be"
    r"|(?:types?|modes?|states?|formats?|protocols?|kinds?) (?:are|is)"
    r")(?!\w)|[:=]",
    re.I,
)
_SENTENCE_END = re.compile(r"[.;](?=\s|$)")


def mask_marked(text: str) -> str:
    """The text with all that its marks show to be literal blanked out; other characters keep their offsets.

    This is code, quotations, brackets, paths, and lists of single words.
    """
    masked = _LIST.sub(_blank, _BRACKETED.sub(_blank, text))
    return _TOKEN.sub(lambda match: _blank(match) if _TECHNICAL.search(match[0]) else match[0], masked)


def mask_literals(text: str) -> str:
    """The same, with the rest of a sentence after words such as ``values``, ``one of`` or ``can be``, too."""
    masked = mask_marked(text)
    return "".join(_before_cue(text, masked, start, end) for start, end in _sentences(masked))


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence; together they are the text."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _before_cue(text: str, masked: str, start: int, end: int) -> str:
    """A sentence, blank from the word on that announces values."""
    cue = _CUE.search(text, start, end)
    return masked[start:end] if cue is None else masked[start : cue.start()] + "\0" * (end - cue.start())


def is_proper_name(word: str) -> bool:
    """Whether a word's own spelling tells that it is a name: digits, or capitals after its first letter."""
    return any(character.isdigit() or character.isupper() for character in word[1:])


_BEFORE = re.compile(r"([\w'-]*)([^\w'-]*)$")
_AFTER = re.compile(r"\s+([\w'-]+)")
_DETERMINERS = {
    "the",
    "a",
    "an",
    "this",
    "that",
    "each",
    "every",
    "its",
    "their",
    "your",
    "these",
    "those",
    "no",
    "any",
}
_POSSESSIVES = {"its", "their", "your"}
_REFERRING = {
    *("with", "and", "or", "by", "if", "when", "unless", "without", "parameter", "parameters", "field", "fields"),
    *("both", "either", "neither", "nor", "than", "pass", "specify", "specifying", "use", "using", "set", "given"),
}
_REFERRED = {"parameter", "parameters", "field", "argument", "is", "are", "must", "and", "or", "has"}


def is_reference(text: str, start: int, end: int) -> bool:
    """Whether the words around a name make it one: ``with id``, ``the id parameter``, ``if id is given``."""
    before, after = word_before(text, start), word_after(text, end)
    if after == "of":
        return False
    return before in {"", *_REFERRING} or after in _REFERRED or before in _DETERMINERS - _POSSESSIVES


def is_common_noun(text: str, start: int, end: int, names: Collection[str]) -> bool:
    """Whether a word can only be a common noun: it follows an article, and no name has its letters.

    ``names`` are those of parameters, fields and commands, in lowercase.
    """
    word = text[start:end]
    after = _AFTER.match(text, end)
    return (
        word_before(text, start) in _DETERMINERS
        and (word.lower() not in names or word_after(text, end) == "of" or word_before(text, start) in _POSSESSIVES)
        and not (after and after[1][:1].isupper() and word[:1].isupper())
    )


def word_before(text: str, start: int) -> str:
    """The lowercase word before an offset, if only spaces are between; empty at the start of a sentence or clause."""
    match = _BEFORE.search(text, max(0, start - _MAX_DISTANCE), start)
    return match[1].lower() if match and match[2].isspace() else ""


def word_after(text: str, end: int) -> str:
    """The lowercase word after an offset, if only spaces are between."""
    match = _AFTER.match(text, end)
    return match[1].lower() if match else ""


_MAX_DISTANCE = 60
