"""The fields of a form that a sample sends: ``name=value`` between ampersands, or the parts of a multipart message."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote_plus

from slatebind.extraction.requests.samples.sample import Sample

_BETWEEN = re.compile(r"[&\n]")
_DISPOSITION = re.compile(
    r"^Content-Disposition:[ \t]*form-data;[^\n]{0,200}?\bname=\"?(?P<name>[^\";\n]{1,100})\"?"
    r"(?P<file>;[ \t]*filename)?",
    re.I | re.M,
)
_NAME = re.compile(r"[A-Za-z_][\w.-]*(?:\[[\w.-]*\])*")
_MAX_FIELDS = 100


class FormField(NamedTuple):
    """A field with its value as text; the content of a file has none."""

    name: str
    value: str
    is_file: bool = False


def form_fields(sample: Sample) -> list[FormField]:
    """The fields of a sample's data, one for each name; none if a part of the data is not one."""
    parts = list(_of_message(sample.data)) or list(_of_pairs(sample))
    fields = [field for field in parts if _NAME.fullmatch(field.name)]
    return list({field.name: field for field in reversed(fields)}.values())[::-1] if len(fields) == len(parts) else []


def _of_message(data: str) -> Iterator[FormField]:
    for match in _DISPOSITION.finditer(data):
        yield FormField(match["name"], "", match["file"] is not None)


def _of_pairs(sample: Sample) -> Iterator[FormField]:
    for pair in _BETWEEN.split(sample.data, _MAX_FIELDS):
        name, sign, value = pair.strip().partition("=")
        if not sign and not name:
            continue
        is_file = sample.body == "multipart" and value.startswith(("@", "<"))
        yield FormField(unquote_plus(name), "" if is_file else unquote_plus(value), is_file)
