"""Reading a call of curl by its options: what request it sends."""

from collections.abc import Sequence
from typing import get_args

from slatebind.diagnostic import Position
from slatebind.extraction.requests.samples.sample import METHODS_WITH_BODY, Sample, body_kind, read_headers
from slatebind.spec.model import Body, Method

_NAMES = {
    "X": "request",
    "H": "header",
    "d": "data",
    "F": "form",
    "u": "user",
    "G": "get",
    "I": "head",
    "T": "upload-file",
    "A": "user-agent",
    "b": "cookie",
    "c": "cookie-jar",
    "o": "output",
    "e": "referer",
    "m": "max-time",
    "x": "proxy",
    "w": "write-out",
    "E": "cert",
    "U": "proxy-user",
    "D": "dump-header",
    "K": "config",
    "r": "range",
    "C": "continue-at",
    "Y": "speed-limit",
    "y": "speed-time",
    "z": "time-cond",
    "Q": "quote",
    "t": "telnet-option",
    "P": "ftp-port",
}
"""The long names of the short options with which a value or the request goes."""
_METHODS: tuple[str, ...] = get_args(Method)
_DATA = frozenset(("data", "data-raw", "data-binary", "data-ascii", "data-urlencode", "json"))
_FORM = frozenset(("form", "form-string"))
_WITH_VALUE = frozenset((*(name for name in _NAMES.values() if name not in ("get", "head")), *_DATA, *_FORM)) | {
    "url",
    "key",
    "cacert",
    "capath",
    "cert-type",
    "connect-timeout",
    "retry",
    "retry-delay",
    "limit-rate",
    "max-redirs",
    "resolve",
    "interface",
    "oauth2-bearer",
    "aws-sigv4",
    "unix-socket",
    "url-query",
    "ciphers",
    "pinnedpubkey",
}


def read_curl(words: Sequence[str], text: str, at: Position) -> Sample | None:
    """The request of a call of curl, from the words behind its name; None if it names no URL."""
    options, arguments = _options(words)
    values = dict(reversed(options))
    url = values.get("url") or _url(arguments) or _url([values.get("upload-file", "")])
    if url is None:
        return None
    data = [value for name, value in options if name in _DATA]
    forms = [value for name, value in options if name in _FORM]
    headers = read_headers(value for name, value in options if name == "header")
    if "oauth2-bearer" in values:
        headers = (*headers, ("Authorization", f"Bearer {values['oauth2-bearer']}"))
    has_data = bool(data or forms)
    if "get" in values and data:
        url = f"{url}{'&' if '?' in url else '?'}{'&'.join(data)}"
        data, has_data = [], False
    method = values.get("request", "").strip("-").upper()
    usual = "HEAD" if "head" in values else "PUT" if "upload-file" in values else "POST" if has_data else "GET"
    content_type = next((value for name, value in headers if name.lower() == "content-type"), None)
    joined = "&".join((*data, *forms))
    if not has_data and method not in METHODS_WITH_BODY:
        content_type = None
    return Sample(
        method=method if method in _METHODS else usual,
        url=url,
        at=at,
        text=text,
        headers=headers,
        user=values.get("user"),
        body=_body(content_type, joined, has_forms=bool(forms), names=frozenset(values)),
        data=joined,
    )


def _options(words: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The options with their values, and the arguments. An option without a value has an empty one.

    A method that was forgotten does not swallow the next option.
    """
    options: list[tuple[str, str]] = []
    arguments: list[str] = []
    open_option = ""
    for word in words:
        is_option = word.startswith("-") and len(word) > 1
        if open_option and not (open_option == "request" and word.startswith("--")):
            options.append((open_option, word))
            open_option = ""
        elif is_option:
            found, open_option = _long(word) if word.startswith("--") else _short(word)
            options += found
        else:
            arguments.append(word)
    return options, arguments


def _long(word: str) -> tuple[list[tuple[str, str]], str]:
    """The option of a word such as ``--request=POST``; the name of one whose value is the next word."""
    name, equals, value = word[2:].partition("=")
    return ([], name) if not equals and name in _WITH_VALUE else ([(name, value)], "")


def _short(word: str) -> tuple[list[tuple[str, str]], str]:
    """The options of a word such as ``-sXPOST``: the first one with a value takes the rest, or the next word."""
    found: list[tuple[str, str]] = []
    for number, letter in enumerate(word[1:], start=2):
        name = _NAMES.get(letter, letter)
        if name in _WITH_VALUE:
            rest = word[number:].removeprefix("=")
            return ([*found, (name, rest)], "") if rest else (found, name)
        found.append((name, ""))
    return found, ""


def _url(arguments: Sequence[str]) -> str | None:
    """The argument that is a URL: one with a scheme, else the first one with a slash or a host."""
    urls = [argument for argument in arguments if "://" in argument] or [
        argument for argument in arguments if "/" in argument.strip("/") or argument.startswith(("localhost", "/"))
    ]
    return urls[0].strip("\"'") if urls else None


def _body(content_type: str | None, data: str, *, has_forms: bool, names: frozenset[str]) -> Body | None:
    if has_forms:
        return "multipart"
    if "upload-file" in names:
        return "raw"
    if "json" in names:
        return "json"
    if not content_type and data.startswith("@"):
        return "raw" if "data-binary" in names else None
    return body_kind(content_type, data)
