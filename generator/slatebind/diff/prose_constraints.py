"""Constraints that only prose states: which sentences of a description restrict what is sent, or who receives it."""

import re
from collections.abc import Iterator

_RESTRICTED_TO_ADMINS = r"\b(?:root )?admin(?:istrator)?s? only\b|\bonly\b[^.]{0,30}\badmin"
_FOR_SENDERS = re.compile(
    r"mutually exclusive"
    r"|(?:must|has to|have to|can only|may only) be (?:used|specified|passed|given|set)"
    r"|\b(?:used|passed|specified) (?:only )?together with"
    r"|\bnot be (?:used|specified|passed) (?:together )?with"
    r"|\brequired (?:if|when|unless|for)\b"
    r"|\bdefaults? (?:value )?(?:to|is)\b|\bby default\b|\bdefault:"
    r"|\b(?:possible|valid|allowed) (?:values?|options?)\b|\bcan be one of\b"
    rf"|{_RESTRICTED_TO_ADMINS}",
    re.IGNORECASE,
)
_FOR_RECEIVERS = re.compile(_RESTRICTED_TO_ADMINS, re.IGNORECASE)
_SENTENCE = re.compile(r"[^.;]+(?:[.;](?=\S)[^.;]*)*")
_STOP_WORDS = {"the", "a", "an", "this", "parameter", "parameters", "param", "in", "value"}


def find_constraints(description: str, *, is_sent: bool) -> dict[str, str]:
    """The constraints in a description by their normalized text, which is the same for different spellings.

    ``is_sent`` tells that it describes a parameter; on fields the only constraint is who receives them.
    """
    return dict(_constraints(description, _FOR_SENDERS if is_sent else _FOR_RECEIVERS))


def _constraints(description: str, pattern: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    for sentence in _SENTENCE.findall(description):
        if match := pattern.search(sentence):
            text = " ".join(sentence[match.start() :].split())
            words = (word for word in re.findall(r"\w+", text.casefold()) if word not in _STOP_WORDS)
            yield "".join(words), text
