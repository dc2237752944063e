"""Reading the files of languages, and adding a target's own facts to them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from slatebind.data.records import errors, read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.files import UnreadableError, read_text
from slatebind.rendering.languages.language import LANGUAGES, Language, Scope
from slatebind.rendering.languages.language_check import fact_problems
from slatebind.rendering.targets.manifest import Manifest
from slatebind.spec.model import Protocol

_CODE = "target-invalid"
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


def find_languages(folders: Iterable[Path]) -> tuple[str, ...]:
    """The names of all languages in folders of targets."""
    return tuple(sorted({file.stem for folder in folders for file in folder.glob(f"{LANGUAGES}/*.yaml")}))


def language_file(name: str, folders: Iterable[Path]) -> Path | None:
    """The file of a language, from the first folder that has it."""
    candidates = (folder / LANGUAGES / f"{name}.yaml" for folder in folders)
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def load_language(file: Path) -> tuple[Language | None, tuple[Diagnostic, ...]]:
    """The facts of a language; None, with the reasons, if they are invalid."""
    try:
        text = read_text(str(file))
    except UnreadableError as error:
        return None, (_invalid(file, f"cannot be read: {str(error).removeprefix(f'{file}:').strip()}"),)
    parsed = read_yaml(text, str(file))
    language, problems = read_record(parsed, Language, str(file), _CODE)
    if language is None:
        return None, problems
    violations = errors(fact_problems(language), parsed, str(file), _CODE)
    return (None if violations else language), (*problems, *violations)


def with_language(manifest: Manifest, language: Language) -> Manifest:
    """The manifest with the facts of its language, which its own are added to or replace."""
    scopes: tuple[Scope, ...] = (*language.reserved_by_scope, *manifest.reserved_by_scope)
    return replace(
        manifest,
        names={**language.names, **manifest.names},
        names_by_protocol=_by_protocol(language.names_by_protocol, manifest.names_by_protocol),
        initialisms=(*language.initialisms, *manifest.initialisms),
        reserved=(*language.reserved, *manifest.reserved),
        reserved_by_scope={
            scope: (*language.reserved_by_scope.get(scope, ()), *manifest.reserved_by_scope.get(scope, ()))
            for scope in scopes
        },
        scopes={**language.scopes, **manifest.scopes},
        unique=tuple(dict.fromkeys((*language.unique, *manifest.unique))),
        reserved_suffix=_first(manifest.reserved_suffix, language.reserved_suffix),
        digit_prefix=_first(manifest.digit_prefix, language.digit_prefix),
        strings=manifest.strings or language.strings,
        comments=manifest.comments or language.comments,
        escapes=tuple(dict.fromkeys((*language.escapes, *manifest.escapes))),
        types={**language.types, **manifest.types},
        types_by_protocol=_by_protocol(language.types_by_protocol, manifest.types_by_protocol),
    )


def _by_protocol(
    shared: Mapping[Protocol, Mapping[_Key, _Value]], own: Mapping[Protocol, Mapping[_Key, _Value]]
) -> dict[Protocol, dict[_Key, _Value]]:
    """What a target has instead of the facts of its language, added to those."""
    return {protocol: {**shared.get(protocol, {}), **own.get(protocol, {})} for protocol in (*shared, *own)}


def _first(own: str | None, shared: str | None) -> str | None:
    return shared if own is None else own


def _invalid(file: Path, message: str) -> Diagnostic:
    return Diagnostic(code=_CODE, message=message, at=Position(str(file)), severity=Severity.ERROR)
