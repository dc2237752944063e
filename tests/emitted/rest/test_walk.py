"""Every operation of the sample of an HTTP API is called, by both clients, on a server that checks requests."""

import pytest

from emitted.rest.sample_client import SAMPLE, SPEC
from rest_packages import walk
from slatebind.mock import MockServer


@pytest.mark.parametrize("optional", [False, True], ids=["required", "all"])
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_every_operation(kind: str, *, optional: bool) -> None:
    """With required arguments alone, or with all: each call succeeds, and its result has the documented shape."""
    with MockServer(SPEC, is_strict=True, refuses_unknown_params=True) as server:
        assert walk(SAMPLE, server, kind, optional=optional) == []
