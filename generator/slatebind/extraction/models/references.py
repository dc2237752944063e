"""Resolving references: which resource a response, a parameter or a field is, by links and by what examples show."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import unquote

from msgspec.structs import replace

from slatebind.casing import singular
from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedField, ParsedParam, Reference
from slatebind.extraction.commands.response_tables import ResponseTable, resource_table, with_model
from slatebind.extraction.examples.united_examples import completed
from slatebind.extraction.models.parsed_resource import ParsedResource
from slatebind.extraction.report import Report
from slatebind.spec.model import Shape, Status

_CONTAINERS = ("object", "list", "map", "any")
_MAX_TITLE_WORDS = 6
_MIN_SHARED = 2
_MIN_SHARE_IN_CHAPTER = 0.6
"""The share of an example's fields that the resource of its chapter has to have."""
_MIN_SIMILARITY = 0.8
"""The Jaccard index from which on an example is of a resource of another chapter."""


class References:
    """The resources of a document by the anchors of their headings."""

    def __init__(self, resources: Sequence[ParsedResource], anchors: frozenset[str], report: Report) -> None:
        self.resources = resources
        self._anchors = anchors
        self._report = report
        self._reported: set[str] = set()
        self._by_anchor: dict[str, int] = {}
        for rank in range(max((len(resource.anchors) for resource in resources), default=0)):
            for number, resource in enumerate(resources):
                if rank < len(resource.anchors):
                    self._by_anchor.setdefault(resource.anchors[rank], number)
        self._by_title: dict[str, int] = {}
        for number, resource in enumerate(resources):
            if resource.is_titled:
                self._by_title.setdefault(_singular_words(resource.title), number)

    def find(self, link: str | None) -> int | None:
        """The number of the resource that a link leads to; None if it leads to none."""
        return None if link is None else self._by_anchor.get(_anchor(link))

    def find_response(self, reference: Reference | None) -> int | None:
        """The number of the resource that a response refers to, by a link or by the heading's words in a sentence."""
        if reference is None or reference.target:
            return self.find(reference.target) if reference else None
        words = _singular_words(reference.words).split()
        phrases = (
            " ".join(words[start : start + length])
            for length in range(_MAX_TITLE_WORDS, 1, -1)
            for start in range(len(words) - length + 1)
        )
        return next((number for phrase in phrases if (number := self._by_title.get(phrase)) is not None), None)

    def report_unknown(self, reference: Reference) -> None:
        """Report a link that leads nowhere, once."""
        anchor = _anchor(reference.target)
        if anchor and self._anchors and anchor not in self._anchors and anchor not in self._reported:
            self._reported.add(anchor)
            message = f"no heading has the anchor `#{anchor[:100]}`; what it should describe is unknown"
            self._report.add("reference-unknown", reference.at, message, "link to a heading of this page")


def _singular_words(text: str) -> str:
    return " ".join(map(singular, text.split()))


def _anchor(link: str) -> str:
    return unquote(link).removeprefix("#").lower()


def response_resources(commands: Iterable[ParsedCommand], references: References) -> dict[str, int]:
    """The resource that each command answers with, by the names of the commands."""
    by_group: dict[str, list[int]] = {}
    for number, resource in enumerate(references.resources):
        by_group.setdefault(resource.group, []).append(number)
    found = ((parsed.command.name, _resource(parsed, by_group, references)) for parsed in commands)
    return {name: number for name, number in found if number is not None}


def _resource(parsed: ParsedCommand, by_group: Mapping[str, list[int]], references: References) -> int | None:
    """By a link, unless the example or a table shows something else; else by the example."""
    linked = references.find_response(parsed.reference)
    stated = {row.field.name for row in parsed.response if parsed.fields and row.field.origin != "example"}
    shown = stated or {row.field.name for row in parsed.response}
    if linked is not None and parsed.reference is not None:
        resource = references.resources[linked]
        in_addition = _in_addition(parsed)
        has_resource = not in_addition.isdisjoint(resource.field_names)
        if parsed.fields and not has_resource:
            return None
        is_extended = bool(parsed.fields) and len(in_addition & resource.field_names) * 2 > len(in_addition)
        if parsed.reference.is_certain or is_extended or not shown or not shown.isdisjoint(resource.field_names):
            return linked
    if parsed.fields or not shown:
        return None
    return _similar(shown, by_group.get(parsed.command.group, ()), references.resources)


def _in_addition(parsed: ParsedCommand) -> set[str]:
    """The fields of the first object of an example that the command's table does not state."""
    response = parsed.command.response
    payload = response.example
    if response.key:
        payload = payload.get(response.key) if isinstance(payload, dict) else None
    first = payload[0] if isinstance(payload, list) and payload else payload
    return set(first) - {field.name for field in parsed.fields} if isinstance(first, dict) else set()


def _similar(shown: set[str], in_chapter: Sequence[int], resources: Sequence[ParsedResource]) -> int | None:
    """The resource whose fields an example shows most alike: one of its chapter, else one that is nearly the same."""
    likeness = {
        number: len(shown & resource.field_names) / len(shown | resource.field_names)
        for number, resource in enumerate(resources)
        if resource.is_titled and len(shown & resource.field_names) >= min(_MIN_SHARED, len(shown))
    }
    near = {
        number: value
        for number, value in likeness.items()
        if value >= _MIN_SIMILARITY
        or (number in in_chapter and len(shown & resources[number].field_names) >= len(shown) * _MIN_SHARE_IN_CHAPTER)
    }
    return max(near, key=lambda number: (near[number], -number), default=None)


def resource_tables(
    commands: Iterable[ParsedCommand], answered: Mapping[str, int], references: References
) -> dict[str, ResponseTable]:
    """The tables of the resources that become models, by their marks."""
    users: dict[int, list[str]] = {}
    for command, number in answered.items():
        users.setdefault(number, []).append(command)
    used = _used(commands, answered, references)
    return {
        mark_of(number): resource_table(
            replace(resource, fields=marked_rows(resource.fields, references)), tuple(users.get(number, ()))
        )
        for number, resource in enumerate(references.resources)
        if number in used
    }


def _used(commands: Iterable[ParsedCommand], answered: Mapping[str, int], references: References) -> frozenset[int]:
    """The resources whose headings say that they are some, and those that something refers to."""
    used = {number for number, resource in enumerate(references.resources) if resource.is_titled}
    used |= set(answered.values())
    for parsed in commands:
        links = (reference.target for reference in parsed.status_references.values())
        rows = (*parsed.response, *parsed.envelope)
        of_params = (link for param in parsed.params for link in (param.link, *_links(param.children)))
        used |= _found((*links, *of_params, *_links(rows)), references)
    todo = list(used)
    while todo:
        new = _found(_links(references.resources[todo.pop()].fields), references) - used
        used |= new
        todo += new
    return frozenset(used)


def _found(links: Iterable[str | None], references: References) -> set[int]:
    return {number for link in links if (number := references.find(link)) is not None}


def _links(rows: Iterable[ParsedField]) -> Iterator[str]:
    for row in rows:
        if row.link is not None:
            yield row.link
        yield from _links(row.children)


def report_unknown_links(commands: Iterable[ParsedCommand], references: References) -> None:
    """Report the links of rows and statuses that lead nowhere."""
    for parsed in commands:
        for reference in (parsed.reference, *parsed.status_references.values()):
            if reference is not None:
                references.report_unknown(reference)
        for param in parsed.params:
            if param.link is not None:
                references.report_unknown(Reference(param.link, param.at.cells.get("type", param.at.at)))
            _report_rows(param.children, references)
        _report_rows((*parsed.response, *parsed.envelope), references)
    for resource in references.resources:
        _report_rows(resource.fields, references)


def _report_rows(rows: Iterable[ParsedField], references: References) -> None:
    for row in rows:
        if row.link is not None:
            references.report_unknown(Reference(row.link, row.at.cells.get("type", row.at.at)))
        _report_rows(row.children, references)


def mark_of(number: int) -> str:
    """What stands for a resource's model until models have names. No name of a type or model can be the same."""
    return f"#{number}"


def marked(parsed: ParsedCommand, answered: Mapping[str, int], references: References) -> ParsedCommand:
    """A command whose links are the marks of resources.

    Its response is the resource that it answers with, or has the resource's fields and those that its table adds.
    """
    command = parsed.command
    response, rows = command.response, parsed.response
    number = answered.get(command.name)
    if number is not None and parsed.fields:
        stated = tuple(row for row in rows if row.field.origin != "example")
        own = {row.field.name for row in stated}
        inherited = (row for row in references.resources[number].fields if row.field.name not in own)
        rows = completed((*inherited, *stated), rows)
    elif number is not None:
        is_list = parsed.reference is not None and parsed.reference.is_list and not rows
        shape: Shape = "list" if is_list else "object"
        rows, shape = (), shape if response.shape == "none" else response.shape
        response = replace(response, model=mark_of(number), shape=shape)
    params = tuple(_marked_param(row, references) for row in parsed.params)
    envelope = marked_rows(parsed.envelope, references)
    response = replace(response, envelope_fields=tuple(row.field for row in envelope))
    command = replace(
        command,
        # Parameters that were not read as trees have no links.
        params=tuple(row.param for row in params) or command.params,
        response=response,
        statuses=tuple(_marked_status(status, parsed, references) for status in command.statuses),
    )
    return replace(parsed, command=command, params=params, response=marked_rows(rows, references), envelope=envelope)


def marked_rows(rows: Iterable[ParsedField], references: References) -> tuple[ParsedField, ...]:
    """Fields with the marks of resources in place of links."""
    return tuple(_marked_field(row, references) for row in rows)


def _marked_field(row: ParsedField, references: References) -> ParsedField:
    if row.children:
        return replace(row, children=marked_rows(row.children, references))
    number = references.find(row.link) if row.field.type in _CONTAINERS else None
    return row if number is None else replace(row, field=with_model(row.field, mark_of(number)))


def _marked_param(row: ParsedParam, references: References) -> ParsedParam:
    if row.children:
        return replace(row, children=marked_rows(row.children, references))
    number = references.find(row.link) if row.param.type in _CONTAINERS else None
    return row if number is None else replace(row, param=with_model(row.param, mark_of(number)))


def _marked_status(status: Status, parsed: ParsedCommand, references: References) -> Status:
    """The status of success has no model: the response says it."""
    is_success = status.code == parsed.command.response.status
    reference = None if is_success else parsed.status_references.get(str(status.code))
    number = references.find(reference.target) if reference else None
    if reference is None or number is None:
        return status
    return replace(status, model=mark_of(number), shape="list" if reference.is_list else "object")
