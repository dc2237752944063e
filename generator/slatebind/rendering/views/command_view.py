"""A command, its parameters and its group as templates see them."""

from typing import Any

import msgspec

from slatebind.casing import FileName, Identifier, pascal, singular, split
from slatebind.dialects.destructive import is_destructive
from slatebind.rendering.views.calls import FIELDS, RequestView, Result
from slatebind.rendering.views.documented_tables import ParamTable, stated_around
from slatebind.rendering.views.field_rows import FieldRow
from slatebind.rendering.views.model_sections import ModelSection
from slatebind.rendering.views.model_view import FieldView, ModelView
from slatebind.rendering.views.sample_blocks import CodeBlock, example_language, response_block, stated_status
from slatebind.rendering.views.snippets import NO_SNIPPETS, Snippets
from slatebind.rendering.views.typed_values import typed_default
from slatebind.secret_names import is_secret_name
from slatebind.spec.addresses import fixed_params
from slatebind.spec.model import TYPES, Command, Location, Method, Pair, Param

_PLAIN_TYPES = frozenset(TYPES) - {"map", "list", "object", "any"}
"""Types whose values cannot have names of their own."""


class ParamView(msgspec.Struct, frozen=True):
    """A parameter: ``id`` is its identifier, ``type`` its type in the target's language.

    ``{values}`` in the type stands for its known values, which only templates can escape. ``location`` is where it is
    sent, whether or not the docs say so; None if parameters have no places. ``imports`` is what its type needs.
    ``is_map`` says that its value has entries, each of which is sent as parameters of its own: in a query or a form.
    ``former`` is the identifier that its earlier name had, if no other parameter has it now.
    """

    id: Identifier
    type: str
    spec: Param
    location: Location | None = None
    imports: tuple[str, ...] = ()
    is_map: bool = False
    former: Identifier | None = None

    @property
    def is_body(self) -> bool:
        """Whether it is the whole body: a list, or an object of which the docs name no fields."""
        return self.spec.whole or self.spec is FIELDS

    @property
    def pair(self) -> Pair | None:
        """What key and value of an entry are called; None if its entries are not sent as pairs."""
        return (self.spec.pair or Pair()) if self.is_map and self.spec.encoding in {None, "pairs"} else None

    @property
    def may_be_secret(self) -> bool:
        """Whether its value must not be shown: by its name, or as it may contain fields of any name."""
        kind = self.spec.items if self.spec.type == "list" else self.spec.type
        return is_secret_name(self.spec.name) or kind not in _PLAIN_TYPES

    @property
    def fixed(self) -> str | None:
        """The value that it always has: required, and the only one that the docs allow. None if it may have others."""
        is_fixed = self.location is not None and self.spec.required and len(self.spec.values) == 1
        return self.spec.values[0] if is_fixed else None

    @property
    def default(self) -> Any:
        """Its default as a value of its type; None without one, or if the docs describe it in words."""
        return typed_default(self.spec)


class GroupRef(msgspec.Struct, frozen=True):
    """The module and the class of the group that a command belongs to."""

    id: FileName
    cls: Identifier


class CommandView(msgspec.Struct, frozen=True):
    """A command; ``file`` is its part of a path, ``model`` that of its response, ``rows`` are the fields of it.

    For HTTP endpoints, ``rows`` are without those that a ``section`` of the docs states; ``status_sections`` are those
    of what is sent with each status.

    ``required`` are the parameters that a call has to give, ``omittable`` the others: those that are ``optional``, and
    those with a ``fixed`` value, which is to be sent if a call has no other. ``spec.required`` of a parameter is what
    the docs state, also of one that is fixed, and of the header ``Idempotency-Key``, which a client can make up.

    ``cls`` is its identifier with a capital, for types that belong to it; they are unique in a group. ``method`` is the
    HTTP method, as documented or as the protocol has it for such a command. ``envelope`` is the key around the whole
    response, None if there is none. ``request`` is for commands that have a path: None in specs of ``cloudstack``.
    ``source`` is the URL of its line in the docs, for targets with ``source_links``.
    ``former`` is the identifier that its earlier name had, for targets in which commands and models are ``unique``.
    ``implied`` are parameters that clients write themselves. ``param_tables`` and the two examples of bodies are for
    the docs of an operation. ``snippets`` are calls of it, as the targets that ``snippets`` of ``target.yaml`` names
    write them.

    ``result`` is what a call returns:

    - ``pages``: a list of ``model`` that is read page by page, as the request changes nothing
    - ``list``: a list of ``model``, from a request that changes something
    - ``object``: a ``model``
    - ``job``: the job of an async command, which ends with ``model`` if there is one; ``cloudstack`` only
    - ``value``: JSON without a model
    - ``content``: bytes that are not JSON
    - ``nothing``: no content, or none that the docs describe
    """

    id: Identifier
    constant: Identifier
    file: FileName
    group: GroupRef
    model: ModelView | None
    required: tuple[ParamView, ...]
    omittable: tuple[ParamView, ...]
    rows: tuple[FieldRow, ...]
    method: Method
    envelope: str | None
    envelope_fields: tuple[FieldView, ...]
    spec: Command
    result: Result
    request: RequestView | None
    implied: tuple[ParamView, ...] = ()
    param_tables: tuple[ParamTable, ...] = ()
    request_json: str | None = None
    response_json: str | None = None
    cls: Identifier = Identifier("Command")
    snippets: Snippets = NO_SNIPPETS
    former: Identifier | None = None
    section: ModelSection | None = None
    status_sections: tuple[ModelSection | None, ...] = ()
    source: str | None = None

    @property
    def example_language(self) -> str:
        """The language of the sample call."""
        return example_language(self.spec)

    @property
    def stated_status(self) -> int | str | None:
        """The status of success, if the table of statuses does not say it."""
        return stated_status(self.spec)

    @property
    def is_in_envelope(self) -> bool:
        """Whether a table states the fields of an object around the payload: ``rows`` are those of that object."""
        return bool(stated_around(self.spec.response))

    @property
    def response_block(self) -> CodeBlock | None:
        """The head of a response that has no JSON example, if anything is known about it."""
        return response_block(self.spec)

    @property
    def is_destructive(self) -> bool:
        """Whether it destroys or interrupts something: as stated, else by its method or the words of name and title."""
        if self.spec.effect:
            return self.spec.effect == "destroy"
        return is_destructive(self.spec.name, self.spec.title, self.method)

    @property
    def only_reads(self) -> bool:
        """Whether nothing is changed: as stated, else by its method, unless its name or title says otherwise."""
        if self.spec.effect:
            return self.spec.effect == "read"
        return self.method in {"GET", "HEAD", "OPTIONS"} and not self.is_destructive

    @property
    def params(self) -> tuple[ParamView, ...]:
        """All parameters of a request but the implied ones, required ones first; fixed ones are among them."""
        return self.required + self.omittable

    @property
    def optional(self) -> tuple[ParamView, ...]:
        """The parameters that need not be sent."""
        return tuple(param for param in self.omittable if param.fixed is None)

    @property
    def param_names(self) -> frozenset[str]:
        """The names of ``params``."""
        return frozenset(param.spec.name for param in self.params)

    @property
    def may_send_secrets(self) -> bool:
        """Whether a value that must not be shown can be among its parameters."""
        return any(param.may_be_secret for param in self.params)

    @property
    def docs(self) -> str:
        """What it is called and what it does, in paragraphs."""
        title = self.spec.title.strip()
        sentence = f"{title}." if title and title[-1] not in ".!?:" else title
        return "\n\n".join(filter(None, (sentence, self.spec.description))) or self.spec.name

    @property
    def nullable_ids(self) -> frozenset[str]:
        """The identifiers of parameters that can be sent as null, which only JSON has."""
        if self.request is None or self.request.body != "json":
            return frozenset()
        return frozenset(param.id for param in self.params if param.spec.nullable and param.location == "body")

    @property
    def key(self) -> str:
        """The key of its payload: as documented, else what servers usually call an object of its model."""
        if self.spec.response.key or self.model is None:
            return self.spec.response.key or ""
        is_named_after_command = self.model.spec.name.startswith(pascal(self.spec.name))
        noun = singular("".join(split(self.spec.name)[1:])) if is_named_after_command else ""
        return (noun or self.model.spec.name).lower()

    @property
    def returns_model(self) -> bool:
        """Whether a call returns its model, or several objects of it."""
        return self.model is not None and self.result != "value"

    @property
    def fixed(self) -> dict[str, str]:
        """The parameters of the query that have one value, which tell it apart from others of the same path."""
        return fixed_params(self.spec)

    @property
    def is_list(self) -> bool:
        """Whether it responds with a list whose elements have a model, which is requested page by page."""
        return self.result == "pages"
