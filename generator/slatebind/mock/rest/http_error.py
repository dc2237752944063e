"""Error responses."""

import msgspec

from slatebind.mock.http_messages import HttpResponse

JSON = "application/json"


class HttpError(Exception):
    """An error of a request, with its HTTP status."""

    def __init__(self, status: int, text: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(text)
        self.status = status
        self.text = text
        self.headers = headers or {}

    def response(self) -> HttpResponse:
        """The response, with a message in JSON."""
        body = msgspec.json.encode({"status": self.status, "message": self.text})
        return HttpResponse(self.status, body, JSON, self.headers)
