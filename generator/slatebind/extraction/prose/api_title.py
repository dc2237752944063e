"""The title and the name of an API: those of its docs, or the domain that it is at if they do not say which it is."""

from slatebind.casing import snake, without_accents
from slatebind.dialects import Dialect

_SECOND_LEVEL = frozenset(("ac", "co", "com", "edu", "gov", "ne", "net", "or", "org"))
"""Labels of a domain before a country's that are no names."""
_RESERVED = frozenset(("api", "example", "localhost", "test", "www"))
_COUNTRY_LENGTH = 2


def api_title(title: str, endpoint: str, dialect: Dialect) -> str:
    """A title that says which API it is, if the docs or the endpoint do; else the one of the docs."""
    domain = _domain(endpoint) if title and dialect.is_generic(title) else ""
    return f"{domain.replace('-', ' ').title()} API" if domain else title


def api_name(title: str, endpoint: str, dialect: Dialect) -> str:
    """A name of ASCII letters, digits and dashes: the title, or the domain if the title says less.

    It does if few of its letters are Latin, or if it does not say which API it is.
    """
    plain = without_accents(title)
    letters = [letter.isascii() for letter in plain if letter.isalpha()]
    named = snake(plain).replace("_", "-")
    says_which = sum(letters) * 2 >= len(letters) and not dialect.is_generic(title)
    return (named if says_which else "") or _domain(endpoint) or named or "api"


def _domain(endpoint: str) -> str:
    """The label of an endpoint's host that names its owner; empty if it has none."""
    labels = endpoint.partition("://")[2].partition("/")[0].partition(":")[0].lower().split(".")
    if len(labels) > 2 and len(labels[-1]) == _COUNTRY_LENGTH and labels[-2] in _SECOND_LEVEL:
        labels = labels[:-1]
    domain = labels[-2] if len(labels) > 1 else ""
    is_name = domain[:1].isalpha() and domain.isascii() and domain not in _RESERVED
    return snake(domain).replace("_", "-") if is_name and domain.replace("-", "").isalnum() else ""
