"""Target folders: where they are found, and what their manifest (``target.yaml``) contains."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from slatebind.data.records import errors, read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position, Positions, Severity
from slatebind.files import UnreadableError, read_text
from slatebind.rendering.data_format import DataFormat
from slatebind.rendering.dependencies import template_dependencies
from slatebind.rendering.option_kinds import OptionKind
from slatebind.spec.model import Protocol
from slatebind.suggestions import did_you_mean

MANIFEST = "target.yaml"
MODEL = "model"
"""The entry of ``types`` for models."""
_PACKAGED = Path(__file__).parents[1] / "templates"
_CHECKOUT = Path(__file__).parents[3] / "templates"


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user can set. Required without a default; ``{api}`` in one is the API's name as an identifier.

    ``reserved`` names cannot be used, in any casing; with ``choices``, nothing else can.
    """

    help: str
    default: str | None = None
    kind: OptionKind = "text"
    choices: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()


class FilePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file, or one for each group or model. The path holds ``{option}``, ``{group}`` or ``{model}``.

    With ``when: errors`` it is only there if the spec lists errors; with ``protocols``, only for specs of these.
    """

    path: str
    template: str
    each: Literal["api", "group", "model"] = "api"
    when: Literal["errors"] | None = None
    protocols: tuple[Protocol, ...] = ()


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A folder of the target whose files are copied as they are, for specs of ``protocols`` only if there are any."""

    folder: str
    to: str
    protocols: tuple[Protocol, ...] = ()


class TypeSpelling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a type is written for a parameter and for a field; ``{items}`` is the type of its elements.

    In the entry ``model``, ``{model}`` is the class of a model.
    ``item`` is the type as an element of a parameter's list, if it is not that of a parameter.
    """

    param: str
    field: str
    item: str | None = None


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``target.yaml``. ``protocols`` are the ones of specs that it supports; without any, all are.

    ``types`` may have spellings of maps with a known encoding, as ``map.pairs``; ``types_by_protocol`` are those that
    specs of a protocol have instead. ``known_values`` is the type of a text
    whose documented values are known while others may follow; ``{values}`` are the values. Its ``item`` is for lists of
    which the docs do not say what they contain.
    ``format`` has the suffixes of files that are data, which templates write as YAML. ``reserved_models`` cannot be the
    class of a model, in any casing; ``{command}`` in one is the name of each command in Pascal case,
    ``{model}`` and ``{field}`` those of each field that holds objects which have no model.
    With ``unique_operations``, commands that share method and path are merged, as the output does not tell them apart
    otherwise; templates get them as ``view.paths``.
    """

    description: str
    protocols: tuple[Protocol, ...] = ()
    options: dict[str, Option] = {}
    files: tuple[FilePlan, ...]
    copy: tuple[Copy, ...] = ()
    formatter: Literal["none", "black", "ruff"] = "none"
    format: dict[str, DataFormat] = {}
    reserved: tuple[str, ...] = ()
    reserved_models: tuple[str, ...] = ()
    unique_operations: bool = False
    types: dict[str, TypeSpelling] = {}
    types_by_protocol: dict[Protocol, dict[str, TypeSpelling]] = {}
    known_values: TypeSpelling | None = None


class Target(msgspec.Struct, frozen=True):
    """A target that can be rendered. ``folders`` are searched in order for each template: the first one shadows.

    Files are read inside of ``borders`` only, wherever links lead; ``positions`` are those of the manifest's keys.
    """

    name: str
    manifest: Manifest
    folders: tuple[Path, ...]
    borders: tuple[Path, ...]
    file: str = MANIFEST
    positions: Positions = {}

    def find(self, template: str) -> Path | None:
        """The file of a template, from the first folder that has it; None if there is none that may be read."""
        if ".." in template.split("/"):
            return None
        found = next((folder / template for folder in self.folders if (folder / template).is_file()), None)
        return found if found is not None and self.may_read(found) else None

    def may_read(self, path: Path) -> bool:
        """Whether a file or folder is inside of the borders once links are followed."""
        resolved = path.resolve()
        return any(resolved.is_relative_to(border) for border in self.borders)

    def template_names(self) -> tuple[str, ...]:
        """The names of the templates in its folders."""
        return tuple(file.relative_to(folder).as_posix() for folder in self.folders for file in folder.rglob("*.j2"))

    def is_shipped(self, template: str) -> bool:
        """Whether a template, all that it includes and the manifest are slatebind's own, not a user's."""
        files, is_complete = template_dependencies(self.folders, template)
        manifest, _ = template_dependencies(self.folders, MANIFEST)
        shipped = shipped_folder()
        return is_complete and all(file.is_relative_to(shipped) for file in (*files, *manifest))


def shipped_folder() -> Path:
    """The folder of the targets that ship with slatebind."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def target_folders(folders: Iterable[str] = ()) -> tuple[Path, ...]:
    """Where targets are looked for: the user's folders, then the shipped one."""
    return (*map(Path, folders), shipped_folder())


def find_targets(folders: Iterable[str] = ()) -> tuple[str, ...]:
    """The names of all targets."""
    found = {file.parent.name for folder in target_folders(folders) for file in folder.glob(f"*/{MANIFEST}")}
    return tuple(sorted(found))


def load_target(
    name: str, folders: Iterable[str] = (), border: str | None = None
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """The target of a name; None, with the reasons, if it does not exist or its manifest is invalid.

    ``border`` is the folder that all files of the user's targets are in; by default each of ``folders`` is one.
    """
    folders = tuple(folders)
    candidates = tuple(folder / name for folder in target_folders(folders) if (folder / name).is_dir())
    manifest = next((folder / MANIFEST for folder in candidates if (folder / MANIFEST).is_file()), None)
    if manifest is None or "/" in name or name in {"", ".", ".."}:
        known = find_targets(folders)
        hint = did_you_mean(name, known, f"known targets: {', '.join(known)}")
        message = f"unknown target `{name}`"
        problem = Diagnostic(
            code="target-unknown", message=message, at=Position(name), severity=Severity.ERROR, hint=hint
        )
        return None, (problem,)
    return _read(name, str(manifest), candidates, _borders(folders, border))


def _borders(folders: Iterable[str], border: str | None) -> tuple[Path, ...]:
    own = folders if border is None else (border,)
    return tuple(path.resolve() for path in (*map(Path, own), shipped_folder()))


def _read(
    name: str, file: str, folders: tuple[Path, ...], borders: tuple[Path, ...]
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    from slatebind.rendering.target_check import check  # noqa: PLC0415 - it checks the records of this module

    if not any(Path(file).resolve().is_relative_to(border) for border in borders):
        return None, (_invalid(file, "the file is outside of the project"),)
    try:
        text = read_text(file)
    except UnreadableError as error:
        return None, (_invalid(file, f"cannot be read: {str(error).removeprefix(f'{file}:').strip()}"),)
    parsed = read_yaml(text, file)
    manifest, problems = read_record(parsed, Manifest, file, "target-invalid")
    if manifest is None:
        return None, problems
    target = Target(name, manifest, folders, borders, file, parsed.positions)
    violations = errors(check(target), parsed, file, "target-invalid")
    return (None if violations else target), (*problems, *violations)


def _invalid(file: str, message: str) -> Diagnostic:
    return Diagnostic(code="target-invalid", message=message, at=Position(file), severity=Severity.ERROR)
