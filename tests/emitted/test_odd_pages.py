"""Lists of servers that cap pages silently, or drop rows after paging: the clients get all there is."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from fernhill import AsyncClient, Client

from slatebind.mock import MockServer

SPEC = Path(__file__).parents[2] / "spec" / "fernhill.yaml"


def listed(server: MockServer, kind: str, page_size: int) -> set[str]:
    """The ids of all volumes."""
    settings: Any = {"endpoint": server.endpoint, "key": server.key, "secret": server.secret, "page_size": page_size}

    async def listed_async() -> set[str]:
        async with AsyncClient(**settings) as cloud:
            return {volume.id async for volume in cloud.volume.list_volumes()}

    if kind == "async":
        return asyncio.run(listed_async())
    with Client(**settings) as cloud:
        return {volume.id for volume in cloud.volume.list_volumes()}


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("behavior", [{"page_cap": 4}, {"dropped_rows": 0.2}, {"page_cap": 3, "dropped_rows": 0.2}])
def test_all_objects_are_listed(kind: str, behavior: dict[str, Any]) -> None:
    """No page ends the list early: the clients get what a single large page has."""
    with MockServer(SPEC, objects=43, **{**behavior, "page_cap": None}) as server:
        expected = listed(server, kind, page_size=100)
    with MockServer(SPEC, objects=43, **behavior) as server:
        assert listed(server, kind, page_size=10) == expected
    assert 25 <= len(expected) <= 43
