"""The options of a target: the values that a user gives, checked, and defaults for the others."""

from collections.abc import Iterator, Mapping

from slatebind.casing import snake
from slatebind.diagnostic import Diagnostic, Severity, position_of
from slatebind.rendering.languages.language import LanguageFacts
from slatebind.rendering.targets.manifest import Option
from slatebind.rendering.targets.option_kinds import NAMES_IN_CODE, nearest_value, value_problem
from slatebind.rendering.targets.target import Target
from slatebind.spec.model import Spec
from slatebind.suggestions import did_you_mean

_NO_FACTS = LanguageFacts()


def option_values(
    target: Target, given: Mapping[str, str], spec: Spec
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """The value of each of the target's options; and what is wrong with the ones that are given or missing."""
    problems = list(given_problems(target, given))
    values = {}
    for name, option in target.manifest.options.items():
        if name in given:
            values[name] = given[name].replace("{api}", snake(spec.api.name) or "api")
        elif option.default is not None:
            default = option.default.replace("{api}", snake(spec.api.name) or "api")
            values[name] = nearest(option, default, target.manifest)
        else:
            hint = f"set it: {option.help}"
            problems.append(_error("option-missing", f"target `{target.name}` needs `{name}`", target, name, hint))
    return values, tuple(problems)


def given_problems(target: Target, given: Mapping[str, str]) -> Iterator[Diagnostic]:
    """An error for each option that the target does not have, and each value that is not of the option's kind."""
    known = target.manifest.options
    for name, value in given.items():
        if name not in known:
            hint = did_you_mean(name, known, f"known options: {', '.join(known) or 'none'}")
            yield _error("option-unknown", f"target `{target.name}` has no option `{name}`", target, name, hint)
        elif problem := _problem(known[name], value, target.manifest):
            hint = f"the nearest legal value is `{nearest(known[name], value, target.manifest)}`"
            message = f"option `{name}` of target `{target.name}` cannot be `{value[:100]}`: {problem}"
            yield _error("option-value", message, target, name, hint)


def nearest(option: Option, value: str, facts: LanguageFacts = _NO_FACTS) -> str:
    """The legal value of an option that is most like ``value``, with the facts of the target's language."""
    return nearest_value(option.kind, value, option.choices, _reserved(option, facts))


def _problem(option: Option, value: str, facts: LanguageFacts) -> str | None:
    """What is wrong with a value; ``{api}`` in one becomes an identifier later."""
    return value_problem(option.kind, value.replace("{api}", "api"), option.choices, _reserved(option, facts))


def _reserved(option: Option, facts: LanguageFacts) -> frozenset[str]:
    """The names that an option cannot have, in lower case: its own, else those that the language reserves."""
    if option.reserved or option.kind not in NAMES_IN_CODE:
        return frozenset(name.lower() for name in option.reserved)
    # In capitals they are names of types, which a package can share.
    return frozenset(filter(str.islower, (*facts.reserved, *facts.reserved_by_scope.get("module", ()))))


def _error(code: str, message: str, target: Target, option: str, hint: str) -> Diagnostic:
    """An error at the option in the target's manifest, where its kind and its help are."""
    at = position_of(target.positions, ("options", option), target.file)
    return Diagnostic(code=code, message=message, at=at, severity=Severity.ERROR, hint=hint)
