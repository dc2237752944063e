"""The parameters of a request, with a repr that shows no secret."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote

from ..redact import HIDDEN, is_secret, mask, mask_bytes


class Params(dict[str, str]):
    """Parameters by the names that travel. A repr, and so a traceback, shows no secret."""

    def __repr__(self) -> str:
        return repr(self.redacted())

    def redacted(self) -> dict[str, str]:
        """The parameters for logs and hooks."""
        hidden = set(self._secret_names())
        return {name: HIDDEN if name in hidden else text for name, text in self.items()}

    def mask(self, text: str) -> str:
        """A text of the server without the secrets that were sent to it."""
        return mask(text, self.secrets())

    def mask_bytes(self, data: bytes) -> bytes:
        """The same for bytes."""
        return mask_bytes(data, self.secrets())

    def secrets(self) -> set[str]:
        """The secret values, as they are and as they travel."""
        values = {self[name] for name in self._secret_names()}
        return values | {quote(value, safe="") for value in values}

    def _secret_names(self) -> Iterable[str]:
        # `details[0].key=password` makes a secret of `details[0].value`.
        entries = {
            name.rpartition(".")[0]
            for name, value in self.items()
            if name.endswith((".key", ".name")) and is_secret(value)
        }
        return [
            name
            for name in self
            if is_secret(name) or name.rpartition(".")[0] in entries
        ]
