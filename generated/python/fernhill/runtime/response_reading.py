"""What reading responses has in common, whatever the protocol."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from .base_errors import UnexpectedResponse
from .http import HttpResponse
from .json_faults import describe_fault
from .model_reader import ModelReader
from .odd_responses import unexpected_response
from .raw_json import UNREADABLE

T = TypeVar("T")

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def json_text(response: HttpResponse) -> bytes:
    """The text of a body. It is no variable of a frame, which a traceback may show."""
    return response.body.removeprefix(_BYTE_ORDER_MARK)


def read_model(
    reader: ModelReader,
    command: str,
    raw: msgspec.Raw,
    model: type[T],
    index: int | None = None,
) -> T:
    """The model of an object, which is that of an index if it is from a list."""
    which = "the object" if index is None else f"object {index} of the list"
    try:
        return reader.read(raw, model)
    except msgspec.ValidationError:
        why = f"{which} is not an object"
    except UNREADABLE:
        why = f"{which} cannot be read: {describe_fault(bytes(raw))}"
    raise unclear_response(command, raw, why)


def unclear_response(command: str, body: msgspec.Raw, why: str) -> UnexpectedResponse:
    """The error for a response whose content is not the expected one."""
    return unexpected_response(command, f"{command}: {why}", bytes(body))
