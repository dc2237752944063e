"""Following *Same parameters as [Create a tree](#create-a-tree)*: what docs describe at one operation for another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec.structs import replace

from slatebind.dialects import Dialect, Opening, Phrases, is_written_in_words, normalize
from slatebind.extraction.commands.parsed_command import ParsedCommand, ParsedParam
from slatebind.extraction.parts import Part
from slatebind.extraction.requests.announcements.operations import Operation
from slatebind.extraction.requests.headings import heading_kind
from slatebind.extraction.requests.plain_lines import plain_text
from slatebind.extraction.requests.responses.prose_references import sentences_of
from slatebind.extraction.requests.rows.path_variables import usual_place
from slatebind.markdown import PAGE_LINK, Prose, heading_anchors
from slatebind.spec.addresses import param_addresses
from slatebind.spec.model import Response

Aspect = Literal["parameters", "response"]
_BOTH: tuple[Aspect, ...] = ("parameters", "response")
_MIN_LENGTH = 3
"""Characters of a title that is looked for in the middle of a sentence."""
_MAX_DISTANCE = 3
"""Operations before one that says *as above*."""
_MAX_STEPS = 3
"""Operations that refer to each other in a row."""


class _Mention(NamedTuple):
    """A sentence that refers to another operation: by an anchor, by words that may contain its title, or as above."""

    aspect: Aspect
    anchor: str
    words: str
    is_list: bool
    is_optional: bool
    is_above: bool


def with_same_elsewhere(
    commands: Sequence[ParsedCommand], operations: Sequence[Operation], parts: Sequence[Part], dialect: Dialect
) -> tuple[ParsedCommand, ...]:
    """The commands, with the parameters and responses of those that their texts call the same."""
    mentions = [[*_mentions(operation, dialect)] for operation in operations]
    if not any(mentions):
        return tuple(commands)
    targets = _Targets(operations, parts)
    found = list(commands)
    for _ in range(_MAX_STEPS):
        before = list(found)
        for number, of_operation in enumerate(mentions):
            for mention in of_operation:
                sources = [before[other] for other in targets.find(mention, number) if other != number]
                found[number] = _completed(found[number], sources, mention, operations[number], targets)
        if found == before:
            break
    return tuple(found)


class _Targets:
    """The operations by their anchors and titles."""

    def __init__(self, operations: Sequence[Operation], parts: Sequence[Part]) -> None:
        owned: defaultdict[object, list[int]] = defaultdict(list)
        for number, operation in enumerate(operations):
            owned[operation.owner.heading.at].append(number)
        self._by_anchor: dict[str, list[int]] = {}
        self._by_title: dict[str, list[int]] = {}
        for part, anchors in zip(parts, heading_anchors(part.heading for part in parts), strict=True):
            if numbers := owned.get(part.heading.at):
                self._by_title.setdefault(normalize(plain_text(part.heading.text)), numbers)
                for anchor in anchors:
                    self._by_anchor.setdefault(anchor, numbers)

    def has(self, target: str) -> bool:
        """Whether a link such as ``#create-a-tree`` leads to an operation."""
        return _anchor(target) in self._by_anchor

    def find(self, mention: _Mention, number: int) -> list[int]:
        """The operations of the heading that a sentence of an operation refers to, or those before it."""
        if mention.anchor:
            return self._by_anchor.get(mention.anchor, [])
        words = mention.words.split()
        titles = (" ".join(words[start:]) for start in range(1, len(words)))
        last = next((self._by_title[title] for title in titles if title in self._by_title), [])
        if last or mention.is_above:
            return last or [number - distance for distance in range(1, min(number, _MAX_DISTANCE) + 1)]
        return self._by_title.get(self._long_titles.first_in(mention.words) or "", [])

    @cached_property
    def _long_titles(self) -> Phrases:
        """The titles that sentences hardly contain by chance: of several words, or in a script without spaces."""
        titles = (title for title in self._by_title if len(title) >= _MIN_LENGTH)
        return Phrases(title for title in titles if " " in title or is_written_in_words(title))


def _mentions(operation: Operation, dialect: Dialect) -> Iterator[_Mention]:
    """The sentences about parameters or the response, or below a heading of these, with a word for sameness."""
    above: list[tuple[int, Opening | None]] = []
    for number, part in enumerate(operation.parts):
        above = [entry for entry in above if entry[0] < part.heading.level]
        opening = heading_kind(part.heading.text, dialect).opening if number else None
        opening = opening or (above[-1][1] if above else None)
        above.append((part.heading.level, opening))
        for block in part.blocks:
            for sentence, _ in sentences_of(block) if isinstance(block, Prose) and opening != "errors" else ():
                yield from _mentions_in(sentence, opening, dialect)


def _mentions_in(sentence: str, opening: Opening | None, dialect: Dialect) -> Iterator[_Mention]:
    """What a sentence below a heading with this opening refers to."""
    words = normalize(plain_text(sentence))
    link = PAGE_LINK.search(sentence)
    before = normalize(sentence[: sentence.rfind("[", 0, link.start())]) if link and link[1] else ""
    is_like = before.rpartition(" ")[2] in dialect.resources.like_words
    if not (is_like or dialect.resources.same_phrases.are_in(words)):
        return
    anchor = _anchor(link[1] or link[2]) if link else ""
    is_list = dialect.resources.list_phrases.are_in(before)
    is_optional = any(phrases.are_in(words) for flag, phrases in dialect.necessity_phrases if not flag)
    # A sentence that begins so is about all of the operation.
    is_whole = is_like and opening is None and " " not in before
    for aspect in _BOTH if is_whole else _aspects(words, opening, dialect):
        yield _Mention(aspect, anchor, words, is_list, is_optional, dialect.resources.is_as_above(words))


def _aspects(words: str, opening: Opening | None, dialect: Dialect) -> Iterator[Aspect]:
    """What a sentence is about, by the heading above it or by its words."""
    if opening is not None:
        yield "response" if opening == "response" else "parameters"
        return
    openings = dict(dialect.opening_phrases)
    is_response = dialect.returning_phrases.are_in(words) or openings["response"].are_in(words)
    if is_response:
        yield "response"
    # A response has fields as well, and any form.
    others = () if is_response else (openings["body"], openings["parameters"])
    if any(phrases.are_in(words) for phrases in (dialect.request_phrases, *others)):
        yield "parameters"


def _anchor(target: str) -> str:
    return target.removeprefix("#").lower()


def _completed(
    parsed: ParsedCommand,
    sources: Sequence[ParsedCommand],
    mention: _Mention,
    operation: Operation,
    targets: _Targets,
) -> ParsedCommand:
    """A command with what it lacks of the first source that has it."""
    if mention.aspect == "response":
        answering = (source for source in sources if _has_response(source, targets))
        source = next(answering, None) if not _has_response(parsed, targets) else None
        return parsed if source is None else _with_response(parsed, source, mention, operation)
    if any(param.location != "path" for param in parsed.command.params):
        return parsed
    taken = next((rows for source in sources if (rows := _sent(source, mention, operation))), ())
    return _with_params(parsed, (*parsed.params, *taken)) if taken else parsed


def _has_response(parsed: ParsedCommand, targets: _Targets) -> bool:
    """Whether the response of a command is described, here or below the heading of a resource."""
    target = parsed.reference.target if parsed.reference else ""
    return bool(parsed.response or parsed.envelope or (target and not targets.has(target)))


def _with_response(
    parsed: ParsedCommand, source: ParsedCommand, mention: _Mention, operation: Operation
) -> ParsedCommand:
    """The response of another operation; of a list, one element where the path ends with a variable."""
    response = replace(source.command.response, status=parsed.command.response.status or source.command.response.status)
    envelope = source.envelope
    is_one = (operation.url.path or "").endswith("}") and not mention.is_list
    if response.shape == "list" and is_one:
        response, envelope = Response(status=response.status, shape="object"), ()
    elif response.shape == "object" and mention.is_list:
        response, envelope = Response(status=response.status, shape="list"), ()
    return replace(
        parsed,
        command=replace(parsed.command, response=response),
        fields=source.fields,
        response=source.response,
        envelope=envelope,
        reference=source.reference,
        positions=replace(parsed.positions, fields=source.positions.fields),
    )


def _sent(source: ParsedCommand, mention: _Mention, operation: Operation) -> tuple[ParsedParam, ...]:
    """The parameters of another operation but those of its path, where this one sends them.

    A PATCH changes a part, so that none of them is required.
    """
    place = usual_place(operation)
    is_optional = mention.is_optional or operation.method == "PATCH"
    return tuple(
        replace(
            row,
            param=replace(
                row.param,
                location=place if row.param.location == "body" else row.param.location,
                required=row.param.required and not is_optional,
            ),
        )
        for row in source.params
        if row.param.location != "path" and row.param.name not in operation.url.variables
    )


def _with_params(parsed: ParsedCommand, params: tuple[ParsedParam, ...]) -> ParsedCommand:
    addresses = param_addresses([row.param for row in params])
    positions = {address: row.at for address, row in zip(addresses, params, strict=True)}
    return replace(
        parsed,
        command=replace(parsed.command, params=tuple(row.param for row in params)),
        params=params,
        positions=replace(parsed.positions, params=positions),
    )
