"""Checking a target's manifest when it is loaded: placeholders, type words, paths, and the files that it names."""

import re
from collections.abc import Collection, Iterator, Mapping
from string import Formatter

from slatebind.data.records import Problem
from slatebind.output_file import path_problem
from slatebind.rendering.languages.language import MODEL
from slatebind.rendering.languages.language_check import KNOWN_TYPES, fact_problems, spelling_problems, unknown_words
from slatebind.rendering.targets.manifest import FilePlan, Manifest, Option
from slatebind.rendering.targets.target import Target
from slatebind.rendering.tasks import WHEN_EQUAL, WHEN_ERRORS
from slatebind.rendering.templates.data_format import DATA_SUFFIXES
from slatebind.rendering.views.usage import PLACEHOLDERS, Usage
from slatebind.spec.model import FALLBACK_TYPES, TYPES
from slatebind.suggestions import closest, did_you_mean


def check(target: Target) -> Iterator[Problem]:
    """Everything that is wrong with a manifest whose keys and values have the right types."""
    yield from _option_problems(target.manifest)
    yield from _file_problems(target)
    yield from _copy_problems(target)
    yield from fact_problems(target.manifest)
    yield from _spelling_of_all(target.manifest)
    yield from _format_problems(target.manifest)
    yield from _usage_problems(target.manifest.usage or Usage())
    yield from _snippet_problems(target)
    yield from _switch_problems(target.manifest.source_links, target.manifest.options, ("source_links",))


def _option_problems(manifest: Manifest) -> Iterator[Problem]:
    for name, option in manifest.options.items():
        yield from unknown_words(option.default or "", {"api"}, ("options", name, "default"))


def _file_problems(target: Target) -> Iterator[Problem]:
    files = target.manifest.files
    for index, plan in enumerate(files):
        at = ("files", index, "path")
        yield from _path_problems(plan.path, {*target.manifest.options, *_names_of_each(plan)}, at)
        if plan.each != "api" and f"{{{plan.each}}}" not in plan.path:
            message = f"every {plan.each} is written to the same file"
            yield Problem(at, message, f"add {{{plan.each}}} to the path")
        if plan.when != WHEN_ERRORS:
            yield from _switch_problems(plan.when, target.manifest.options, ("files", index, "when"))
        first = next((earlier for earlier in range(index) if _is_same_file(files[earlier], plan)), None)
        if first is not None:
            other = files[first].path
            is_same = other == plan.path
            taken = "is the path of an earlier entry too" if is_same else f"differs from `{other}` in case only"
            message = f"`{plan.path}` {taken} (files[{first}])"
            yield Problem(at, message, "give each entry its own path")
        yield from _template_problems(target, plan.template, ("files", index, "template"))


def _template_problems(target: Target, template: str, at: tuple[str | int, ...]) -> Iterator[Problem]:
    if target.find(template) is None:
        message = f"template `{template}` does not exist in the target's folder"
        yield Problem(at, message, did_you_mean(template, target.template_names()))


def _snippet_problems(target: Target) -> Iterator[Problem]:
    manifest = target.manifest
    if manifest.snippet is not None:
        yield from _template_problems(target, manifest.snippet.template, ("snippet", "template"))
        if manifest.snippet.setup is not None:
            yield from _template_problems(target, manifest.snippet.setup, ("snippet", "setup"))
    for index, names in enumerate(manifest.snippets):
        yield from _placeholder_problems(names, manifest.options, ("snippets", index))


def _names_of_each(plan: FilePlan) -> tuple[str, ...]:
    return {"api": (), "command": ("command", "group")}.get(plan.each, (plan.each,))


def _is_same_file(one: FilePlan, other: FilePlan) -> bool:
    """Whether two entries write the same file for specs of some protocol."""
    is_alternative = one.protocols and other.protocols and not {*one.protocols} & {*other.protocols}
    return one.path.casefold() == other.path.casefold() and not is_alternative


def _copy_problems(target: Target) -> Iterator[Problem]:
    for index, copy in enumerate(target.manifest.copy):
        yield from _switch_problems(copy.when, target.manifest.options, ("copy", index, "when"))
        yield from _path_problems(copy.to, target.manifest.options, ("copy", index, "to"))
        for found, replacement in copy.replace.items():
            place = ("copy", index, "replace", found)
            if not found:
                yield Problem(place, "an empty text cannot be replaced", is_about_key=True)
            yield from _placeholder_problems(replacement, target.manifest.options, place)
        folders = [folder / copy.folder for folder in target.folders]
        existing = [folder for folder in folders if folder.is_dir()]
        at = ("copy", index, "folder")
        if not existing:
            known = [folder.name for parent in target.folders for folder in parent.iterdir() if folder.is_dir()]
            message = f"folder `{copy.folder}` does not exist in the target's folder"
            yield Problem(at, message, did_you_mean(copy.folder, known))
        elif not all(map(target.may_read, existing)):
            message = f"folder `{copy.folder}` is outside of the project"
            yield Problem(at, message, "copy the files into the target's folder")


def _switch_problems(when: str | None, options: Mapping[str, Option], at: tuple[str | int, ...]) -> Iterator[Problem]:
    """What is wrong with the option that switches something on."""
    option, separator, wanted = (when or "").partition(WHEN_EQUAL)
    if when is not None and (not re.fullmatch(r"\{\w+\}", option) or (separator and not wanted)):
        yield Problem(at, f"`{when}` is not an option", "write {option}, the name of one in braces")
    elif when is not None:
        yield from _placeholder_problems(option, options, at)
        known = options[option[1:-1]].choices if option[1:-1] in options else ()
        if wanted and known and wanted not in known:
            yield Problem(
                at, f"`{option}` is never `{wanted}`", did_you_mean(wanted, known, f"its values: {', '.join(known)}")
            )


def _path_problems(path: str, placeholders: Collection[str], at: tuple[str | int, ...]) -> Iterator[Problem]:
    """What is wrong with the path of output, whose placeholders are filled in later."""
    problems = [*_placeholder_problems(path, placeholders, at)]
    yield from problems
    if not problems:
        text = "".join(literal + "x" * (name is not None) for literal, name, _, _ in Formatter().parse(path))
        if text != "." and (problem := path_problem(text)):
            yield Problem(at, f"the path {problem}")


def _placeholder_problems(text: str, placeholders: Collection[str], at: tuple[str | int, ...]) -> Iterator[Problem]:
    """What is wrong with the placeholders of a text."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:  # its message depends on the version of Python
        yield Problem(at, "unbalanced brace", "write {name}, or {{ for a brace")
        return
    for _, name, spec, conversion in parts:
        if name is None:
            continue
        if name not in placeholders:
            yield Problem(at, f"unknown placeholder `{{{name}}}`", _placeholder_hint(name, placeholders))
        elif spec or conversion:
            yield Problem(at, f"placeholder `{name}` cannot have a format", f"write {{{name}}}")


def _placeholder_hint(name: str, placeholders: Collection[str]) -> str:
    each = closest(name, ("group", "command", "model"))
    if each and each not in placeholders:
        return f"{{{each}}} needs `each: {each}`"
    known = ", ".join(f"{{{known}}}" for known in placeholders)
    return did_you_mean(name, placeholders, f"known here: {known}" if known else "there is none here")


def _format_problems(manifest: Manifest) -> Iterator[Problem]:
    for suffix in manifest.format:
        if suffix not in DATA_SUFFIXES:
            hint = did_you_mean(suffix, DATA_SUFFIXES, f"known suffixes: {', '.join(DATA_SUFFIXES)}")
            yield Problem(("format", suffix), f"`{suffix}` files cannot be written as data", hint, is_about_key=True)
    lists: dict[tuple[str, ...], tuple[str, ...]] = {("reserved_models",): manifest.reserved_models}
    for protocol, names in manifest.reserved_models_by_protocol.items():
        lists["reserved_models_by_protocol", protocol] = names
    for at, names in lists.items():
        for index, name in enumerate(names):
            yield from unknown_words(name, ("group", "command", "model", "field"), (*at, index))


def _usage_problems(usage: Usage) -> Iterator[Problem]:
    for name, known in PLACEHOLDERS.items():
        value = getattr(usage, name)
        for key, text in value.items() if isinstance(value, dict) else [(None, value)]:
            yield from _placeholder_problems(text, known, ("usage", name, *([] if key is None else [key])))


def _spelling_of_all(manifest: Manifest) -> Iterator[Problem]:
    """A problem if specs can contain types that are not spelled."""
    if manifest.known_values:
        yield from spelling_problems(manifest.known_values, "values", ("known_values",))
    missing = [word for word in TYPES if word not in (*manifest.types, *FALLBACK_TYPES)]
    if manifest.types and missing and all(word in KNOWN_TYPES for word in manifest.types):
        # These have a fallback, but a target without spellings of others has seldom chosen it.
        missing += [word for word in (*FALLBACK_TYPES, MODEL) if word not in manifest.types]
        message = f"no spelling for {', '.join(f'`{word}`' for word in missing)}, which specs may contain"
        hint = f"add `{missing[0]}: {{param: ..., field: ...}}`"
        yield Problem(("types",), message, hint, is_about_key=True)
