"""The OpenAPI document of a spec, for the other generators: the same commands, parameters and models.

It is the smallest such document, which means the least work for them: a response is its model or an array of it,
without CloudStack's envelope.
"""

from slatebind.spec.model import Command, Field, Model, Param, Spec

Schema = dict[str, object]
_TYPES: dict[str, Schema] = {
    "string": {"type": "string"},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer", "format": "int32"},
    "long": {"type": "integer", "format": "int64"},
    "float": {"type": "number", "format": "double"},
    "uuid": {"type": "string", "format": "uuid"},
    "date": {"type": "string", "format": "date"},
    "datetime": {"type": "string", "format": "date-time"},
    "url": {"type": "string", "format": "uri"},
    "map": {"type": "object", "additionalProperties": {"type": "string"}},
    "list": {"type": "array", "items": {"type": "string"}},
    "object": {"type": "object", "additionalProperties": True},
    "any": {},
}


def openapi(spec: Spec) -> Schema:
    """The document, as plain values."""
    return {
        "openapi": "3.0.3",
        "info": {"title": spec.api.name, "version": "1.0.0"},
        "servers": [{"url": spec.api.endpoint or "https://api.example/"}],
        "tags": [{"name": group.name} for group in spec.groups],
        "paths": {f"/{command.name}": {"get": _operation(command)} for command in spec.commands},
        "components": {"schemas": {model.name: _model(model) for model in spec.models}},
    }


def _operation(command: Command) -> Schema:
    return {
        "operationId": command.name,
        "tags": [command.group],
        "description": command.description,
        "parameters": [_parameter(param) for param in command.params],
        "responses": {"200": {"description": "The response", **_content(command)}},
    }


def _parameter(param: Param) -> Schema:
    # None of the generators can serialize a map as CloudStack does; a string is the least work.
    schema = _TYPES["string" if param.type in {"map", "object", "any"} else param.type]
    return {
        "name": param.name,
        "in": "query",
        "required": param.required,
        "description": param.description,
        "schema": schema,
    }


def _content(command: Command) -> Schema:
    if command.response.model is None:
        return {}
    item: Schema = {"$ref": f"#/components/schemas/{command.response.model}"}
    schema = {"type": "array", "items": item} if command.response.shape == "list" else item
    return {"content": {"application/json": {"schema": schema}}}


def _model(model: Model) -> Schema:
    return {"type": "object", "properties": {field.name: _property(field) for field in model.fields}}


def _property(field: Field) -> Schema:
    return {**_TYPES[field.type], "description": field.description}
