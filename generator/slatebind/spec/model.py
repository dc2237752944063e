"""The records of the intermediate spec, format 1: an API with the names that its requests and responses have."""

from typing import Annotated, Any, Literal, get_args

import msgspec
from msgspec import Meta, field

FORMAT = 1

TypeName = Literal[
    "string",
    "boolean",
    "integer",
    "long",
    "float",
    "uuid",
    "date",
    "datetime",
    "url",
    "map",
    "list",
    "object",
    "any",
    "file",
]
TYPES: tuple[str, ...] = get_args(TypeName)
FALLBACK_TYPES = {"file": "any"}
"""Types newer than format 1, and the type whose spelling stands for them in a target that has none for them."""

_KEYS = {"sources": "path", "errors": "code", "statuses": "code", "servers": "url", "auth": "scheme"}


def key_of(section: str) -> str:
    """The key that identifies the records of a list: ``name`` in most of them."""
    return _KEYS.get(section, "name")


Name = Annotated[str, Meta(min_length=1)]
Method = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
Encoding = Literal["pairs", "indexed", "zero", "records"]
ENCODED_MAPS = tuple(f"map.{encoding}" for encoding in get_args(Encoding))
Shape = Literal["list", "object", "success", "none"]
Protocol = Literal["cloudstack", "rest"]
Location = Literal["query", "path", "body", "header"]
Body = Literal["json", "form", "multipart", "raw"]
Access = Literal["read", "write"]
Effect = Literal["read", "change", "destroy"]
Style = Literal["repeat", "brackets", "comma"]
AuthScheme = Literal["bearer", "basic", "header", "query", "oauth2", "signed"]
PagingKind = Literal["page", "offset", "cursor", "link"]
FactSource = Literal["prose", "example", "sample", "server"]
FactOrigin = dict[str, FactSource] | FactSource
"""Where values come from that no column of the docs states, by their keys; a text is that of the whole record."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """Base of all records of a spec. Empty keys are left out when it is written."""

    def is_described(self, key: str) -> bool:
        """Whether the value of a key was read from prose."""
        origin = getattr(self, "origin", None)
        return isinstance(origin, dict) and origin.get(key) == "prose"

    def is_inferred(self, key: str = "") -> bool:
        """Whether the value of a key, or the record as a whole, was read from prose, an example or a sample."""
        origin = getattr(self, "origin", {})
        return isinstance(origin, str) or key in origin


class Source(Record, frozen=True, kw_only=True):
    """A file that the spec was extracted from, its path relative to the document's folder."""

    path: Name
    sha256: str


class Server(Record, frozen=True, kw_only=True):
    """A base URL of the API, such as that of its sandbox."""

    url: Name
    name: str = ""


class Auth(Record, frozen=True, kw_only=True):
    """A way to authenticate requests: by any one of those that an API lists.

    ``name`` is that of the header or of the query's key, ``prefix`` what precedes the key there, such as ``Token``;
    ``also`` are the names of further headers, or keys of the query, that are sent together with it. ``url`` is where
    OAuth2 tokens are fetched, ``authorize_url`` where a user allows a client to fetch them.
    """

    scheme: AuthScheme
    name: str | None = None
    prefix: str = ""
    also: tuple[Name, ...] = ()
    url: str | None = None
    authorize_url: str | None = None
    description: str = ""
    origin: FactOrigin = {}


class Paging(Record, frozen=True, kw_only=True):
    """How lists are read page by page.

    ``number``, ``size``, ``offset`` and ``cursor`` are names of parameters. ``items``, ``total`` and ``next`` are where
    the elements, their number, and the next page's cursor or URL are in a response, as in ``meta.total``. Where the
    last element of a page is the cursor of the next one, ``cursor_field`` is the field of an element that is sent, and
    ``has_more`` where the response says whether there is a next page. ``first`` is the number of the first page, if
    that is not 1.
    """

    kind: PagingKind
    number: str | None = None
    first: str | None = None
    size: str | None = None
    offset: str | None = None
    cursor: str | None = None
    items: str | None = None
    total: str | None = None
    next: str | None = None
    cursor_field: str | None = None
    has_more: str | None = None
    origin: FactOrigin = {}


class Api(Record, frozen=True, kw_only=True):
    """The API as a whole. ``description`` is the prose before the commands, as Markdown, with its headings.

    ``endpoint`` is where most requests are sent, ``servers`` are all base URLs if the docs name several.
    """

    name: Name
    title: str = ""
    protocol: Protocol
    endpoint: str | None = None
    servers: tuple[Server, ...] = ()
    auth: tuple[Auth, ...] = ()
    paging: Paging | None = None
    description: str = ""
    front_matter: dict[str, Any] = {}


class Group(Record, frozen=True, kw_only=True):
    """A chapter of the docs. ``renamed_from`` is its name in an earlier version, for diffs."""

    name: Name
    renamed_from: str | None = None
    description: str = ""


class Pair(Record, frozen=True, kw_only=True):
    """What key and value of an entry of a map are called on the wire: ``tags[0].key=a&tags[0].value=b``."""

    key: Name = "key"
    value: Name = "value"


class Param(Record, frozen=True, kw_only=True):
    """A parameter of a request.

    ``length`` is the maximum in characters; ``documented_type`` is the type as the docs write it, if that is not
    ``type``; ``values`` are the known ones, others may follow. ``encoding`` is how a map is sent: as key and value
    ``pairs`` (the default), ``indexed`` by entry, all entries under index ``zero``, or as a list of ``records``.
    ``excludes`` are parameters that cannot be sent together with it, ``requires`` those that have to be. ``items`` is
    what it is for fields. ``style`` is how a list is sent in a query: the parameter repeated (the default), with
    ``brackets`` behind its name, or its values joined by commas. ``whole`` marks the parameter that is the whole body,
    such as a list, and no field of it: its name is not sent.
    """

    name: Name
    type: TypeName
    items: str | None = None
    documented_type: str | None = None
    location: Location | None = field(name="in", default=None)
    whole: bool = False
    length: Annotated[int, Meta(ge=0)] | None = None
    required: bool = False
    nullable: bool = False
    access: Access | None = None
    default: str | None = None
    values: tuple[str, ...] = ()
    style: Style | None = None
    encoding: Encoding | None = None
    pair: Pair | None = None
    excludes: tuple[Name, ...] = ()
    requires: tuple[Name, ...] = ()
    renamed_from: str | None = None
    deprecated: bool = False
    description: str = ""
    origin: FactOrigin = {}


class Field(Record, frozen=True, kw_only=True):
    """A field of a response.

    ``items`` is the type of the elements of a list or map, or their model, or a list of these (``list[integer]``); for
    an object it is the object's model. ``required``, ``default`` and ``access`` (``read`` or ``write`` only) matter
    where the model is sent.
    """

    name: Name
    type: TypeName
    items: str | None = None
    documented_type: str | None = None
    required: bool = False
    nullable: bool = False
    access: Access | None = None
    default: str | None = None
    values: tuple[str, ...] = ()
    renamed_from: str | None = None
    deprecated: bool = False
    description: str = ""
    origin: FactOrigin = {}


class Response(Record, frozen=True, kw_only=True):
    """The response of a command. ``key`` is the JSON key of its payload, which is searched for if it is not given.

    ``envelope`` is the key around the whole response, if it is not the one that the protocol has for the command.
    ``single`` marks an object that is sent as a list of one. ``descriptions`` are those of fields that this command
    describes otherwise than its model does. ``example`` is the JSON in the docs. ``status`` is the HTTP status of
    success, ``content_type`` that of a response that is not JSON. ``envelope_fields`` are the fields that the object
    with the payload under ``key`` has in addition; where a table states them, that of the payload is among them.
    """

    status: int | Name | None = None
    content_type: str | None = None
    shape: Shape = "none"
    key: str | None = None
    envelope: str | None = None
    model: str | None = None
    single: bool = False
    descriptions: dict[str, str] = {}
    envelope_fields: tuple[Field, ...] = ()
    example: Any = None


class Notice(Record, frozen=True, kw_only=True):
    """An aside of the docs other than the one that marks a command as asynchronous."""

    kind: Literal["notice", "warning", "success"] = "notice"
    text: str


class Status(Record, frozen=True, kw_only=True):
    """An HTTP status that a command can answer with: a number, or a text such as ``4XX``."""

    code: int | Name
    name: str = ""
    description: str = ""
    shape: Shape = "none"
    model: str | None = None


class Command(Record, frozen=True, kw_only=True):
    """A request of the API, with its name on the wire. ``example`` is a call as shown in the docs.

    ``path`` has its variables as ``{name}``. ``title`` is what the docs call it, if they have no name for it;
    ``server`` is where it is sent, if that is not the API's endpoint. ``body`` is how parameters of the body are sent,
    as JSON by default; ``paging`` is that of the API if it is not given. ``authenticated`` is false if it is sent
    without the credentials of the API, and true if with them, although to another server. ``effect`` says what it does
    on the server: it only reads, it changes something, or it destroys or interrupts something; if it is not given, its
    method and the words of its name and title say so.
    """

    name: Name
    title: str = ""
    group: Name
    renamed_from: str | None = None
    description: str = ""
    notices: tuple[Notice, ...] = ()
    deprecated: bool = False
    is_async: bool = field(name="async", default=False)
    method: Method | None = None
    path: str | None = None
    server: str | None = None
    authenticated: bool | None = None
    effect: Effect | None = None
    body: Body | None = None
    paging: Paging | None = None
    example: str | None = None
    params: tuple[Param, ...] = ()
    response: Response = Response()
    statuses: tuple[Status, ...] = ()
    origin: FactOrigin = {}


class Model(Record, frozen=True, kw_only=True):
    """The fields of a response, shared by all commands whose response tables have the same fields.

    For HTTP endpoints it may also be what a parameter of the body consists of. ``origin`` is ``example`` for a model
    that was read from examples alone. ``anchor`` is that of the section of the docs that states its fields, by which
    links in them lead to it: ``tree-properties``.
    """

    name: Name
    renamed_from: str | None = None
    anchor: Name | None = None
    description: str = ""
    origin: FactOrigin = {}
    fields: tuple[Field, ...] = ()


class ErrorCode(Record, frozen=True, kw_only=True):
    """A row of the table of errors in the docs."""

    code: int | Name
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
