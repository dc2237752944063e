"""The record of a dialect file: its keys, what each means, and their defaults. Does not look words up."""

from typing import Literal

import msgspec

from slatebind.dialects.api_facts import ApiFacts
from slatebind.dialects.api_words import (
    BodyWords,
    CredentialWords,
    OperationWords,
    PageFields,
    PageWords,
    PagingWords,
    ServerWords,
)
from slatebind.dialects.marks import Marks
from slatebind.dialects.phrases import Opening
from slatebind.dialects.prose_words import ProseWords
from slatebind.dialects.requests import Requests
from slatebind.dialects.resources import Resources
from slatebind.dialects.tables import Tables
from slatebind.spec.model import Protocol, TypeName

Section = Literal["request", "parameters", "response", "errors"]
Role = Literal[
    "name",
    "description",
    "type",
    "length",
    "required",
    "default",
    "values",
    "code",
    "optional",
    "in",
    "example",
    "model",
]
NOTHING = r"(?!)"
"""The pattern of what docs of a dialect do not have: it matches nothing."""


class DialectFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The keys of a dialect file.

    Words and phrases are compared without case, emphasis and punctuation. The keys from ``example`` to
    ``error_separator`` are Python regular expressions.
    """

    dialect: str
    """The name of the dialect."""
    protocol: Protocol
    """The protocol of the APIs: `rest` for HTTP APIs, or `cloudstack`."""
    api: ApiFacts = ApiFacts()
    """Facts about one API."""
    introduction: tuple[str, ...] = ()
    """Titles of chapters that introduce the API; the title is left out of its description: `overview`."""
    generic_titles: tuple[str, ...] = ()
    """Words of titles that do not say which API it is: `reference`. An API with such a title is named after its
    domain."""
    languages: tuple[str, ...] = ()
    """The languages whose words belong to the dialect, each a file in `words/`: `[english, german]`."""
    requests: Requests | None = None
    """How request lines announce operations. Without it, operations are announced by their names."""
    openings: dict[Opening, tuple[str, ...]] = {}
    """Words in headings and lines that say what is below them: `{query: [query parameters, filters]}`. `parameters` are
    those that do not say where a parameter is sent."""
    required: tuple[str, ...] = ()
    """Words that mean required, anywhere: in a cell, in brackets after a name, or in a heading: `mandatory`."""
    optional: tuple[str, ...] = ()
    """Words that mean optional, anywhere."""
    sections: dict[Section, tuple[str, ...]] = {}
    """The whole headings of the sections of a command, in docs without `requests`: `{response: [response schema]}`."""
    required_sections: tuple[Section, ...] = ()
    """The sections that every command has to have, in docs without `requests`. `lint` reports missing ones."""
    columns: dict[Role, tuple[str, ...]] = {}
    """Words in the titles of columns, by what the column contains: `{type: [data type]}`. A whole title is looked up
    before words in it; of these, the role that is listed first is used. `code` is a status or an error code, `in` the
    place of a parameter (query, path, header or body), `model` the type of the body of a status, and `optional` a
    column where *yes* means optional."""
    tables: Tables = Tables()
    """How tables are written."""
    marks: Marks = Marks()
    """Words that qualify a parameter or field."""
    resources: Resources = Resources()
    """How docs describe resources."""
    bold_names: bool = False
    """Whether names of parameters and fields are in bold: a row whose first cell is in bold is then read even if the
    header of its table is missing."""
    true_words: tuple[str, ...] = ("true", "yes")
    """Cells of a column such as *Required* that mean yes."""
    false_words: tuple[str, ...] = ("false", "no")
    """Cells of such a column that mean no."""
    empty: tuple[str, ...] = ("",)
    """Cells that mean that there is no value: `n/a`."""
    types: dict[TypeName, tuple[str, ...]] = {}
    """Words for types, by type: `{integer: [int, int32]}`. `*` stands for any text."""
    async_: tuple[str, ...] = msgspec.field(name="async", default=())
    """Whole asides or paragraphs that say that a command starts a job: `asynchronous`."""
    sync: tuple[str, ...] = ()
    """Whole asides or paragraphs that say that a command does not start a job."""
    example: str = NOTHING
    """A call of a command in a block of code, with the groups `command` and `arguments`."""
    example_prompt: str = NOTHING
    """The prompt in front of such a call. It is left out."""
    endpoint: str = NOTHING
    """A line that names the endpoint, with the group `url`."""
    command_name: str = NOTHING
    """The whole name of a command: `[a-z]+[A-Z][A-Za-z]*`."""
    no_parameters: str = NOTHING
    """A text in place of a table that says that a command has no parameters."""
    no_response: str = NOTHING
    """A text in place of a table that says that a command has no response."""
    description_lead: str = NOTHING
    """The words that descriptions of commands begin with: *This command creates a volume*."""
    error_separator: str = NOTHING
    """What is between the name of an error and its meaning, in one cell: *Bad Request -- The request is invalid*."""
    placeholders: tuple[str, ...] = ()
    """JSON that is in place of an example, and is not read: `{}`."""
    payloads: tuple[str, ...] = ()
    """Keys of a JSON response that hold the result, next to others such as its length: `data`, `items`."""
    artifacts: tuple[str, ...] = ()
    """Whole paragraphs that tools left in the docs: `undefined`."""
    prose: ProseWords = ProseWords()
    """Facts in sentences."""
    servers: ServerWords = ServerWords()
    """Words about base URLs."""
    credentials: CredentialWords = CredentialWords()
    """Words about authentication."""
    paging: tuple[PagingWords, ...] = ()
    """The kinds of paging, by the names of their parameters."""
    page_words: PageWords = PageWords()
    """Names of parameters for every kind of paging."""
    page_fields: PageFields = PageFields()
    """Names of fields of responses that belong to paging."""
    bodies: BodyWords = {}
    """Phrases in headings and labels of the body, by the kind of body that they announce: `{form: [form data]}`."""
    body_mentions: BodyWords = {}
    """The same for phrases in texts. They have to be unambiguous: `x www form urlencoded`."""
    operation_names: OperationWords = OperationWords()
    """How titles become names of operations."""
    lists: tuple[str, ...] = ()
    """Names of commands that respond with a list, with `*` for any text: `list*`."""
    success_fields: tuple[str, ...] = ()
    """The fields of a response that only says whether a command succeeded: `success`, `displaytext`."""
    success_mark: str = "success"
    """The field of them that such a response has to have."""


PATTERNS = (
    "example",
    "example_prompt",
    "endpoint",
    "command_name",
    "no_parameters",
    "no_response",
    "description_lead",
    "error_separator",
)
"""The keys whose values are regular expressions."""
