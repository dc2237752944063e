"""Finding templates that are never used, because they are next to the folder of their target and not in it."""

from collections.abc import Iterable
from pathlib import Path

from slatebind.diagnostic import Diagnostic, Position
from slatebind.rendering.targets.target import Target


def find_misplaced_templates(target: Target, folders: Iterable[str]) -> tuple[Diagnostic, ...]:
    """A warning for each file directly in one of ``folders`` that has the name of one of the target's templates."""
    folders = tuple(folders)
    if not folders:
        return ()
    names = {file.relative_to(folder).as_posix() for folder in target.folders for file in folder.rglob("*.j2")}
    return tuple(
        _finding(target.name, Path(folder), name)
        for folder in folders
        for name in sorted(names)
        if Path(folder, name).is_file()
    )


def _finding(target: str, folder: Path, name: str) -> Diagnostic:
    hint = f"move it to {(folder / target / name).as_posix()}"
    if folder.name == target:
        hint = f"give the folder around {folder.as_posix()}: {folder.parent.as_posix()}"
    return Diagnostic(
        code="template-misplaced",
        message=f"templates of the target `{target}` are not looked for here",
        at=Position((folder / name).as_posix()),
        hint=hint,
    )
