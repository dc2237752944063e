"""Constraints that only prose states: which sentences of a description bind those who send or read something."""

import re
from collections.abc import Iterator

_BINDING = re.compile(
    r"mutually exclusive"
    r"|(?:must|has to|have to|can only|may only) be (?:used|specified|passed|given|set)"
    r"|\b(?:used|passed|specified) (?:only )?together with"
    r"|\bnot be (?:used|specified|passed) (?:together )?with"
    r"|\brequired (?:if|when|unless|for)\b"
    r"|\bdefaults? (?:value )?(?:to|is)\b|\bby default\b|\bdefault:"
    r"|\b(?:possible|valid|allowed) (?:values?|options?)\b|\bcan be one of\b"
    r"|\b(?:root )?admin(?:istrator)?s? only\b|\bonly\b[^.]{0,30}\badmin",
    re.IGNORECASE,
)
_FOR_READERS = re.compile(r"\b(?:root )?admin(?:istrator)?s? only\b|\bonly\b[^.]{0,30}\badmin", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\S)[^.;]*)*")
_IDLE = {"the", "a", "an", "this", "parameter", "parameters", "param", "in", "value"}


def constraints(description: str, *, sent: bool) -> dict[str, str]:
    """The sentences that bind, by what they come to: other spellings of the same constraint have the same key.

    ``sent`` says that the description is a parameter's; what binds readers of a field is only who gets to see it.
    """
    return dict(_constraints(description, _BINDING if sent else _FOR_READERS))


def _constraints(description: str, binding: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for sentence in _SENTENCE.findall(description):
        if found := binding.search(sentence):
            said = " ".join(sentence[found.start() :].split())
            words = (word for word in re.findall(r"\w+", said.casefold()) if word not in _IDLE)
            yield "".join(words), said
