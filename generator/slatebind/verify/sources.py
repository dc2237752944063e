"""Reads a source of any kind; which kind it is, is detected by its content."""

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

import msgspec

from slatebind.data.json_reader import read_json
from slatebind.data.yaml_reader import read_yaml
from slatebind.diagnostic import Diagnostic
from slatebind.spec.model import Spec
from slatebind.verify.exchanges import har_exchanges, is_har, is_log, log_exchanges, read_lines
from slatebind.verify.facts import SourceFacts
from slatebind.verify.list_apis import is_list_apis, read_list_apis
from slatebind.verify.openapi import is_openapi, read_openapi
from slatebind.verify.problems import Problems, pointer
from slatebind.verify.traffic import read_traffic

Kind = Literal["list-apis", "openapi", "har", "log"]
KINDS: tuple[Kind, ...] = get_args(Kind)

Reader = Callable[[Any, str, Spec, Problems], SourceFacts]


class Source(msgspec.Struct, frozen=True):
    """What a source says, and what is wrong with it; no facts if it could not be read at all."""

    facts: SourceFacts | None
    diagnostics: tuple[Diagnostic, ...] = ()


def read_source(text: str, file: str, spec: Spec, kind: Kind | None = None) -> Source:
    """The facts in a text that is called ``file`` in messages; ``kind`` states what it is."""
    problems = Problems(file)
    value, lines = _read(text, file, problems)
    if value is None and problems.diagnostics:
        return Source(None, tuple(problems.diagnostics))
    detected = kind or next((name for name, is_of_kind in _DETECTION.items() if is_of_kind(value)), None)
    if detected is None:
        problems.add(
            "",
            "none of these: a response of listApis, an OpenAPI document, a HAR file, a log of the mock server",
            "name what it is with --kind",
        )
        return Source(None, tuple(problems.diagnostics))
    facts = msgspec.structs.replace(_READERS[detected](value, file, spec, problems), lines=lines)
    return Source(facts if facts.operations or not problems.diagnostics else None, tuple(problems.diagnostics))


def _read(text: str, file: str, problems: Problems) -> tuple[Any, dict[str, int]]:
    """The value of JSON, or of YAML if the text does not begin like JSON; for YAML, with the lines of its parts."""
    if ":" in text and text.lstrip()[:1] not in ("{", "["):
        parsed_yaml = read_yaml(text, file)
        for found in parsed_yaml.diagnostics[:1]:
            problems.add("", f"cannot be read: {found.message}", line=found.at.line, column=found.at.column)
        return parsed_yaml.value, {pointer(path): at.line for path, at in parsed_yaml.positions.items()}
    parsed = read_json(text, is_lenient=True)
    if parsed.error is not None and _is_lines(text):
        return read_lines(text, problems), {}
    if parsed.error is not None:
        problems.add("", f"the text {parsed.error.problem}", line=parsed.error.line, column=parsed.error.column)
    return parsed.value, {}


def _is_lines(text: str) -> bool:
    """Whether a text is JSON lines of a log."""
    first = read_json(text.partition("\n")[0], is_lenient=True)
    return first.error is None and is_log(first.value)


def _openapi(value: Any, file: str, spec: Spec, problems: Problems) -> SourceFacts:
    return read_openapi(value, file, problems)


def _har(value: Any, file: str, spec: Spec, problems: Problems) -> SourceFacts:
    if not is_har(value):
        problems.add("", "no list `log.entries`: this is not a HAR file")
        return read_traffic((), file, spec)
    return read_traffic(har_exchanges(value, problems), file, spec)


def _log(value: Any, file: str, spec: Spec, problems: Problems) -> SourceFacts:
    return read_traffic(log_exchanges(value if isinstance(value, list) else [value], problems), file, spec)


def _list_apis(value: Any, file: str, spec: Spec, problems: Problems) -> SourceFacts:
    return read_list_apis(value, file, problems)


_DETECTION: Mapping[Kind, Callable[[Any], bool]] = {
    "list-apis": is_list_apis,
    "openapi": is_openapi,
    "har": is_har,
    "log": is_log,
}
_READERS: Mapping[Kind, Reader] = {
    "list-apis": _list_apis,
    "openapi": _openapi,
    "har": _har,
    "log": _log,
}
