"""A mock server stops at once, whatever it does."""

from threading import Thread
from urllib.request import urlopen

import pytest

from mock_server.conftest import SAMPLE
from slatebind.mock import MockServer, stoppable_server

PATIENCE_SECONDS = 60


@pytest.mark.parametrize("requests", [0, 1])
def test_it_stops_without_waiting_for_a_tick(requests: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ticks renew the date of responses; a server that is asked to stop does not wait for the next one."""
    monkeypatch.setattr(stoppable_server, "_TICK_SECONDS", 3600)
    mock = MockServer(SAMPLE).start()
    for _ in range(requests):
        with pytest.raises(OSError, match="HTTP Error 401"):
            urlopen(mock.endpoint)
    stopping = Thread(target=mock.stop, daemon=True)
    stopping.start()
    stopping.join(PATIENCE_SECONDS)
    assert not stopping.is_alive()
