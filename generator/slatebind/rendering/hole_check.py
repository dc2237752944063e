"""Whether the templates of a target escape what they output, checked when it is loaded.

Shipped templates are checked by the suite. A result without holes is kept in the cache: importing jinja2 takes longer
than a run that has nothing to do.
"""

from collections.abc import Iterator

import msgspec

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.diagnostic import Diagnostic, Position, Severity
from slatebind.digests import digest
from slatebind.rendering.data_format import suffix_of
from slatebind.rendering.language import LanguageFacts
from slatebind.rendering.target import Target, shipped_folder

_CACHE_NAME = "holes"


def unescaped(target: Target) -> tuple[Diagnostic, ...]:
    """An error for each place that outputs text as it is, in templates of languages whose escapes are known."""
    names = [name for name in _template_names(target) if _has_escapes(target, name)]
    files = {name: file for name in names if (file := target.find(name)) is not None}
    if all(file.is_relative_to(shipped_folder()) for file in files.values()):
        return ()
    shared = msgspec.json.encode((target.manifest, target.languages))
    contents = (part for name, file in files.items() for part in (name.encode(), file.read_bytes()))
    key = digest(code_digest(), shared, *contents)
    if get_cached(_CACHE_NAME, key) is not None:
        return ()
    found = tuple(holes_of(target, names))
    if not found:
        put_cached(_CACHE_NAME, key, b"")
    return found


def holes_of(target: Target, names: list[str]) -> Iterator[Diagnostic]:
    """The places in templates that output text as it is. Templates that cannot be read are not checked."""
    import jinja2  # noqa: PLC0415 - takes longer than all else; see above

    from slatebind.rendering.environment import parse_template  # noqa: PLC0415 - imports jinja2
    from slatebind.rendering.holes import HoleFinder  # noqa: PLC0415

    options = target.manifest.options.items()
    safe_options = [name for name, option in options if option.choices or option.kind != "text"]
    finder = HoleFinder(lambda name: parse_template(target.find, name), safe_options)
    for name in names:
        try:
            lines = dict.fromkeys(hole.line for hole in finder.holes(name))
        except (jinja2.TemplateError, RecursionError, UnicodeDecodeError):
            continue  # rendering reports what is wrong
        yield from (_finding(str(target.find(name)), line) for line in lines)


def _template_names(target: Target) -> list[str]:
    planned = (plan.template for plan in target.manifest.files)
    return sorted({*planned, *target.template_names()})


def _has_escapes(target: Target, template: str) -> bool:
    facts: LanguageFacts = target.languages.get(suffix_of(template.removesuffix(".j2")), target.manifest)
    return target.manifest.language is not None and bool(facts.strings or facts.comments)


def _finding(file: str, line: int) -> Diagnostic:
    message = "text of the docs is output without an escape"
    hint = "add `| literal`, `| comment` or another escape; `| code` for text that is code already"
    return Diagnostic(
        code="template-unescaped", message=message, at=Position(file, line), severity=Severity.ERROR, hint=hint
    )
