"""Whether the templates of a target escape what they output, checked when it is loaded.

Shipped templates are checked by the suite. A result without findings is kept in the cache: importing jinja2 takes
longer than a run that has nothing to do.
"""

from collections.abc import Iterator
from functools import reduce

import msgspec

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.diagnostic import Diagnostic, Position
from slatebind.digests import digest
from slatebind.rendering.templates.data_format import suffix_of
from slatebind.rendering.templates.escapes import DATA_ESCAPES, ESCAPES_BY_SUFFIX, PROSE_SUFFIXES
from slatebind.rendering.languages.language import LanguageFacts
from slatebind.rendering.targets.target import Target, shipped_folder

_CACHE_NAME = "escaped-templates"
_OF_STRINGS = frozenset({"literal", "gotag"})
_OF_COMMENTS = frozenset({"comment", "comment_lines"})


def check_escapes(target: Target) -> tuple[Diagnostic, ...]:
    """An error for each place that outputs text as it is, in templates of languages whose escapes are known."""
    if target.manifest.language is None:
        return ()
    names = _template_names(target)
    files = {name: file for name in names if (file := target.find(name)) is not None}
    if all(file.is_relative_to(shipped_folder()) for file in files.values()):
        return ()
    shared = msgspec.json.encode((target.manifest, target.languages))
    contents = (part for name, file in files.items() for part in (name.encode(), file.read_bytes()))
    key = digest(code_digest(), shared, *contents)
    if get_cached(_CACHE_NAME, key) is not None:
        return ()
    found = tuple(find_unescaped(target, names))
    if not found:
        put_cached(_CACHE_NAME, key, b"")
    return found


def find_unescaped(target: Target, names: list[str]) -> Iterator[Diagnostic]:
    """The places in templates that output text as it is, and names in them that do not exist.

    Templates that cannot be read are not checked.
    """
    from slatebind.rendering.templates.template_check import TemplateCheck  # noqa: PLC0415 - jinja2 takes longer than all else

    by_escapes: dict[tuple[frozenset[str], frozenset[str], bool], list[str]] = {}
    for name in names:
        facts = _facts(target, name)
        unknown = frozenset[str]() if facts.strings else _OF_STRINGS
        unknown |= frozenset[str]() if facts.comments else _OF_COMMENTS
        # Of a language without either, nothing is known.
        is_checked = bool(facts.strings or facts.comments or facts.escapes)
        by_escapes.setdefault((escapes_of(target, name), unknown, is_checked), []).append(name)
    found: dict[tuple[str, Position], Diagnostic] = {}
    for (escapes, unknown, is_checked), templates in by_escapes.items():
        check = TemplateCheck(target, escapes, unknown, is_checked=is_checked)
        for problem in check.problems(templates):
            found.setdefault((problem.code, problem.at), problem)
    yield from sorted(found.values(), key=lambda problem: problem.at)


def escapes_of(target: Target, template: str) -> frozenset[str]:
    """The filters whose result is safe in a template: those of all kinds of files that it writes."""
    paths = [plan.path for plan in target.manifest.files if plan.template == template]
    suffixes = {suffix for path in (template.removesuffix(".j2"), *paths) if (suffix := suffix_of(path))}
    return reduce(frozenset.intersection, (_of_suffix(target, suffix) for suffix in suffixes or {""}))


def _of_suffix(target: Target, suffix: str) -> frozenset[str]:
    if suffix in target.manifest.format:
        return DATA_ESCAPES
    of_kind = ESCAPES_BY_SUFFIX.get(suffix, frozenset())
    if of_kind and suffix not in target.languages and suffix not in PROSE_SUFFIXES:
        return of_kind
    facts: LanguageFacts = target.languages.get(suffix, target.manifest)
    strings = {"literal"} if facts.strings else set()
    return of_kind.union(facts.escapes, strings, _OF_COMMENTS if facts.comments else ())


def _facts(target: Target, template: str) -> LanguageFacts:
    return target.languages.get(suffix_of(template.removesuffix(".j2")), target.manifest)


def _template_names(target: Target) -> list[str]:
    planned = (plan.template for plan in target.manifest.files)
    return sorted({*planned, *target.template_names()})
