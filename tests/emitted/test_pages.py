"""Pagination: lists are read page by page, to their end whatever the server counts and caps."""

from collections.abc import Container
from typing import Any

import pytest
from fernhill import errors

from emitted.conftest import Caller, Seen, Server


class Volumes:
    """A number of volumes, in pages, with a count as different servers send it."""

    def __init__(
        self,
        total: int,
        *,
        cap: int = 500,
        count: str = "total",
        ignores_pages: bool = False,
        silent_cap: int = 500,
        hidden: Container[int] = (),
    ) -> None:
        self.total = total
        self.cap = cap
        self.count = count
        self.ignores_pages = ignores_pages
        self.silent_cap = silent_cap
        self.hidden = hidden

    def __call__(self, seen: Seen) -> Any:
        """The requested page, or an error."""
        assert ("page" in seen) == ("pagesize" in seen)
        number, size = int(seen.get("page", 1)), int(seen.get("pagesize", self.cap))
        if size > self.cap:
            text = f"Page size can not exceed max allowed page size value: {self.cap}"
            return 431, {"errorcode": 431, "errortext": text}
        if self.ignores_pages:
            number, size = 1, self.total
        size = min(size, self.silent_cap)
        page = range(self.total)[(number - 1) * size : number * size]
        items = [{"id": str(n)} for n in page if n not in self.hidden]
        if not items:
            return {}
        counts = {"total": self.total, "page": len(items), "less": 1}
        return {"count": counts[self.count], "volume": items}


def all_ids(client: Any) -> Any:
    """The ids of all volumes."""
    return client.volume.list_volumes().all()


@pytest.mark.parametrize("count", ["total", "page", "less"])
@pytest.mark.parametrize(("total", "requests"), [(0, 1), (3, 1), (10, 2), (25, 3)])
def test_all_pages_are_read(server: Server, call: Caller, total: int, requests: int, count: str) -> None:
    """Reading ends at a page that is empty, or not full while no more objects are counted."""
    server.answers["listVolumes"] = Volumes(total, count=count)
    assert [int(item.id) for item in call(all_ids, page_size=10)] == list(range(total))
    assert [(request["page"], request["pagesize"]) for request in server.seen] == [
        (str(n + 1), "10") for n in range(requests)
    ]


def test_a_server_that_silently_gives_smaller_pages(server: Server, call: Caller) -> None:
    """A page that is not full does not end the list while the server counts more objects."""
    server.answers["listVolumes"] = Volumes(303, silent_cap=100)
    assert [int(item.id) for item in call(all_ids)] == list(range(303))
    assert [request["page"] for request in server.seen] == ["1", "2", "3", "4"]


def test_a_server_that_drops_objects_from_pages(server: Server, call: Caller) -> None:
    """Objects that the account may not see are missing from full pages, and counted."""
    server.answers["listVolumes"] = Volumes(25, hidden=(3, 4, 12))
    assert [int(item.id) for item in call(all_ids, page_size=10)] == [n for n in range(25) if n not in (3, 4, 12)]


def test_pages_are_requested_lazily(server: Server, login: dict[str, Any]) -> None:
    """Nothing is requested before iteration; stopping early requests no more."""
    import fernhill  # noqa: PLC0415 - found through conftest

    server.answers["listVolumes"] = Volumes(100)
    with fernhill.Client(**login, page_size=10) as cloud:
        volumes = cloud.volume.list_volumes()
        assert server.seen == []
        walk = iter(volumes)
        assert [next(walk).id for _ in range(10)] == [str(n) for n in range(10)]
        assert len(server.seen) == 1
        assert next(walk).id == "10"
        assert len(server.seen) == 2


def test_the_page_limit_of_the_server_is_respected(server: Server, call: Caller) -> None:
    """A server with a smaller limit rejects one request; then its limit is used."""
    server.answers["listVolumes"] = Volumes(45, cap=20)
    assert len(call(_twice)) == 90
    assert [request["pagesize"] for request in server.seen] == ["500"] + ["20"] * 6


def _twice(client: Any) -> Any:
    if type(client).__name__ == "Client":
        return all_ids(client) + all_ids(client)

    async def both() -> Any:
        return await all_ids(client) + await all_ids(client)

    return both()


def test_a_count_of_something_else(server: Server, call: Caller) -> None:
    """listAffinityGroups counts machines; the length of the list is used instead."""
    server.answers["listAffinityGroups"] = {"count": 7, "affinitygroup": [{"id": "a"}, {"id": "b"}]}
    assert len(call(lambda c: c.affinity_group.list_affinity_groups().all())) == 2

    async def awaited(client: Any) -> Any:
        return await client.affinity_group.list_affinity_groups().count

    counted = awaited if call.kind == "async" else (lambda c: c.affinity_group.list_affinity_groups().count)
    assert call(counted) == 2


@pytest.mark.parametrize("total", [5, 10, 12])
def test_a_server_that_ignores_pages(server: Server, call: Caller, total: int) -> None:
    """A server that always sends everything yields each object once, and the iteration ends."""
    server.answers["listVolumes"] = Volumes(total, ignores_pages=True)
    assert len(call(all_ids, page_size=10)) == total


def test_explicit_pages(server: Server, call: Caller) -> None:
    """``page`` requests that page only; ``pagesize`` sets the size of the pages."""
    server.answers["listVolumes"] = Volumes(25)
    assert [volume.id for volume in call(lambda c: c.volume.list_volumes(page=2, pagesize=3).all())] == ["3", "4", "5"]
    assert len(call(lambda c: c.volume.list_volumes(pagesize=20).all())) == 25
    assert [volume.id for volume in call(lambda c: c.volume.list_volumes().page(3, 10))] == [
        "20",
        "21",
        "22",
        "23",
        "24",
    ]
    assert call(lambda c: c.volume.list_volumes().page(4, 10)) == []
    with pytest.raises(ValueError, match="count from 1"):
        call(lambda c: c.volume.list_volumes().page(0))


def test_first_and_one(server: Server, call: Caller) -> None:
    """First object or None; the only object or an error. No more objects are requested than needed."""
    server.answers["listVolumes"] = Volumes(25)
    assert call(lambda c: c.volume.list_volumes().first()).id == "0"
    with pytest.raises(errors.MultipleResultsFound, match="more than one"):
        call(lambda c: c.volume.list_volumes().one())
    assert [request["pagesize"] for request in server.seen] == ["1", "2"]
    server.answers["listVolumes"] = Volumes(1)
    assert call(lambda c: c.volume.list_volumes().one()).id == "0"
    server.answers["listVolumes"] = Volumes(0)
    assert call(lambda c: c.volume.list_volumes().first()) is None
    with pytest.raises(errors.NoResultFound, match="no object"):
        call(lambda c: c.volume.list_volumes().one())


def test_first_and_one_of_a_server_that_gives_less_than_it_counts(server: Server, call: Caller) -> None:
    """A small page without its objects is no empty list, and the only object of one may not be the only one."""

    def listed(kept: str) -> Any:
        return lambda seen: {
            "count": 3,
            "volume": [{"id": kept_id} for kept_id in kept if int(kept_id) < int(seen["pagesize"])],
        }

    server.answers["listVolumes"] = listed("12")
    assert call(lambda c: c.volume.list_volumes().first()).id == "1"
    with pytest.raises(errors.MultipleResultsFound):
        call(lambda c: c.volume.list_volumes().one())
    server.answers["listVolumes"] = listed("2")
    assert call(lambda c: c.volume.list_volumes().one()).id == "2"


def test_first_and_one_request_a_single_page(server: Server, call: Caller) -> None:
    """As long as it contains what the server counts."""
    server.answers["listVolumes"] = {"count": 1, "volume": [{"id": "0"}]}
    call(lambda c: c.volume.list_volumes().first())
    call(lambda c: c.volume.list_volumes().one())
    assert [request["pagesize"] for request in server.seen] == ["1", "2"]


@pytest.mark.parametrize("count", ["total", "page"])
@pytest.mark.parametrize("total", [0, 3, 10, 25])
def test_counting(server: Server, call: Caller, total: int, count: str) -> None:
    """The server's count is used if it is plausible, else objects are counted."""
    server.answers["listVolumes"] = Volumes(total, count=count)

    async def awaited(client: Any) -> Any:
        return await client.volume.list_volumes().count

    counted = awaited if call.kind == "async" else (lambda c: c.volume.list_volumes().count)
    assert call(counted, page_size=10) == total


def test_commands_without_pages(server: Server, call: Caller) -> None:
    """A list without pagination is requested once, without page parameters."""
    server.answers["listSecurityGroups"] = {"count": 2, "securitygroup": [{"id": "1"}, {"id": "2"}]}
    has_pages = "pagesize" in _params("security_group", "LIST_SECURITY_GROUPS")
    assert len(call(lambda c: c.security_group.list_security_groups().all())) == 2
    assert ("page" in server.seen[0]) == has_pages


def _params(group: str, constant: str) -> set[str]:
    from importlib import import_module  # noqa: PLC0415

    return {param.name for param in getattr(import_module(f"fernhill.operations.{group}"), constant).params}
