"""What a server, or a description of it, says of an API: one model for every kind of source.

Each fact has its place in the source, a JSON pointer. A fact that a kind of source cannot state is None.
"""

import msgspec

from slatebind.spec.model import Location, Shape


class ValueType(msgspec.Struct, frozen=True, gc=False):
    """A type in the words of the spec.

    ``alike`` are further types that the source writes in the same way: a string of JSON can be a date. ``items`` is the
    type of the elements of a list, "" if it is not known.
    """

    name: str
    items: str = ""
    alike: frozenset[str] = frozenset()

    def agrees(self, name: str) -> bool:
        """Whether a type of the spec can be this one."""
        return name == self.name or "any" in (name, self.name) or name in self.alike

    def __str__(self) -> str:
        return f"`{self.name}` of `{self.items}`" if self.items else f"`{self.name}`"


class FieldFacts(msgspec.Struct, frozen=True):
    """A field of an answer, with the fields of the objects that it holds, if they are known."""

    name: str
    at: str
    type: ValueType | None = None
    description: str | None = None
    fields: "tuple[FieldFacts, ...]" = ()


class ParamFacts(msgspec.Struct, frozen=True):
    """A parameter of a request."""

    name: str
    at: str
    type: ValueType | None = None
    location: Location | None = None
    length: int | None = None
    required: bool | None = None
    description: str | None = None


class StatusFacts(msgspec.Struct, frozen=True):
    """An HTTP status of an answer, a range such as ``4XX``, or ``default`` for all others."""

    code: str
    at: str


class OperationFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A command or operation. ``path`` has its variables as ``{name}``; it begins with that of the server.

    ``other_paths`` are those on further servers. ``open_places`` are the places in which a request can have parameters
    that the source does not list.

    ``unread`` is the place of a recorded answer that is not JSON, "" if there is none.
    ``shape`` and ``fields`` are those of the JSON of a successful answer: of the elements, if it is a list.
    """

    name: str
    at: str
    method: str | None = None
    path: str | None = None
    other_paths: tuple[str, ...] = ()
    description: str | None = None
    is_async: bool | None = None
    params: tuple[ParamFacts, ...] = ()
    open_places: frozenset[Location] = frozenset()
    shape: Shape | None = None
    fields: tuple[FieldFacts, ...] = ()
    statuses: tuple[StatusFacts, ...] = ()
    unread: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.path}" if self.path else self.name


class UnmatchedRequest(msgspec.Struct, frozen=True):
    """A recorded request that no documented command explains, without secrets."""

    text: str
    at: str


class SourceFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a source says. ``file`` is its name, ``title`` what it is, for messages.

    ``newest`` is the version of its newest command.
    A partial source contains some of what the server does, as recorded traffic: what is not in it may exist. The fields
    of an unwrapped one are those of the objects in an answer, without the keys around them. ``lines`` are the numbers
    of lines by pointer, for a source in which they say more than that. ``token_url`` is where a token was fetched to
    read it, "" if none was.
    """

    file: str
    title: str
    version: str = ""
    newest: str = ""
    operations: tuple[OperationFacts, ...] = ()
    is_partial: bool = False
    is_unwrapped: bool = False
    unmatched: tuple[UnmatchedRequest, ...] = ()
    lines: dict[str, int] = {}
    token_url: str = ""

    def place(self, at: str) -> str:
        """A place in the source for people: the file with a pointer, or with the number of a line."""
        mark = ":" if at.isdecimal() else "#"
        return f"{self.file}{mark}{at}" if at else self.file

    @property
    def noun(self) -> str:
        """What is compared with the docs, for messages: the server, or a document."""
        return "recorded response" if self.is_partial else self.title
