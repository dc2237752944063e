"""Splitting names into words, converting their casing, singulars, and safe identifiers of any programming language."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Literal, Self

_WORD = re.compile(r"IPv(?=[46])|OAuth|[A-Z]{2,}s(?![a-z])|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_LETTERS = str.maketrans({
    "\u00df": "ss", "\u1e9e": "SS", "\u00e6": "ae", "\u00c6": "AE", "\u0153": "oe", "\u0152": "OE", "\u00f8": "o",
    "\u00d8": "O", "\u0142": "l", "\u0141": "L", "\u0111": "d", "\u0110": "D", "\u00f0": "d", "\u00d0": "D",
    "\u00fe": "th", "\u00de": "Th", "\u0131": "i", "\u0127": "h", "\u0126": "H", "\u0167": "t", "\u0166": "T",
    "\u014b": "ng", "\u014a": "Ng", "\u0259": "e", "\u018f": "E",
})  # fmt: skip
"""Latin letters that Unicode does not decompose into a letter of ASCII and a mark."""
_MAX_IDENTIFIER_LENGTH = 100
"""Characters: identifiers become file names, which are limited on every system."""
_IRREGULAR = {"indices": "index", "addresses": "address", "statuses": "status", "vertices": "vertex"}
"""Words that may be the end of others, such as ``ipaddresses``."""
_IRREGULAR_WORDS = {
    "analyses": "analysis", "appendices": "appendix", "aliases": "alias", "atlases": "atlas", "axes": "axis",
    "biases": "bias", "bonuses": "bonus", "buses": "bus", "caches": "cache", "calories": "calorie", "calves": "calf",
    "campuses": "campus", "canvases": "canvas", "children": "child", "cookies": "cookie", "crises": "crisis",
    "criteria": "criterion", "diagnoses": "diagnosis", "echoes": "echo", "gases": "gas", "halves": "half",
    "heroes": "hero", "hypotheses": "hypothesis", "knives": "knife", "leaves": "leaf", "lenses": "lens",
    "lives": "life", "loaves": "loaf", "matrices": "matrix", "men": "man", "menus": "menu", "movies": "movie",
    "people": "person", "persons": "person", "phenomena": "phenomenon", "pies": "pie", "potatoes": "potato",
    "quizzes": "quiz", "scarves": "scarf", "shelves": "shelf", "thieves": "thief", "ties": "tie",
    "tomatoes": "tomato", "vetoes": "veto", "viruses": "virus", "wives": "wife", "wolves": "wolf", "women": "woman",
    "zombies": "zombie",
}  # fmt: skip
"""Plurals that their endings say nothing of."""
_NOT_PLURALS = {
    "always", "analytics", "atlas", "aws", "bias", "canvas", "capabilities", "chaos", "cors", "css", "data", "details",
    "dns", "does", "economics", "gas", "goods", "gps", "has", "headquarters", "https", "ios", "kubernetes", "lens",
    "logistics", "mathematics", "means", "metrics", "news", "nfs", "os", "paas", "physics", "pos", "premises",
    "proceeds", "saas", "series", "sms", "species", "statistics", "stats", "thanks", "tls", "was", "yes",
}  # fmt: skip
"""Words that are not plurals, or have no singular of the same meaning."""


class FileName(str):
    """Text of ASCII letters, digits, underscores and hyphens, which can be a part of a path on every system."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """The text itself; raises ValueError if it contains anything else, or nothing."""
        if not re.fullmatch(r"[A-Za-z0-9_-]+", text):
            raise ValueError(f"not a file name: {text!r}")
        return super().__new__(cls, text)


class Identifier(FileName):
    """Text that is a valid identifier: ASCII letters, digits and underscores, not starting with a digit."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """The text itself; raises ValueError if it is not an identifier."""
        if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", text):
            raise ValueError(f"not an identifier: {text!r}")
        return str.__new__(cls, text)


def split(name: str) -> list[str]:
    """``listVMSnapshots`` -> ``["list", "VM", "Snapshots"]``; everything but Latin letters and digits separates."""
    return _WORD.findall(name if name.isascii() else without_accents(name))


def snake(name: str) -> str:
    """``deleteAutoScaleVmProfile`` -> ``delete_auto_scale_vm_profile``."""
    return "_".join(word.lower() for word in _joined(split(name)))


def without_accents(text: str) -> str:
    """``Mülltermine`` -> ``Mulltermine``, ``Łódź`` -> ``Lodz``."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def kebab(name: str) -> str:
    """``deleteAutoScaleVmProfile`` -> ``delete-auto-scale-vm-profile``."""
    return snake(name).replace("_", "-")


def upper(name: str) -> str:
    """``listVMSnapshots`` -> ``LIST_VM_SNAPSHOTS``; a name in snake case keeps its underscores."""
    return name.upper() if name == name.lower() else snake(name).upper()


def pascal(name: str, initialisms: frozenset[str] = frozenset()) -> str:
    """``load balancer`` -> ``LoadBalancer``; capitals inside words are kept (``VMSnapshot``).

    ``initialisms`` are words in capitals that stay in capitals: with ``SSL``, ``listSslCerts`` -> ``ListSSLCerts``.
    """
    return "".join(_all_capitalized(split(name), initialisms))


def _all_capitalized(words: list[str], initialisms: frozenset[str]) -> Iterator[str]:
    """Each word with a capital, but for the end of an ordinal: ``1st`` stays as it is."""
    for before, word in pairwise(("", *words)):
        yield word if before.isdigit() and word in _ORDINAL_ENDS else _capitalized(word, initialisms)


def _capitalized(word: str, initialisms: frozenset[str]) -> str:
    """``ssl`` -> ``SSL`` and ``ids`` -> ``IDs`` if they are initialisms, else ``word`` -> ``Word``."""
    whole = word.upper()
    if whole in initialisms:
        return whole
    if whole[:-1] in initialisms and whole[-1] == "S":
        return whole[:-1] + "s"
    return word[0].upper() + word[1:]


def camel(name: str, initialisms: frozenset[str] = frozenset()) -> str:
    """``LoadBalancer`` -> ``loadBalancer``, ``VMSnapshot`` -> ``vmSnapshot``."""
    words = split(name) or [""]
    _, *others = _all_capitalized(words, initialisms) if words[0] else [""]
    return words[0].lower() + "".join(others)


Casing = Literal["snake", "kebab", "upper", "lower", "pascal", "camel", "wire"]
"""``lower`` has nothing between the words; ``wire`` is the name as it is."""
_CASINGS: dict[Casing, Callable[[str], str]] = {
    "snake": snake,
    "kebab": kebab,
    "upper": upper,
    "lower": lambda name: "".join(split(name)).lower(),
    "wire": str,
}


def cased(name: str, casing: Casing, initialisms: frozenset[str] = frozenset()) -> str:
    """The name in a casing; ``initialisms`` matter to those that have capitals at the start of words."""
    if casing == "pascal":
        return pascal(name, initialisms)
    if casing == "camel":
        return camel(name, initialisms)
    return _CASINGS[casing](name)


def _joined(words: Iterable[str]) -> list[str]:
    """Digits stay with the word before them: ``ip 4 Address`` -> ``ip4 address``."""
    joined: list[str] = []
    for word in words:
        if word.isdigit() and joined:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


@lru_cache(maxsize=1 << 14)
def identifier(text: str, fallback: str) -> Identifier:
    """The text as an identifier: other characters become underscores, a leading digit gets one in front."""
    safe = re.sub(r"[^A-Za-z0-9_]+", "_", text)[:_MAX_IDENTIFIER_LENGTH].strip("_") or fallback
    return Identifier(f"_{safe}" if safe[0].isdigit() else safe)


def singular(word: str) -> str:
    """``VirtualMachines`` -> ``VirtualMachine``; words that are not plurals stay as they are."""
    lower = word.lower()
    for plural, irregular in _IRREGULAR.items():
        if lower.endswith(plural):
            return word[: len(word) - len(plural)] + _cased_like(irregular, word[len(word) - len(plural) :])
    last = (split(word) or [word])[-1]
    if word.endswith(last) and last.lower() in _IRREGULAR_WORDS:
        return word[: len(word) - len(last)] + _cased_like(_IRREGULAR_WORDS[last.lower()], last)
    if last.lower() in _NOT_PLURALS or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y"
    if lower.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def _cased_like(text: str, model: str) -> str:
    return text[0].upper() + text[1:] if model[:1].isupper() else text
