"""The addresses of the lines of docs that commands are from, on a host that shows the docs' source."""

from urllib.parse import quote

from msgspec.structs import replace

from slatebind.diagnostic import Position, Positions
from slatebind.rendering.views.view import View


def with_source_links(view: View, pattern: str, positions: Positions) -> View:
    """The view, whose commands have a ``source``.

    ``{path}`` in the pattern is the path of a file in the folder of the docs, as on every machine, and ``{line}`` the
    line. A command without a position in these files, as in a spec that was loaded from its file, has none.
    """
    paths = [source.path for source in view.spec.sources]

    def link(name: str) -> str | None:
        at = positions.get(("commands", name))
        path = _path_in_docs(at, paths) if at else None
        if at is None or path is None:
            return None
        return pattern.replace("{path}", quote(path)).replace("{line}", str(at.line))

    groups = (
        replace(group, commands=tuple(replace(command, source=link(command.spec.name)) for command in group.commands))
        for group in view.groups
    )
    return replace(view, groups=tuple(groups))


def _path_in_docs(at: Position, paths: list[str]) -> str | None:
    """Which of the files a position is in."""
    file = at.file.replace("\\", "/")
    found = (path for path in paths if file == path or file.endswith(f"/{path}"))
    return max(found, key=len, default=None)
