"""Parameters that only a sample call shows: the members of the JSON that it sends, where no table has a body."""

from msgspec.structs import replace

from slatebind.data.json_tree import JsonObject
from slatebind.data.tolerant_json import read_tolerant
from slatebind.dialects import Dialect
from slatebind.extraction.example_fields import example_fields
from slatebind.extraction.parsed_command import ParsedCommand
from slatebind.extraction.requests.responses.example_facts import shown_param
from slatebind.extraction.requests.responses.examples import WITHOUT_BODY
from slatebind.extraction.requests.samples import Sample


def with_sample_body(parsed: ParsedCommand, sample: Sample | None, dialect: Dialect) -> ParsedCommand:
    """A command with the parameters of the body that its sample sends, marked as read from it."""
    command = parsed.command
    if sample is None or sample.body != "json" or command.method in WITHOUT_BODY:
        return parsed
    if any(param.location == "body" for param in command.params):
        return parsed
    value = next(iter(read_tolerant(sample.data).values), None)
    if not isinstance(value, JsonObject):
        return parsed
    # Shell words have no lines: all of the body is where the call is.
    shown = (shown_param(row, "sample", dialect) for row in example_fields([value], sample.at, dialect))
    return parsed.with_params((*parsed.params, *(replace(row, at=replace(row.at, at=sample.at)) for row in shown)))
