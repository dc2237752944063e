"""The anchors by which docs link to their own headings, and where a page has what these headings announce."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from slatebind.diagnostic import Position

if TYPE_CHECKING:
    from slatebind.markdown import Heading
    from slatebind.rendering.views.view import GroupView
    from slatebind.spec.model import Api

GUIDE = "page-guide"
"""The prefix of ids of headings in the description of an API; ``group-`` and its name is that of a group."""


def page_anchors(api: "Api", groups: Sequence["GroupView"]) -> dict[str, str]:
    """By anchor, in lower case, the id of a heading, a group or a command; of the first one that has it."""
    from slatebind.markdown import heading_anchors  # noqa: PLC0415 - few targets need it

    headings = [*_headings(api, groups)]
    found: dict[str, str] = {}
    for (_, identifier), anchors in zip(headings, heading_anchors(heading for heading, _ in headings), strict=True):
        for anchor in anchors:
            found.setdefault(anchor, identifier)
    return found


def _headings(api: "Api", groups: Sequence["GroupView"]) -> Iterator[tuple["Heading", str]]:
    """What docs have as headings, in their order, and the ids that pages give it."""
    from slatebind.markdown import Heading  # noqa: PLC0415
    from slatebind.markdown.html import headings_with_ids  # noqa: PLC0415 - mistune is slow to import

    nowhere = Position("")
    yield from headings_with_ids(api.description, GUIDE)
    for group in groups:
        yield Heading(nowhere, 1, group.spec.name), f"group-{group.id}"
        yield from headings_with_ids(group.spec.description, f"group-{group.id}")
        for command in group.commands:
            title = command.spec.title or command.spec.name
            yield Heading(nowhere, 2, title), str(command.id)
            if command.request:  # some docs have the request in the heading
                yield Heading(nowhere, 2, f"{title} {command.method} {command.request.path}"), str(command.id)
