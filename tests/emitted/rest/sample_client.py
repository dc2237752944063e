"""The client of the sample of an HTTP API, and its spec; ``conftest.py`` makes it importable."""

from collections.abc import Callable
from typing import Any

from documents import ROOT
from rest_packages import Package
from slatebind import load_spec

SPEC = load_spec(str(ROOT / "spec" / "tallowmere.yaml")).spec
assert SPEC is not None
SAMPLE = Package(SPEC, "tallowmere")


class Caller:
    """Runs steps with the sync or the async client; each receives the result of the step before."""

    def __init__(self, kind: str, settings: dict[str, Any]) -> None:
        self.kind = kind
        self.settings = settings

    def __call__(self, *steps: Callable[[Any], Any], **settings: Any) -> Any:
        """The result of the last step; ``settings`` override those of the fixture."""
        return SAMPLE.call(self.kind, {**self.settings, **settings}, *steps)
