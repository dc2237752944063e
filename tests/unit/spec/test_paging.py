"""Whose paging a command has."""

import pytest

from slatebind.spec.model import Command, Paging, Param
from slatebind.spec.paging import paging_of

BY_NUMBER = Paging(kind="page", number="page", size="per_page")
BY_LINK = Paging(kind="link")
OWN = Paging(kind="cursor", cursor="after")


@pytest.mark.parametrize(
    ("params", "own", "of_api", "expected"),
    [
        (("page",), None, BY_NUMBER, BY_NUMBER),
        (("per_page",), None, BY_NUMBER, None),
        ((), None, BY_NUMBER, None),
        ((), None, BY_LINK, BY_LINK),
        (("page",), OWN, BY_NUMBER, OWN),
        (("page",), None, None, None),
    ],
)
def test_paging_of_a_command(
    params: tuple[str, ...], own: Paging | None, of_api: Paging | None, expected: Paging | None
) -> None:
    """Its own, or that of the API if it has the parameter that asks for another page; links need no parameter."""
    listed = tuple(Param(name=name, type="integer", location="query") for name in params)
    assert paging_of(Command(name="list", group="All", params=listed, paging=own), of_api) == expected
