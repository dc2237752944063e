"""Compares the documented parameters of a command with those of a source."""

from collections.abc import Iterable, Iterator, Sequence

from slatebind.diagnostic import Path
from slatebind.diff.type_compat import accepts_all_values
from slatebind.protocols import protocol_named
from slatebind.spec.addresses import param_addresses, path_variables
from slatebind.spec.model import Command, Param, Spec
from slatebind.suggestions import did_you_mean
from slatebind.verify.disagreement import Disagreement, excerpt
from slatebind.verify.facts import OperationFacts, ParamFacts, SourceFacts, ValueType
from slatebind.verify.types import is_text, same_items, type_text

_Key = tuple[str | None, str]
_PROTOCOL_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""Headers that are not parameters in OpenAPI: media types and credentials are stated elsewhere."""


class ParamComparison:
    """The parameters of one command. ``wants_texts`` compares descriptions, too.

    ``others`` are commands that the source has as the same operation: it has their parameters as well.
    """

    def __init__(
        self, command: Command, operation: OperationFacts, source: SourceFacts, spec: Spec, others: Sequence[Command]
    ) -> None:
        self._command = command
        self._others = others
        self._operation = operation
        self._source = source
        self._protocol = protocol_named(spec.api.protocol)
        self._credentials = {name.lower() for auth in spec.api.auth for name in (auth.name or "", *auth.also)}
        self._path: Path = ("commands", command.name, "params")

    def run(self, *, wants_texts: bool) -> Iterator[Disagreement]:
        """All disagreements about parameters."""
        rows = ((self._key(param, self._command), (address, param)) for address, param in self._addressed())
        documented = dict(rows)
        actual = self._keyed(self._operation.params)
        moved = self._moved(documented, actual)
        for key, (address, param) in documented.items():
            facts = actual.get(key) or moved.get(key)
            if facts is not None:
                is_typed = self._has_one_type(key, param)
                yield from self._compare(address, param, facts, is_typed=is_typed, wants_texts=wants_texts)
            elif not self._source.is_partial and not self._is_elsewhere(param) and not self._may_be_there(param):
                yield self._missing(address, param, [facts for key, facts in actual.items() if key not in documented])
        found = {id(facts) for facts in moved.values()}
        of_others = {self._key(param, other) for other in self._others for param in other.params}
        for key, facts in actual.items():
            if key not in documented and key not in of_others and id(facts) not in found:
                yield self._undocumented(facts)

    def _addressed(self) -> Iterable[tuple[str, Param]]:
        return zip(param_addresses(self._command.params), self._command.params, strict=True)

    def _key(self, param: Param, command: Command) -> _Key:
        return self._key_of(param.location, param.name, path_variables(command.path or ""))

    def _is_elsewhere(self, param: Param) -> bool:
        """Whether a source has another place for a parameter than its list of parameters, or none at all."""
        if param.location in ("header", "query") and param.name.lower() in {*_PROTOCOL_HEADERS, *self._credentials}:
            return True
        if param.location == "path":
            return param.name not in path_variables(self._command.path or "")
        return param.location == "body" and (param.whole or self._command.body == "raw")

    def _may_be_there(self, param: Param) -> bool:
        """Whether the source does not list all parameters of the place where this one is."""
        return param.location in self._operation.open_places

    def _key_of(self, location: str | None, name: str, variables: list[str]) -> _Key:
        """What a server tells parameters apart by. Names of variables in a path do not travel: their order counts."""
        if not self._protocol.has_paths:
            return None, self._protocol.param_key(name)
        if location == "path" and name in variables:
            return location, str(variables.index(name))
        name = name.removesuffix("[]") if location == "query" else name
        return location, name.lower() if location == "header" else name

    def _keyed(self, params: Iterable[ParamFacts]) -> dict[_Key, ParamFacts]:
        variables = path_variables(self._operation.path or "")
        return {self._key_of(facts.location, facts.name, variables): facts for facts in params}

    def _moved(
        self, documented: dict[_Key, tuple[str, Param]], actual: dict[_Key, ParamFacts]
    ) -> dict[_Key, ParamFacts]:
        """Parameters that the source expects at another place, by the documented one."""
        elsewhere = {facts.name: facts for key, facts in actual.items() if key not in documented}
        return {
            key: elsewhere[param.name]
            for key, (_, param) in documented.items()
            if key not in actual and param.name in elsewhere
        }

    def _has_one_type(self, key: _Key, param: Param) -> bool:
        """Whether all commands that are the same operation have the type of a parameter; a source has only one."""
        same = (candidate for other in self._others for candidate in other.params if self._key(candidate, other) == key)
        return all((candidate.type, candidate.items) == (param.type, param.items) for candidate in same)

    def _compare(
        self, address: str, param: Param, facts: ParamFacts, *, is_typed: bool, wants_texts: bool
    ) -> Iterator[Disagreement]:
        name = f"parameter `{param.name}`"
        if facts.location and param.location and facts.location != param.location:
            text = f"{name} is documented in the {param.location}; the {self._noun} expects it in the {facts.location}"
            yield self._found("verify-param-place-differs", address, text, facts)
        is_same = facts.type is None or (facts.type.agrees(param.type) and same_items(param.items, facts.type))
        if is_typed and facts.type is not None and not is_same:
            rule = "verify-param-type-inexact" if _is_accepted(param, facts.type) else "verify-param-type-differs"
            text = f"{name} is documented as {type_text(param.type, param.items)}; "
            yield self._found(rule, address, f"{text}the {self._noun} has {facts.type}", facts)
        yield from self._compare_lengths(address, param, facts)
        yield from self._compare_required(address, param, facts)
        if wants_texts and facts.description and facts.description.strip() != param.description.strip():
            text = f"{name} is described as {excerpt(facts.description)} by the {self._noun}"
            yield self._found("verify-description-differs", address, text, facts)

    def _compare_lengths(self, address: str, param: Param, facts: ParamFacts) -> Iterator[Disagreement]:
        if param.length is None or facts.length is None or param.length == facts.length:
            return
        rule = "verify-length-too-long" if param.length > facts.length else "verify-length-too-short"
        text = f"parameter `{param.name}` is documented with {param.length} characters; "
        yield self._found(rule, address, f"{text}the {self._noun} accepts {facts.length}", facts)

    def _compare_required(self, address: str, param: Param, facts: ParamFacts) -> Iterator[Disagreement]:
        is_known = facts.required is not None and facts.location != "path" and not self._others
        if not is_known or facts.required == param.required:
            return
        if facts.required:
            text = f"parameter `{param.name}` is documented as optional; the {self._noun} requires it"
            yield self._found("verify-param-required", address, text, facts)
        else:
            text = f"parameter `{param.name}` is documented as required; the {self._noun} does not require it"
            yield self._found("verify-param-optional", address, text, facts)

    def _missing(self, address: str, param: Param, undocumented: Iterable[ParamFacts]) -> Disagreement:
        hint = did_you_mean(param.name, [facts.name for facts in undocumented])
        text = f"the {self._noun} has no parameter `{param.name}`"
        return self._found("verify-param-missing", address, text, None, hint)

    def _undocumented(self, facts: ParamFacts) -> Disagreement:
        kind = f" ({facts.type})" if facts.type else ""
        if facts.required:
            rule, word = "verify-required-param-undocumented", "required parameter"
        else:
            rule, word = "verify-param-undocumented", "parameter"
        return Disagreement(
            rule=rule,
            command=self._command.name,
            path=self._path,
            name=f"{facts.location}:{facts.name}" if facts.location else facts.name,
            message=f"{word} `{facts.name}`{kind} of the {self._noun} is not documented",
            at=facts.at,
            facts=facts,
        )

    def _found(self, rule: str, address: str, message: str, facts: ParamFacts | None, hint: str = "") -> Disagreement:
        at = facts.at if facts else self._operation.at
        path = (*self._path, address)
        return Disagreement(
            rule=rule, command=self._command.name, path=path, message=message, at=at, hint=hint, facts=facts
        )

    @property
    def _noun(self) -> str:
        return self._source.title


def _is_accepted(param: Param, actual: ValueType) -> bool:
    """Whether a caller who follows the docs sends what the source accepts."""
    if is_text(param.type) and is_text(actual.name):
        return True
    wanted = Param(name=param.name, type=actual.name, items=actual.items or None)  # type: ignore[arg-type]
    return accepts_all_values(wanted, param)
