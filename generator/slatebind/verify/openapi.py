"""Reads an OpenAPI 3 document: its operations with their parameters, bodies, answers and statuses."""

from collections.abc import Iterator
from typing import Any, get_args
from urllib.parse import urlsplit

from slatebind.spec.model import Location, Method
from slatebind.verify.facts import OperationFacts, ParamFacts, SourceFacts, StatusFacts
from slatebind.verify.openapi_schemas import Schemas, described
from slatebind.verify.problems import Problems, escaped

TITLE = "OpenAPI document"
_METHODS: tuple[str, ...] = get_args(Method)
_LOCATIONS: tuple[str, ...] = get_args(Location)
_DEFAULT_VERSIONS = ("0.1.0", "0.0.0")
"""What frameworks, and slatebind itself, write where nobody stated a version."""
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
        self._schemas = Schemas(value, problems)

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
            for method in _METHODS:
                operation = resolved.get(method.lower())
                if isinstance(operation, dict):
                    yield self._operation(method, path, operation, resolved, f"{at}/{method.lower()}")
                elif operation is not None:
                    self._problems.add(f"{at}/{method.lower()}", "expected an object")

    def _operation(
        self, method: str, path: str, operation: dict[str, Any], item: dict[str, Any], at: str
    ) -> OperationFacts:
        shape, fields = self._answer(operation, at)
        name = operation.get("operationId")
        return OperationFacts(
            name=name if isinstance(name, str) and name else f"{method} {path}",
            at=at,
            method=method,
            path=self._base(operation, item) + path,
            description=described(operation),
            params=(*self._params(operation, item, at), *self._body(operation, at)),
            shape=shape,
            fields=fields,
            statuses=tuple(self._statuses(operation, at)),
        )

    def _base(self, operation: dict[str, Any], item: dict[str, Any]) -> str:
        """The path of the first server, with the defaults of its variables."""
        for holder in (operation, item, self._value):
            servers = holder.get("servers")
            server = servers[0] if isinstance(servers, list) and servers else None
            url = server.get("url") if isinstance(server, dict) else None
            if isinstance(url, str):
                for name, variable in self._problems.mapping(server, "variables", "/servers/0/variables").items():
                    if isinstance(variable, dict):
                        url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
                try:
                    return urlsplit(url).path.rstrip("/")
                except ValueError:
                    return ""
        return ""

    def _params(self, operation: dict[str, Any], item: dict[str, Any], at: str) -> Iterator[ParamFacts]:
        """The parameters of an operation, which take precedence, and those of its path."""
        seen = set()
        of_path = f"{at.rpartition('/')[0]}/parameters"
        for holder, pointer in ((operation, f"{at}/parameters"), (item, of_path)):
            for index, row in enumerate(self._problems.rows(holder, "parameters", pointer)):
                where = f"{pointer}/{index}"
                param = self._schemas.resolve(row, where) if row else None
                name = self._problems.text(param, "name", where) if param else None
                if not isinstance(param, dict) or name is None:
                    continue
                location = param.get("in")
                if location not in _LOCATIONS or (location, name) in seen:
                    continue
                seen.add((location, name))
                schema = param.get("schema", self._content_schema(param))
                yield self._schemas.param(
                    name, schema, where, location=location, required=param.get("required") is True, holder=param
                )

    def _content_schema(self, holder: dict[str, Any]) -> Any:
        content = holder.get("content")
        media = next(iter(content.values()), None) if isinstance(content, dict) else None
        return media.get("schema") if isinstance(media, dict) else None

    def _body(self, operation: dict[str, Any], at: str) -> Iterator[ParamFacts]:
        """The properties of a body, as parameters."""
        body = self._schemas.resolve(operation.get("requestBody"), f"{at}/requestBody")
        content = body.get("content") if isinstance(body, dict) else None
        for media, value in content.items() if isinstance(content, dict) else ():
            if str(media).partition(";")[0].strip().lower().endswith(_BODIES) and isinstance(value, dict):
                where = f"{at}/requestBody/content/{escaped(str(media))}/schema"
                yield from self._schemas.properties_as_params(value.get("schema"), where)
                return

    def _answer(self, operation: dict[str, Any], at: str) -> tuple[Any, Any]:
        """The shape and the fields of the JSON of success, with its lowest status."""
        responses = self._problems.mapping(operation, "responses", f"{at}/responses")
        codes = sorted(str(code) for code in responses)
        for code in (code for code in codes if code[:1] == "2" or code == "default"):
            where = f"{at}/responses/{escaped(code)}"
            response = self._schemas.resolve(responses.get(code), where)
            content = response.get("content") if isinstance(response, dict) else None
            for media, value in content.items() if isinstance(content, dict) else ():
                if str(media).partition(";")[0].strip().lower().endswith("json") and isinstance(value, dict):
                    pointer = f"{where}/content/{escaped(str(media))}/schema"
                    return self._schemas.answer(value.get("schema"), pointer)
        return None, ()

    def _statuses(self, operation: dict[str, Any], at: str) -> Iterator[StatusFacts]:
        for code in self._problems.mapping(operation, "responses", f"{at}/responses"):
            where = f"{at}/responses/{escaped(str(code))}"
            yield StatusFacts("default" if code == "default" else str(code).upper(), where)
