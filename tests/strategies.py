"""Hypothesis strategies for specs: ordinary ones, and ones with hostile names and texts."""

from random import Random
from string import ascii_lowercase, digits
from typing import Any, get_args

from hypothesis import strategies as st
from msgspec.structs import replace

from slatebind.spec.model import (
    TYPES,
    Access,
    Api,
    Auth,
    AuthScheme,
    Body,
    Command,
    Encoding,
    ErrorCode,
    Field,
    Group,
    Location,
    Method,
    Model,
    Notice,
    Paging,
    PagingKind,
    Pair,
    Param,
    Response,
    Server,
    Source,
    Spec,
    Status,
    Style,
)

HOSTILE = [
    '"""',
    "'''",
    "\\",
    '\\"""',
    "{{ 1/0 }}",
    "{% include '/etc/passwd' %}",
    "{# #}",
    "${x}",
    "%(x)s",
    "{0}",
    "../../etc/passwd",
    "/etc/passwd",
    "C:\\con",
    "\x00",
    "\r\n",
    "\n\n",
    "\u2028",
    "\x85",
    "\u202e",
    "\u2066",
    "\ufeff",
    "__import__('os').system('x')",
    "# type: ignore",
    "-->",
    "<!--",
    "</aside>",
    "```",
    "|",
    "`a|b`",
    "- x",
    ": ",
    "# ",
    "---",
    "no",
    "null",
    "1_000",
    "2014-07-06",
    "é",
    "名前",
    "😀",
    " leading",
    "trailing ",
    "class",
    "None",
    "self",
    "lambda: 0",
    "x" * 300,
]
"""Text that breaks parsers, writers and compilers."""

hostile_text = st.lists(st.one_of(st.sampled_from(HOSTILE), st.text(max_size=8)), max_size=4).map("".join)
hostile_text = hostile_text.filter(lambda text: not any("\ud800" <= character <= "\udfff" for character in text))
hostile_name = hostile_text.filter(bool)


def _word(chance: Random, least: int, most: int) -> str:
    return "".join(chance.choices(ascii_lowercase, k=chance.randint(least, most)))


def _name_of(number: int) -> str:
    chance = Random(number)
    later = [_word(chance, 2, 6).capitalize() for _ in range(chance.randint(0, 2))]
    return "".join([_word(chance, 1, 6), *later, chance.choice(["", chance.choice(digits)])])


def _sentence_of(number: int) -> str:
    chance = Random(number)
    later = [_word(chance, 2, 8) for _ in range(chance.randint(0, 5))]
    return " ".join([_word(chance, 3, 9).capitalize(), *later]) + "."


# Made of a number: to draw each character of ordinary text took most of the time of property tests.
_NUMBERS = st.integers(0, 0xFFFF)
plain_name = _NUMBERS.map(_name_of)
"""Names in camel case, some of one letter, some with a digit."""
plain_text = _NUMBERS.map(_sentence_of)
"""Sentences."""
examples = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | hostile_text,
    lambda children: st.lists(children, max_size=3) | st.dictionaries(hostile_text, children, max_size=3),
    max_leaves=8,
)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def params(draw: st.DrawFn, name: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> Param:
    """A parameter with any of its optional keys."""
    kind = draw(st.sampled_from(TYPES))
    return Param(
        name=draw(name),
        type=kind,
        items=draw(_maybe(st.sampled_from(TYPES))) if kind in {"list", "map"} else None,
        documented_type=draw(_maybe(text)),
        length=draw(_maybe(st.integers(0, 2**31))),
        required=draw(st.booleans()),
        default=draw(_maybe(text)),
        values=tuple(draw(st.lists(text, max_size=2))),
        encoding=draw(_maybe(st.sampled_from(get_args(Encoding)))) if kind == "map" else None,
        pair=draw(_maybe(st.builds(Pair, key=name, value=name))) if kind == "map" else None,
        renamed_from=draw(_maybe(name)),
        deprecated=draw(st.booleans()),
        description=draw(text),
        origin=draw(st.sampled_from(({}, {"default": "prose"}, "sample"))),
    )


@st.composite
def fields(draw: st.DrawFn, name: st.SearchStrategy[str], text: st.SearchStrategy[str]) -> Field:
    """A response field."""
    kind = draw(st.sampled_from(TYPES))
    return Field(
        name=draw(name),
        type=kind,
        items=draw(_maybe(st.sampled_from(TYPES))) if kind in {"list", "map", "object"} else None,
        documented_type=draw(_maybe(text)),
        values=tuple(draw(st.lists(text, max_size=2))),
        description=draw(text),
    )


def _named(strategy: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(strategy, max_size=most, unique_by=lambda record: record.name).map(tuple)


@st.composite
def specs(
    draw: st.DrawFn,
    name: st.SearchStrategy[str] = hostile_name,
    text: st.SearchStrategy[str] = hostile_text,
) -> Spec:
    """A valid spec; by default, every name and text in it is hostile."""
    groups = draw(_named(st.builds(Group, name=name, description=text), 3))
    models = draw(_named(st.builds(Model, name=name, fields=_named(fields(name, text), 4)), 3))
    commands = st.builds(
        Command,
        name=name,
        group=st.sampled_from([group.name for group in groups] or [""]),
        description=text,
        notices=st.lists(st.builds(Notice, text=text), max_size=1).map(tuple),
        is_async=st.booleans(),
        method=_maybe(st.sampled_from(get_args(Method))),
        example=_maybe(text),
        params=_named(params(name, text), 4),
        response=st.builds(
            Response,
            shape=st.sampled_from(["list", "object", "success", "none"]),
            key=_maybe(name),
            model=_maybe(st.sampled_from([model.name for model in models])) if models else st.none(),
            single=st.booleans(),
            example=examples,
        ),
    )
    errors = st.lists(
        st.builds(ErrorCode, code=st.integers(400, 409), name=text, description=text),
        max_size=2,
        unique_by=lambda error: error.code,
    )
    return Spec(
        api=draw(
            st.builds(
                Api,
                name=name,
                title=text,
                protocol=st.just("cloudstack"),
                endpoint=_maybe(text),
                description=text,
                front_matter=st.dictionaries(hostile_text, examples, max_size=2),
            )
        ),
        sources=tuple(draw(st.lists(st.builds(Source, path=name, sha256=text), max_size=1))),
        groups=groups,
        commands=draw(_named(commands, 4)) if groups else (),
        models=models,
        errors=tuple(draw(errors)),
    )


@st.composite
def http_specs(draw: st.DrawFn, spec: st.SearchStrategy[Spec] | None = None) -> Spec:
    """A spec of HTTP endpoints, with facts that only these have."""
    given = draw(specs(plain_name, plain_text) if spec is None else spec)
    api = replace(
        given.api,
        protocol="rest",
        servers=draw(_servers),
        auth=draw(_auth),
        paging=draw(_paging),
    )
    commands = tuple(_http_command(draw, command) for command in given.commands)
    models = tuple(
        replace(model, fields=tuple(_http_row(draw, field) for field in model.fields)) for model in given.models
    )
    return replace(given, api=api, commands=commands, models=models)


_servers = st.lists(st.builds(Server, url=plain_name, name=plain_text), max_size=2, unique_by=lambda server: server.url)
_servers = _servers.map(tuple)
_auth = st.lists(st.builds(Auth, scheme=st.sampled_from(get_args(AuthScheme)), name=_maybe(plain_name)), max_size=2)
_auth = _auth.map(tuple)
_paging = _maybe(st.builds(Paging, kind=st.sampled_from(get_args(PagingKind)), number=_maybe(plain_name)))


def _http_command(draw: st.DrawFn, command: Command) -> Command:
    params = tuple(
        replace(_http_row(draw, param), style=draw(_maybe(st.sampled_from(get_args(Style)))), location=draw(_location))
        for param in command.params
    )
    variables = "".join(f"/{{{param.name}}}" for param in params if param.location == "path")
    statuses = st.lists(st.integers(200, 204), max_size=2, unique=True)
    return replace(
        command,
        title=draw(plain_text),
        path=f"/{draw(plain_name)}{variables}",
        server=draw(_maybe(plain_name)),
        body=draw(_maybe(st.sampled_from(get_args(Body)))),
        paging=draw(_paging),
        params=params,
        response=replace(
            command.response,
            status=draw(_maybe(st.integers(200, 204))),
            content_type=draw(_maybe(st.sampled_from(["text/csv", "image/png"]))),
        ),
        statuses=tuple(Status(code=code, description=draw(plain_text)) for code in draw(statuses)),
    )


_location = st.sampled_from(get_args(Location))


def _http_row(draw: st.DrawFn, row: Any) -> Any:
    """A parameter or field with facts about null and who may write it."""
    access = draw(_maybe(st.sampled_from(get_args(Access))))
    return replace(
        row,
        required=draw(st.booleans()),
        nullable=draw(st.booleans()),
        access=access,
        default=draw(_maybe(plain_text)),
    )


@st.composite
def edited_http_specs(draw: st.DrawFn) -> tuple[Spec, Spec]:
    """A spec of HTTP endpoints, and the spec with other facts after a few changes."""
    spec = draw(specs(plain_name, plain_text))
    return draw(http_specs(st.just(spec))), draw(http_specs(edits(spec)))


@st.composite
def edits(draw: st.DrawFn, spec: Spec) -> Spec:
    """The spec after a few random changes."""
    for _ in range(draw(st.integers(0, 4))):
        spec = draw(st.sampled_from([_edit_records, _edit_rows, _rename]))(draw, spec)
    return spec


@st.composite
def edited_specs(draw: st.DrawFn) -> tuple[Spec, Spec]:
    """A spec with plain names, and the spec after a few changes."""
    spec = draw(specs(plain_name, plain_text))
    return spec, draw(edits(spec))


def _edit_records(draw: st.DrawFn, spec: Spec) -> Spec:
    """Remove, reverse or add commands, models or errors; references stay valid."""
    other = draw(specs(plain_name, plain_text))
    match draw(st.integers(0, 4)):
        case 0:
            return replace(spec, commands=spec.commands[1:])
        case 1:
            return replace(spec, commands=spec.commands[::-1], models=spec.models[::-1], groups=spec.groups[::-1])
        case 2:
            return replace(spec, errors=other.errors)
        case 3:
            return replace(spec, api=other.api)
        case _:
            names = {command.name for command in spec.commands}
            added = [command for command in other.commands if command.name not in names]
            groups = {group.name: group for group in (*spec.groups, *other.groups)}
            models = {model.name: model for model in (*spec.models, *other.models)}
            commands = (*spec.commands, *added)
            return replace(spec, commands=commands, groups=tuple(groups.values()), models=tuple(models.values()))


def _edit_rows(draw: st.DrawFn, spec: Spec) -> Spec:
    """Change the parameters of a command or the fields of a model."""
    if spec.commands and draw(st.booleans()):
        index = draw(st.integers(0, len(spec.commands) - 1))
        command = spec.commands[index]
        rows = draw(_rows(command.params, params(plain_name, plain_text)))
        changed = replace(command, params=rows, is_async=draw(st.booleans()))
        return replace(spec, commands=(*spec.commands[:index], changed, *spec.commands[index + 1 :]))
    if not spec.models:
        return spec
    index = draw(st.integers(0, len(spec.models) - 1))
    model = spec.models[index]
    changed_model = replace(model, fields=draw(_rows(model.fields, fields(plain_name, plain_text))))
    return replace(spec, models=(*spec.models[:index], changed_model, *spec.models[index + 1 :]))


@st.composite
def _rows(draw: st.DrawFn, old: tuple[Any, ...], more: st.SearchStrategy[Any]) -> tuple[Any, ...]:
    kept = [row for row in old if draw(st.booleans())]
    names = [row.name for row in old]
    changed = [replace(draw(more), name=row.name) if draw(st.booleans()) else row for row in kept]
    added = [row for row in draw(_named(more, 2)) if row.name not in names]
    return tuple(draw(st.permutations([*changed, *added])))


def _rename(draw: st.DrawFn, spec: Spec) -> Spec:
    """Rename a command, a model or a group, in case only or completely, with or without ``renamed_from``."""
    kind = draw(st.sampled_from(["commands", "models", "groups"]))
    records = getattr(spec, kind)
    if not records:
        return spec
    old = draw(st.sampled_from(records))
    name = draw(st.sampled_from([old.name.swapcase(), old.name + "_", draw(plain_name)]))
    if any(record.name == name for record in records):
        return spec
    declared = draw(st.sampled_from([None, old.name]))
    renamed = [replace(record, name=name, renamed_from=declared) if record is old else record for record in records]
    spec = replace(spec, **{kind: tuple(renamed)})
    if kind == "commands":
        return spec
    return replace(spec, commands=tuple(_referring(command, kind, old.name, name) for command in spec.commands))


def _referring(command: Command, kind: str, old: str, new: str) -> Command:
    if kind == "groups":
        return replace(command, group=new) if command.group == old else command
    if command.response.model != old:
        return command
    return replace(command, response=replace(command.response, model=new))
