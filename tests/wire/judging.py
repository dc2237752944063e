"""What a vector says of requests and values, for the judges of all runtimes."""

from typing import Any

from wire.server import Received
from wire.vectors import ids

Vector = dict[str, Any]
KEY, SECRET = "a key", "se/cret+"
"""The credentials of clients, unless a vector has others."""
TOLD = ("status_is", "errorcode", "cserrorcode", "text", "uuids", "request_id", "retry_after")
"""What an error of the API holds."""


def check_request(found: Received, asks: Vector) -> None:
    """A request is as a vector says."""
    for part, expected in {"method": found.method, "path": found.path, "in": found.place}.items():
        assert asks.get(part, expected) == expected
    for held, part in ((found.params, "params"), (found.headers, "headers"), (found.cookies, "cookies")):
        wanted = asks.get(part, {})
        assert {name: held.get(name) for name in wanted} == wanted
    if "expires" in asks:
        first, last = asks["expires"]
        assert found.expires_in is not None
        assert first <= found.expires_in <= last


def page_answer(page: Vector) -> Any:
    """The answer for a page."""
    if "refused" in page:
        return {"status": 431, "body": f'{{"r":{{"errorcode":431,"errortext":"{page["refused"]}"}}}}'}
    objects = ",".join(f'{{"id":"{ident}"}}' for ident in ids(page["ids"]))
    parts = [f'"count":{page["count"]}'] if page["count"] is not None else []
    parts += [f'"thing":[{objects}]'] if objects else []
    return "{" + ",".join(parts) + "}"


def check_value(found: Any, expected: Any) -> None:
    """A value, or the fields that are expected of it."""
    if isinstance(expected, dict):
        for name, item in expected.items():
            check_value(found[name] if isinstance(found, dict) else getattr(found, name), item)
    elif isinstance(expected, list):
        assert len(found) == len(expected)
        for item, wanted in zip(found, expected, strict=True):
            check_value(item, wanted)
    else:
        assert (type(found), found) == (type(expected), expected)


def check_ids(found: Any, expected: str) -> None:
    """The ids of listed objects, or of one object."""
    objects = found if isinstance(found, list) else [found]
    assert [item.id for item in objects] == ids(expected)
