"""What the soak tests share: the faults of the server, and what has become of the changes that were sent."""

from collections import Counter
from typing import Any

from fernhill import errors

from slatebind.mock import MockServer

FAULTS = ("429=0.03:0", "503=0.03", "502=0.01", "drop=0.025", "slow=0.005:12.0")


def options(server: MockServer) -> dict[str, Any]:
    """Client options that do not wait for slow responses."""
    return {
        "endpoint": server.endpoint,
        "key": server.key,
        "secret": server.secret,
        "retries": 8,
        "read_timeout": 4.0,
    }


class Tally:
    """The changes that were sent, and their results."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.failed: list[tuple[str, BaseException]] = []

    def check(self, server: MockServer) -> None:
        """Every change reported as done was executed once, every other one at most once; all failures are typed."""
        ran = Counter(call.params["name"] for call in server.executed if call.command == "createSecurityGroup")
        assert set(ran.values()) <= {1}
        assert {name: ran[name] for name in self.done if ran[name] != 1} == {}
        assert len(self.done) + len(self.failed) > 0
        for _, problem in self.failed:
            assert isinstance(problem, errors.TransportError | errors.ApiError), repr(problem)
        refused = [name for name, problem in self.failed if isinstance(problem, errors.RateLimited)]
        assert len(self.failed) < len(self.done), "one in ten calls fails, and no more"
        assert refused or self.failed
