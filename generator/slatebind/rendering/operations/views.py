"""Paths and operations as templates see them."""

from typing import Any

import msgspec

from slatebind.casing import Identifier
from slatebind.rendering.views.command_view import CommandView, ParamView
from slatebind.rendering.views.model_view import FieldView
from slatebind.rendering.views.servers import ServerView, server_view
from slatebind.spec.model import Body, Location, Method, Shape, Status


class OperationParam(msgspec.Struct, frozen=True):
    """A parameter of an operation: its name there, where it is sent, and whether all commands require it.

    ``distinct`` is an identifier for it if generators would call it like another parameter.
    """

    name: str
    location: Location
    required: bool
    view: ParamView
    distinct: Identifier | None = None


class Payload(msgspec.Struct, frozen=True):
    """What the body of a response consists of; ``cls`` is its model's class.

    ``key`` is that of the payload itself, ``fields`` are next to it, and ``envelope`` is the key around the whole body.
    It is JSON without a content type.
    """

    shape: Shape
    cls: str | None = None
    key: str | None = None
    envelope: str | None = None
    content_type: str | None = None
    fields: tuple[FieldView, ...] = ()

    @property
    def is_json(self) -> bool:
        """Whether it is JSON, which a schema can describe."""
        return self.content_type is None or "json" in self.content_type.lower()


class Example(msgspec.Struct, frozen=True):
    """What a command answers in the docs."""

    command: str
    value: Any


class Reply(msgspec.Struct, frozen=True):
    """What an operation answers with one status, a number or a text such as ``4XX``: any one of its payloads."""

    code: str
    description: str
    payloads: tuple[Payload, ...]
    examples: tuple[Example, ...] = ()


class Section(msgspec.Struct, frozen=True):
    """What the docs say of one command: what they call it, and its description with its asides."""

    title: str
    text: str


class OperationView(msgspec.Struct, frozen=True):
    """A method of a path, with the commands that it stands for.

    ``unsent`` are parameters that have no place in a request: variables that the path does not have. ``replies`` begin
    with the success, if there is one; ``statuses`` are those of the docs that are not HTTP's.
    """

    method: Method
    commands: tuple[CommandView, ...]
    params: tuple[OperationParam, ...]
    unsent: tuple[OperationParam, ...]
    replies: tuple[Reply, ...]
    statuses: tuple[Status, ...]

    @property
    def command(self) -> CommandView:
        """The first of its commands, whose name it has."""
        return self.commands[0]

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of the groups of its commands."""
        return tuple(dict.fromkeys(command.spec.group for command in self.commands))

    @property
    def titles(self) -> tuple[str, ...]:
        """What the docs call it."""
        return tuple(dict.fromkeys(command.spec.title or command.spec.name for command in self.commands))

    @property
    def sections(self) -> tuple[Section, ...]:
        """What the docs say of it, each text once."""
        specs = [command.spec for command in self.commands]
        texts = (
            "\n\n".join(filter(None, (spec.description, *(aside.text for aside in spec.notices)))) for spec in specs
        )
        titles = [spec.title or spec.name for spec in specs]
        return tuple(dict.fromkeys(Section(title, text or title) for title, text in zip(titles, texts, strict=True)))

    @property
    def documents_refusal(self) -> bool:
        """Whether any of its statuses is a refusal."""
        return any(reply.code.startswith("4") or reply.code == "default" for reply in self.replies)

    @property
    def servers(self) -> tuple[ServerView, ...]:
        """Where it is sent if that is not the API's endpoint."""
        return tuple(
            dict.fromkeys(server_view(command.spec.server) for command in self.commands if command.spec.server)
        )

    @property
    def is_deprecated(self) -> bool:
        """Whether all of its commands are deprecated."""
        return all(command.spec.deprecated for command in self.commands)

    @property
    def body(self) -> tuple[OperationParam, ...]:
        """The parameters of its body."""
        return tuple(param for param in self.params if param.location == "body")

    @property
    def body_kinds(self) -> tuple[Body, ...]:
        """How its body can be sent: as the docs say, else as JSON, or in parts if it has files; none without a body."""
        stated = tuple(dict.fromkeys(command.spec.body for command in self.commands if command.spec.body))
        if stated or not self.body:
            return stated
        has_files = any("file" in {param.view.spec.type, param.view.spec.items} for param in self.body)
        return ("multipart",) if has_files else ("json",)


class PathView(msgspec.Struct, frozen=True):
    """A path with its variables as ``{name}``, unlike all other paths."""

    path: str
    operations: tuple[OperationView, ...]
