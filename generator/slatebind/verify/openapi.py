"""Reads an OpenAPI 3 document: its operations with their parameters, bodies, answers and statuses."""

import re
from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import urlsplit

from slatebind.spec.model import Location, Method
from slatebind.verify.facts import OperationFacts, ParamFacts, SourceFacts, StatusFacts
from slatebind.verify.openapi_bodies import Bodies
from slatebind.verify.openapi_schemas import Schemas, described
from slatebind.verify.problems import Problems, escaped

TITLE = "OpenAPI document"
_METHODS: tuple[str, ...] = get_args(Method)
_MAX_SERVERS = 20
_LOCATIONS: tuple[str, ...] = get_args(Location)
_DEFAULT_VERSIONS = ("0.1.0", "0.0.0")
"""What frameworks, and slatebind itself, write where nobody stated a version."""
_NOWHERE: frozenset[Location] = frozenset()
_IN_BODY: frozenset[Location] = frozenset({"body"})
_NOT_IN_BODY: frozenset[Location] = frozenset({"query", "path", "header"})
_IGNORED_PLACES = ("cookie", "querystring")
"""Places of parameters that docs of HTTP APIs do not describe."""
_IGNORED_HEADERS = frozenset({"accept", "content-type", "authorization"})
"""OpenAPI ignores them as parameters: media types and credentials are stated elsewhere."""
_STATUS = re.compile(r"[1-5](?:[0-9][0-9]|[xX][xX])|default")
_ANY_MEDIA = ("*/*", "application/*")
_BODIES = ("json", "x-www-form-urlencoded", "form-data")
"""The ends of media types whose schema has the parameters of a body, the most common first."""


def is_openapi(value: Any) -> bool:
    """Whether a value is such a document, of whatever version."""
    return isinstance(value, dict) and ("openapi" in value or "swagger" in value)


def read_openapi(value: Any, file: str, problems: Problems) -> SourceFacts:
    """The operations of a document. A part that is not what OpenAPI allows is reported and left out."""
    version = value.get("openapi") if isinstance(value, dict) else None
    if not isinstance(version, str | float) or not str(version).startswith("3."):  # YAML reads 3.1 as a number
        problems.add("/openapi", "not a document of OpenAPI 3", "convert it first, if it is one of version 2")
        return SourceFacts(file=file, title=TITLE)
    return _Document(value, file, problems).facts()


class _Document:
    def __init__(self, value: dict[str, Any], file: str, problems: Problems) -> None:
        self._value = value
        self._file = file
        self._problems = problems
        self._schemas = Schemas(value, problems, has_siblings=not str(value.get("openapi")).startswith("3.0"))
        self._bodies = Bodies(self._schemas)

    def facts(self) -> SourceFacts:
        info = self._value.get("info")
        version = info.get("version") if isinstance(info, dict) else ""
        return SourceFacts(
            file=self._file,
            title=TITLE,
            version=version if isinstance(version, str) and version not in _DEFAULT_VERSIONS else "",
            operations=tuple(self._operations()),
        )

    def _operations(self) -> Iterator[OperationFacts]:
        paths = self._problems.mapping(self._value, "paths", "/paths")
        for path, item in paths.items():
            if path.startswith("x-") or item is None:
                continue
            at = f"/paths/{escaped(path)}"
            resolved = self._schemas.resolve(item, at)
            if not isinstance(resolved, dict):
                self._problems.add(at, "expected an object")
                continue
            for key, operation in resolved.items():
                method = key.upper()
                if method not in _METHODS or operation is None:
                    continue
                if isinstance(operation, dict):
                    yield self._operation(method, path, operation, resolved, f"{at}/{key}")
                else:
                    self._problems.add(f"{at}/{key}", "expected an object")

    def _operation(
        self, method: str, path: str, operation: dict[str, Any], item: dict[str, Any], at: str
    ) -> OperationFacts:
        shape, fields = self._answer(operation, at)
        name = operation.get("operationId")
        paths = [f"{base}/{path.lstrip('/')}" for base in self._bases(operation, item)]
        params, open_places = self._params(operation, item, at)
        body, open_body = self._body(operation, at)
        return OperationFacts(
            name=name if isinstance(name, str) and name else f"{method} {path}",
            at=at,
            method=method,
            path=paths[0],
            other_paths=tuple(paths[1:]),
            description=described(operation),
            params=(*params, *body),
            open_places=open_places | open_body,
            shape=shape,
            fields=fields,
            statuses=tuple(self._statuses(operation, at)),
        )

    def _bases(self, operation: dict[str, Any], item: dict[str, Any]) -> list[str]:
        """The paths of the servers, with the defaults of their variables; at least one."""
        for holder in (operation, item, self._value):
            servers = holder.get("servers")
            rows = servers[:_MAX_SERVERS] if isinstance(servers, list) else ()
            named = [row for row in rows if isinstance(row, dict) and isinstance(row.get("url"), str)]
            if named:
                return list(dict.fromkeys(map(_base, named)))
        return [""]

    def _params(
        self, operation: dict[str, Any], item: dict[str, Any], at: str
    ) -> tuple[list[ParamFacts], frozenset[Location]]:
        """The parameters of an operation, which take precedence, and those of its path; where there may be others."""
        found: list[ParamFacts] = []
        open_places = _NOWHERE
        seen = set()
        of_path = f"{at.rpartition('/')[0]}/parameters"
        for holder, pointer in ((operation, f"{at}/parameters"), (item, of_path)):
            for index, row in enumerate(self._problems.rows(holder, "parameters", pointer)):
                where = f"{pointer}/{index}"
                param = self._schemas.resolve(row, where) if row else None
                name = self._problems.text(param, "name", where) if param else None
                if not isinstance(param, dict) or name is None:
                    open_places = _NOT_IN_BODY
                    continue
                location = param.get("in")
                if location not in _LOCATIONS:
                    if location not in _IGNORED_PLACES:
                        self._problems.add(f"{where}/in", f"not a place of parameters: {str(location)[:100]!r}")
                    continue
                if (location, name) in seen or (location == "header" and name.lower() in _IGNORED_HEADERS):
                    continue
                seen.add((location, name))
                schema = param.get("schema", self._content_schema(param))
                is_required = param.get("required") is True
                found.append(
                    self._schemas.param(name, schema, where, location=location, required=is_required, holder=param)
                )
        return found, open_places

    def _content_schema(self, holder: dict[str, Any]) -> Any:
        content = holder.get("content")
        media = next(iter(content.values()), None) if isinstance(content, dict) else None
        return media.get("schema") if isinstance(media, dict) else None

    def _body(self, operation: dict[str, Any], at: str) -> tuple[tuple[ParamFacts, ...], frozenset[Location]]:
        """The properties of a body, as parameters, and where there may be others."""
        stated = operation.get("requestBody")
        body = self._schemas.resolve(stated, f"{at}/requestBody")
        content = body.get("content") if isinstance(body, dict) else None
        for media, value in content.items() if isinstance(content, dict) else ():
            if str(media).partition(";")[0].strip().lower().endswith(_BODIES) and isinstance(value, dict):
                where = f"{at}/requestBody/content/{escaped(str(media))}/schema"
                params, is_whole = self._bodies.params(value.get("schema"), where)
                return params, _NOWHERE if is_whole else _IN_BODY
        return (), _NOWHERE if stated is None or isinstance(content, dict) else _IN_BODY

    def _answer(self, operation: dict[str, Any], at: str) -> tuple[Any, Any]:
        """The shape and the fields of the JSON of success, with its lowest status."""
        responses = self._problems.mapping(operation, "responses", f"{at}/responses")
        codes = sorted(str(code) for code in responses)
        for code in (code for code in codes if code[:1] == "2" or code == "default"):
            where = f"{at}/responses/{escaped(code)}"
            response = self._schemas.resolve(responses.get(code), where)
            content = response.get("content") if isinstance(response, dict) else None
            for media, value in content.items() if isinstance(content, dict) else ():
                kind = str(media).partition(";")[0].strip().lower()
                if (kind.endswith("json") or kind in _ANY_MEDIA) and isinstance(value, dict):
                    pointer = f"{where}/content/{escaped(str(media))}/schema"
                    return self._schemas.answer(value.get("schema"), pointer)
        return None, ()

    def _statuses(self, operation: dict[str, Any], at: str) -> Iterator[StatusFacts]:
        for code in self._problems.mapping(operation, "responses", f"{at}/responses"):
            where = f"{at}/responses/{escaped(str(code))}"
            if _STATUS.fullmatch(str(code)):
                yield StatusFacts("default" if code == "default" else str(code).upper(), where)
            elif not str(code).startswith("x-"):
                self._problems.add(where, "not an HTTP status")


def _base(server: dict[str, Any]) -> str:
    """The path of a server's URL; "" if it has a variable without a default, whose values are not known."""
    url: str = server["url"]
    variables = server.get("variables")
    for name, variable in variables.items() if isinstance(variables, dict) else ():
        if isinstance(variable, dict) and "default" in variable:
            url = url.replace(f"{{{name}}}", str(variable["default"]))
    try:
        path = urlsplit(url).path.rstrip("/")
    except ValueError:
        return ""
    return "" if "{" in path else path
