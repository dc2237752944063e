"""Which blocks below a heading with several request lines belong to which of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from slatebind.diagnostic import Position
from slatebind.markdown import Code, Content, Prose, Table

_LISTED_NAME = re.compile(r"^[ \t]*[-*+][ \t]+[*_]{0,2}`[\w.\[\]-]{1,60}`", re.M)


class OwnBlocks(msgspec.Struct, frozen=True):
    """The blocks of one of several requests. ``has_rows_between`` says that rows separate it from the next one.

    ``is_last`` says that what follows the last block is about this request, or about one next to it.
    """

    blocks: tuple[Content, ...]
    is_last: bool
    has_rows_between: bool


def blocks_of_request(blocks: Sequence[Content], at: Position, others: Sequence[Position]) -> OwnBlocks:
    """The blocks of the request at a position; ``others`` are the positions of all requests below the heading.

    What stands above the first request is about all of them. What follows a request, up to the next one, is its own;
    requests with nothing but text between them share what follows the last of them.
    """
    pieces = tuple(piece for block in blocks for piece in _split(block, others))
    where = sorted({_piece_at(pieces, position) for position in others})
    own = _piece_at(pieces, at)
    if len(where) < 2 or where[0] < 0:
        return OwnBlocks(tuple(blocks), is_last=True, has_rows_between=False)
    runs: list[list[int]] = [[where[0]]]
    between: list[Content] = []
    for last, number in pairwise(where):
        contents = [piece for piece in pieces[last + 1 : number] if _is_content(piece)]
        between += contents
        if contents:
            runs.append([number])
        else:
            runs[-1].append(number)
    run = next(run for run in runs if own in run)
    following = next((others[0] for others in runs if others[0] > own and others is not run), len(pieces))
    kept = [*pieces[: where[0]], pieces[own]]
    shared = run[-1] + 1
    if own != run[-1]:
        kept += _explanation(pieces, own + 1, run[run.index(own) + 1])
    if len(run) > 1 and _explanation(pieces, run[0] + 1, run[1]):
        closing = _explanation(pieces, shared, min(following, shared + 1))
        kept += closing if own == run[-1] else []
        shared += len(closing)
    kept += pieces[shared:following]
    return OwnBlocks(tuple(kept), is_last=run is runs[-1], has_rows_between=any(map(_has_rows, between)))


def _piece_at(pieces: Sequence[Content], at: Position) -> int:
    """The number of the piece with a position; -1 if there is none."""
    numbers = (n for n, piece in enumerate(pieces) if piece.at.file == at.file and piece.at.line <= at.line)
    return max(numbers, default=-1)


def _split(block: Content, requests: Sequence[Position]) -> list[Content]:
    """A text as the texts that its request lines begin; any other block as it is."""
    if not isinstance(block, Prose) or block.text.startswith("<"):
        return [block]
    lines = block.text.split("\n")
    starts = sorted(
        {
            request.line - block.at.line
            for request in requests
            if request.file == block.at.file and block.at.line < request.line < block.at.line + len(lines)
        }
    )
    borders = [0, *starts, len(lines)]
    return [
        Prose(
            Position(block.at.file, block.at.line + start, 1 if start else block.at.column),
            "\n".join(lines[start:end]),
        )
        for start, end in pairwise(borders)
    ]


def _explanation(pieces: Sequence[Content], start: int, end: int) -> list[Content]:
    """The texts right below a request that say what it does; one that ends in a colon is a label of what follows."""
    texts = [piece for piece in pieces[start:end] if isinstance(piece, Prose)]
    return [text for text in texts if text.text.rstrip().rstrip("*_")[-1:] not in (":", "\uff1a")]


def _is_content(piece: Content) -> bool:
    return isinstance(piece, Code) or _has_rows(piece)


def _has_rows(piece: Content) -> bool:
    return isinstance(piece, Table) or (isinstance(piece, Prose) and _LISTED_NAME.search(piece.text) is not None)
