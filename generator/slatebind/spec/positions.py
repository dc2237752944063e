"""The position in the docs of each part of a spec: kept as records, looked up by the paths of a spec."""

from collections.abc import Iterator, Mapping

import msgspec

from slatebind.diagnostic import Path, Position


class RowPositions(msgspec.Struct, frozen=True, gc=False):
    """The position of the row of a parameter or field, and of its cells by the keys that they are read into."""

    at: Position
    cells: dict[str, Position] = {}


class CommandPositions(msgspec.Struct, frozen=True, gc=False):
    """The positions of the parts of a command."""

    at: Position
    is_async: Position | None = None
    params: dict[str, RowPositions] = {}
    fields: dict[str, RowPositions] = {}

    def find(self, path: Path) -> Position | None:
        """The position of a part of the command, by its path below the command; None if it has none."""
        match path:
            case () | ("name",):
                return self.at
            case ("async",):
                return self.is_async
            case ("params", str(name), *cell):
                return _in_row(self.params.get(name), cell)
            case ("response", "fields", str(name), *cell):
                return _in_row(self.fields.get(name), cell)
            case _:
                return None

    def rows(self) -> Iterator[Position]:
        """The positions of all rows."""
        yield from (row.at for row in (*self.params.values(), *self.fields.values()))

    def paths(self) -> Iterator[Path]:
        """The path of each part that has a position."""
        yield ()
        yield ("name",)
        if self.is_async is not None:
            yield ("async",)
        yield from _row_paths(("params",), self.params)
        yield from _row_paths(("response", "fields"), self.fields)


def _in_row(row: RowPositions | None, cell: list[str | int]) -> Position | None:
    if row is None or not cell:
        return row.at if row else None
    return row.cells.get(str(cell[0])) if len(cell) == 1 else None


def _row_paths(path: Path, rows: Mapping[str, RowPositions]) -> Iterator[Path]:
    for name, row in rows.items():
        yield *path, name
        for cell in row.cells:
            yield *path, name, cell


class ModelSource(msgspec.Struct, frozen=True, gc=False):
    """The command whose table defines a model, and the names of the rows there by the names of the fields."""

    command: str
    rows: Mapping[str, str]


class Origin(msgspec.Struct, frozen=True):
    """Where a chapter is in the document: for each file name in its positions, the real file and the line before it.

    Positions in files that are not listed are absolute already.
    """

    files: dict[str, tuple[str, int]] = {}

    def absolute(self, at: Position) -> Position:
        """The position in the whole document."""
        origin = self.files.get(at.file)
        return at if origin is None else Position(origin[0], at.line + origin[1], at.column)


class SpecPositions(Mapping[Path, Position]):
    """The positions of a whole spec, computed from those of its commands.

    ``defined_in`` gives for each model the rows that define its fields.
    """

    def __init__(
        self,
        own: Mapping[Path, Position],
        commands: Mapping[str, tuple[CommandPositions, Origin]],
        defined_in: Mapping[str, ModelSource],
    ) -> None:
        self._own = own
        self._commands = commands
        self._defined_in = defined_in

    def __getitem__(self, path: Path) -> Position:
        match path:
            case ("commands", str(name), *rest):
                return self._in_command(name, tuple(rest), path)
            case ("models", str(name), *_) if name not in self._defined_in:
                return self._own[path]
            case ("models", str(name)):
                return self._in_command(self._defined_in[name].command, (), path)
            case ("models", str(name), "fields", str(field), *rest):
                source = self._defined_in[name]
                return self._in_command(source.command, ("response", "fields", source.rows[field], *rest), path)
            case _:
                return self._own[path]

    def _in_command(self, command: str, part: Path, path: Path) -> Position:
        positions, origin = self._commands[command]
        found = positions.find(part)
        if found is None:
            raise KeyError(path)
        return origin.absolute(found)

    def __iter__(self) -> Iterator[Path]:
        yield from self._own
        for name, (positions, _) in self._commands.items():
            yield from (("commands", name, *path) for path in positions.paths())
        for name, source in self._defined_in.items():
            yield "models", name
            rows = self._commands[source.command][0].fields
            own = {field: rows[row] for field, row in source.rows.items() if row in rows}
            yield from _row_paths(("models", name, "fields"), own)

    def __len__(self) -> int:
        return sum(1 for _ in self)
