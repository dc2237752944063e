"""Target folders: where they are found, and what their manifest (``target.yaml``) contains."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from slatebind.data.records import read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.rendering.dependencies import template_dependencies
from slatebind.suggestions import did_you_mean

MANIFEST = "target.yaml"
_PACKAGED = Path(__file__).parents[1] / "templates"
_CHECKOUT = Path(__file__).parents[3] / "templates"


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user can set. Required without a default; ``{api}`` in one is the API's name as an identifier."""

    help: str
    default: str | None = None


class FilePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file, or one for each group or model. The path holds ``{option}``, ``{group}`` or ``{model}``."""

    path: str
    template: str
    each: Literal["api", "group", "model"] = "api"


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A folder of the target whose files are copied as they are."""

    folder: str
    to: str


class TypeSpelling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a type is written for a parameter and for a field; ``{items}`` is the type of its elements."""

    param: str
    field: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``target.yaml``."""

    description: str
    options: dict[str, Option] = {}
    files: tuple[FilePlan, ...]
    copy: tuple[Copy, ...] = ()
    formatter: Literal["none", "black", "ruff"] = "none"
    reserved: tuple[str, ...] = ()
    types: dict[str, TypeSpelling] = {}


class Target(msgspec.Struct, frozen=True):
    """A target that can be rendered. ``folders`` are searched in order for each template: the first one shadows."""

    name: str
    manifest: Manifest
    folders: tuple[Path, ...]

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


def load_target(name: str, folders: Iterable[str] = ()) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """The target of a name; None, with the reasons, if it does not exist or its manifest is invalid."""
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
    parsed = read_yaml(manifest.read_text(encoding="utf-8", errors="replace"), str(manifest))
    content, problems = read_record(parsed, Manifest, str(manifest), "target-invalid")
    return (Target(name, content, candidates) if content else None), problems
