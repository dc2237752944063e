"""Reading operations that request lines announce, such as `GET /trees/{id}`: the docs of HTTP APIs."""

from slatebind.extraction.requests.reading import read_requests

__all__ = ["read_requests"]
