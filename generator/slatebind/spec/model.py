"""The intermediate spec, format 1: what an API offers, in the wire's own words. Knows no programming language."""

from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, field

FORMAT = 1

TypeName = Literal[
    "string", "boolean", "integer", "long", "float", "uuid", "date", "datetime", "url", "map", "list", "object", "any"
]
TYPES: tuple[str, ...] = get_args(TypeName)

Name = Annotated[str, Meta(min_length=1)]
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
Encoding = Literal["pairs", "indexed", "zero", "records"]
Shape = Literal["list", "object", "success", "none"]
Protocol = Literal["cloudstack", "rest"]
Location = Literal["query", "path", "body", "header"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of everything in a spec. Keys that hold nothing are left out when written."""


class Source(Record, frozen=True, kw_only=True):
    """A file that the spec was extracted from, its path relative to the document's folder."""

    path: Name
    sha256: str


class Api(Record, frozen=True, kw_only=True):
    """The API as a whole. ``description`` is the prose before the commands, as Markdown, with its headings."""

    name: Name
    title: str = ""
    protocol: Protocol
    endpoint: str | None = None
    description: str = ""
    front_matter: dict[str, Any] = {}


class Group(Record, frozen=True, kw_only=True):
    """A chapter of the docs. ``renamed_from`` declares an earlier name, for diffs."""

    name: Name
    renamed_from: str | None = None
    description: str = ""


class Pair(Record, frozen=True, kw_only=True):
    """What the two halves of a map's entry are called on the wire: ``tags[0].key=a&tags[0].value=b``."""

    key: Name = "key"
    value: Name = "value"


class Param(Record, frozen=True, kw_only=True):
    """A parameter of a request.

    ``length`` counts characters; ``documented_type`` is the docs' word where it is not ``type``; ``values`` are the
    known ones, an open list. ``encoding`` says how a map travels (``pairs`` where it is not given): as key and value
    pairs, ``indexed`` by entry, all under ``zero``, or as a list of ``records``.
    """

    name: Name
    type: TypeName
    items: str | None = None
    documented_type: str | None = None
    location: Location | None = field(name="in", default=None)
    length: Annotated[int, Meta(ge=0)] | None = None
    required: bool = False
    default: str | None = None
    values: tuple[str, ...] = ()
    encoding: Encoding | None = None
    pair: Pair | None = None
    renamed_from: str | None = None
    deprecated: bool = False
    description: str = ""


class Field(Record, frozen=True, kw_only=True):
    """A field of an answer. ``items`` is an element's type, or a model's name, for a list, a map or an object."""

    name: Name
    type: TypeName
    items: str | None = None
    documented_type: str | None = None
    values: tuple[str, ...] = ()
    renamed_from: str | None = None
    deprecated: bool = False
    description: str = ""


class Response(Record, frozen=True, kw_only=True):
    """What a command answers. ``key`` is the JSON key of the payload; without it the answer is read structurally.

    ``single`` marks an object that arrives as a list of one. ``example`` is the docs' JSON.
    """

    shape: Shape = "none"
    key: str | None = None
    model: str | None = None
    single: bool = False
    example: Any = None


class Notice(Record, frozen=True, kw_only=True):
    """An aside of the docs that is no async mark."""

    kind: Literal["notice", "warning", "success"] = "notice"
    text: str


class Command(Record, frozen=True, kw_only=True):
    """A request that the API understands; ``name`` as it travels. ``example`` is a call as the docs show it."""

    name: Name
    group: Name
    renamed_from: str | None = None
    description: str = ""
    notices: tuple[Notice, ...] = ()
    deprecated: bool = False
    is_async: bool = field(name="async", default=False)
    method: Method | None = None
    path: str | None = None
    example: str | None = None
    params: tuple[Param, ...] = ()
    response: Response = Response()


class Model(Record, frozen=True, kw_only=True):
    """The fields of an answer, shared by every command whose response table names the same fields."""

    name: Name
    renamed_from: str | None = None
    description: str = ""
    fields: tuple[Field, ...] = ()


class ErrorCode(Record, frozen=True, kw_only=True):
    """A row of the docs' errors table."""

    code: int
    name: str = ""
    description: str = ""


class Spec(Record, frozen=True, kw_only=True, omit_defaults=False):
    """A whole spec. Groups, commands, params and fields keep the order of the docs."""

    slatebind: Literal[1] = 1
    api: Api
    sources: tuple[Source, ...] = ()
    groups: tuple[Group, ...] = ()
    commands: tuple[Command, ...] = ()
    models: tuple[Model, ...] = ()
    errors: tuple[ErrorCode, ...] = ()
