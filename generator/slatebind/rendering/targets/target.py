"""Target folders: where they are found, and reading them."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from slatebind.data.records import Problem, errors, read_record
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic, Position, Positions, Severity
from slatebind.diagnostic import Path as SpecPath
from slatebind.files import UnreadableError, read_text
from slatebind.rendering.languages.language import LANGUAGES, Language, LanguageFacts
from slatebind.rendering.languages.language_files import find_languages, language_file, load_language, with_language
from slatebind.rendering.targets.manifest import Manifest
from slatebind.rendering.templates.dependencies import template_dependencies
from slatebind.suggestions import did_you_mean

MANIFEST = "target.yaml"
SNIPPETS = "snippets"
"""The folder of targets that are for snippets alone, in a folder of targets."""
UNKNOWN = "target-unknown"
"""The code of the finding that there is no target of a name."""
_PACKAGED = Path(__file__).parents[2] / "templates"
_CHECKOUT = Path(__file__).parents[4] / "templates"


class Target(msgspec.Struct, frozen=True):
    """A target that can be rendered. ``folders`` are searched in order for each template: the first one shadows.

    Files are read inside of ``borders`` only, wherever links lead; ``positions`` are those of the manifest's keys. The
    manifest has the facts of its language; ``languages`` are those of files with other suffixes. ``places`` are the
    folders that targets and languages are in.
    """

    name: str
    manifest: Manifest
    folders: tuple[Path, ...]
    borders: tuple[Path, ...]
    file: str = MANIFEST
    positions: Positions = {}
    languages: Mapping[str, LanguageFacts] = {}
    language_files: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()

    def find(self, template: str) -> Path | None:
        """The file of a template, from the first folder that has it; None if there is none that may be read."""
        if ".." in template.split("/"):
            return None
        found = next((folder / template for folder in self.folders if (folder / template).is_file()), None)
        return found if found is not None and self.may_read(found) else None

    def may_read(self, path: Path) -> bool:
        """Whether a file or folder is inside of the borders once links are followed."""
        return _is_inside(path, self.borders)

    def template_names(self) -> tuple[str, ...]:
        """The names of the templates in its folders."""
        return tuple(file.relative_to(folder).as_posix() for folder in self.folders for file in folder.rglob("*.j2"))

    def is_shipped(self, template: str) -> bool:
        """Whether a template, all that it includes, the manifest and the languages are slatebind's, not a user's."""
        files, is_complete = template_dependencies(self.folders, template)
        manifest, _ = template_dependencies(self.folders, MANIFEST)
        shipped = shipped_folder()
        return is_complete and all(file.is_relative_to(shipped) for file in (*files, *manifest, *self.language_files))


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


def shipped_language(name: str) -> Language:
    """The facts of a language that ships with slatebind."""
    language, problems = load_language(shipped_folder() / LANGUAGES / f"{name}.yaml")
    assert language is not None, problems
    return language


def unknown_target(name: str, folders: Iterable[str] = ()) -> str:
    """That there is no target of a name, with the nearest names; empty if there is one."""
    folders = tuple(folders)
    if _find(name, target_folders(folders)) is not None:
        return ""
    return f"unknown target `{name}` ({_nearest_targets(name, folders)})"


def _nearest_targets(name: str, folders: Iterable[str]) -> str:
    known = find_targets(folders)
    return did_you_mean(name, known, f"known targets: {', '.join(known)}")


def load_target(
    name: str, folders: Iterable[str] = (), border: str | None = None
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """The target of a name; None, with the reasons, if it does not exist or its manifest is invalid.

    ``border`` is the folder that all files of the user's targets are in; by default each of ``folders`` is one.
    """
    folders = tuple(folders)
    found = _find(name, target_folders(folders))
    if found is None:
        problem = Diagnostic(
            code=UNKNOWN,
            message=f"unknown target `{name}`",
            at=Position(name),
            severity=Severity.ERROR,
            hint=_nearest_targets(name, folders),
        )
        return None, (problem,)
    return _read(name, *found, target_folders(folders), _borders(folders, border))


def load_snippet_target(name: str, shown_by: Target) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    """The target of a name whose snippets another one shows; None if there is none, or with the reasons if it is wrong.

    It is a target, or in the folder ``snippets`` of a folder of targets.
    """
    found = _find(name, _snippet_places(shown_by))
    if found is None:
        return None, ()
    target, problems = _read(name, *found, shown_by.places, shown_by.borders)
    return (None, ()) if target and target.manifest.snippet is None else (target, problems)


def find_snippet_targets(shown_by: Target) -> tuple[str, ...]:
    """The names of all targets that have snippets."""
    places = _snippet_places(shown_by)
    names = sorted({file.parent.name for folder in places for file in folder.glob(f"*/{MANIFEST}")})
    return tuple(name for name in names if load_snippet_target(name, shown_by)[0])


def _snippet_places(target: Target) -> tuple[Path, ...]:
    return (*target.places, *(folder / SNIPPETS for folder in target.places))


def _find(name: str, places: Iterable[Path]) -> tuple[str, tuple[Path, ...]] | None:
    """The manifest of a target, and its folders; None if there is none."""
    if "/" in name or name in {"", ".", ".."}:
        return None
    folders = tuple(place / name for place in places if (place / name).is_dir())
    manifest = next((folder / MANIFEST for folder in folders if (folder / MANIFEST).is_file()), None)
    return (str(manifest), folders) if manifest else None


def _borders(folders: Iterable[str], border: str | None) -> tuple[Path, ...]:
    own = folders if border is None else (border,)
    return tuple(path.resolve() for path in (*map(Path, own), shipped_folder()))


def _read(
    name: str, file: str, folders: tuple[Path, ...], places: tuple[Path, ...], borders: tuple[Path, ...]
) -> tuple[Target | None, tuple[Diagnostic, ...]]:
    from slatebind.rendering.targets.target_check import check  # noqa: PLC0415 - it checks the records of this module
    from slatebind.rendering.templates.escape_check import check_escapes  # noqa: PLC0415

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
    files = {name: language_file(name, places) for name in _language_names(manifest)}
    unknown = [*_unknown_languages(manifest, files, places, borders)]
    if unknown:
        return None, (*problems, *errors(unknown, parsed, file, "target-invalid"))
    languages = {name: load_language(found) for name, found in files.items() if found}
    about_languages = tuple(problem for _, found in languages.values() for problem in found)
    known = {name: language for name, (language, _) in languages.items() if language}
    if manifest.language in known:
        manifest = with_language(manifest, known[manifest.language])
    by_suffix = {suffix: known[name] for suffix, name in manifest.languages.items() if name in known}
    read = tuple(filter(None, files.values()))
    target = Target(name, manifest, folders, borders, file, parsed.positions, by_suffix, read, places)
    violations = errors(check(target), parsed, file, "target-invalid")
    if not violations and known.keys() == files.keys():
        violations = check_escapes(target)
    is_valid = not violations and known.keys() == files.keys()
    return (target if is_valid else None), (*problems, *about_languages, *violations)


def _language_names(manifest: Manifest) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (manifest.language, *manifest.languages.values()))))


def _unknown_languages(
    manifest: Manifest, files: Mapping[str, Path | None], places: tuple[Path, ...], borders: tuple[Path, ...]
) -> Iterator[Problem]:
    """Names of languages that have no file, or one that may not be read."""
    named: list[tuple[SpecPath, str]] = [(("languages", suffix), name) for suffix, name in manifest.languages.items()]
    if manifest.language is not None:
        named.append((("language",), manifest.language))
    for path, name in named:
        file = files.get(name)
        if file is None:
            known = find_languages(places)
            hint = did_you_mean(name, known, f"known languages: {', '.join(known)}")
            yield Problem(path, f"unknown language `{name}`", hint)
        elif not _is_inside(file, borders):
            yield Problem(path, f"the file of the language `{name}` is outside of the project")


def _is_inside(path: Path, borders: Iterable[Path]) -> bool:
    resolved = path.resolve()
    return any(resolved.is_relative_to(border) for border in borders)


def _invalid(file: str, message: str) -> Diagnostic:
    return Diagnostic(code="target-invalid", message=message, at=Position(file), severity=Severity.ERROR)
