"""Templates that nobody looks for, since they stand beside the folder of their target."""

from collections.abc import Iterable
from pathlib import Path

from slatebind.diagnostic import Diagnostic, Position
from slatebind.render.target import Target


def misplaced(target: Target, folders: Iterable[str]) -> tuple[Diagnostic, ...]:
    """A warning for each file at the top of ``folders`` that is called as one of the target's templates."""
    folders = tuple(folders)
    if not folders:
        return ()
    names = {file.relative_to(place).as_posix() for place in target.folders for file in place.rglob("*.j2")}
    return tuple(
        _finding(target.name, Path(folder), name)
        for folder in folders
        for name in sorted(names)
        if Path(folder, name).is_file()
    )


def _finding(target: str, folder: Path, name: str) -> Diagnostic:
    place = folder / target / name
    hint = f"move it to {place.as_posix()}"
    if folder.name == target:
        hint = f"give the folder around {folder.as_posix()}: {folder.parent.as_posix()}"
    return Diagnostic(
        code="template-misplaced",
        message=f"templates of the target `{target}` are not looked for here",
        at=Position((folder / name).as_posix()),
        hint=hint,
    )
