"""Protocols: how requests travel, as one record per protocol, for everything but the mock server and the clients.

It knows no documents (these are described by dialects) and no API: what single commands do otherwise is in overlays.
"""

from slatebind.protocols.protocol import NOUNS, Protocol, protocol_named

__all__ = ["NOUNS", "Protocol", "protocol_named"]
