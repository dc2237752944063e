"""Reading a call of HTTPie: the method, the URL, and the items behind it."""

import re
from collections.abc import Sequence

from slatebind.diagnostic import Position
from slatebind.extraction.requests.samples.sample import Sample, body_kind
from slatebind.spec.model import Body

_WITH_VALUE = frozenset(("-a", "--auth", "-A", "--auth-type", "--session", "-o", "--output", "--verify", "--timeout",
                         "--proxy", "--cert", "--cert-key", "-p", "--print", "-s", "--style", "--raw"))  # fmt: skip
_METHOD = re.compile(r"[A-Z]{3,10}")
_ITEM = re.compile(r"(?P<name>(?:[^:=@\\]|\\.)+?)(?P<kind>:=@?|==|=@?|:|@)(?P<value>.*)", re.S)


def read_httpie(words: Sequence[str], text: str, at: Position) -> Sample | None:
    """The request of a call of HTTPie, from the words behind its name; None if it names no URL."""
    options: dict[str, str] = {}
    arguments: list[str] = []
    remaining = iter(words)
    for word in remaining:
        if word.startswith("-") and len(word) > 1:
            name, equals, value = word.partition("=")
            options[name] = value if equals or name not in _WITH_VALUE else next(remaining, "")
        else:
            arguments.append(word)
    method = arguments.pop(0) if arguments and _METHOD.fullmatch(arguments[0]) else ""
    if not arguments or not re.search(r"[/:.]", arguments[0]):
        return None
    url, *items = arguments
    url = f"http://localhost{url}" if url.startswith(":") else url
    found = [match for match in map(_ITEM.fullmatch, items) if match]
    headers = tuple((match["name"], match["value"].strip()) for match in found if match["kind"] == ":")
    query = [f"{match['name']}={match['value']}" for match in found if match["kind"] == "=="]
    fields = [match for match in found if match["kind"] not in (":", "==")]
    if query:
        url = f"{url}{'&' if '?' in url else '?'}{'&'.join(query)}"
    user = options.get("-a", options.get("--auth"))
    if user and "bearer" in (options.get("-A"), options.get("--auth-type")):
        headers, user = (*headers, ("Authorization", f"Bearer {user}")), None
    raw = options.get("--raw", "")
    return Sample(
        method=method or ("POST" if fields or raw else "GET"),
        url=url,
        at=at,
        text=text,
        headers=headers,
        user=user,
        body=_body(options, headers, [match["kind"] for match in fields], raw),
        data=raw or "&".join(f"{field['name']}={'@' * (field['kind'] == '@')}{field['value']}" for field in fields),
    )


def _body(options: dict[str, str], headers: tuple[tuple[str, str], ...], kinds: Sequence[str], raw: str) -> Body | None:
    if "--multipart" in options or "@" in kinds:
        return "multipart"
    if kinds:
        return "form" if {"--form", "-f"} & set(options) else "json"
    content_type = next((value for name, value in headers if name.lower() == "content-type"), None)
    return body_kind(content_type, raw) if raw else None
