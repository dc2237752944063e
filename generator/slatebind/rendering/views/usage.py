"""How users write code with what a target generates, as data: comparisons show the lines that a change breaks."""

import msgspec

from slatebind.rendering.views.calls import Result


class TypeRules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which types fit where others are declared, as the compiler or type checker of the language decides.

    ``anything`` are types that every value fits, ``unchecked`` is a type whose values are used as any other.
    ``passed_as`` are the other types that a value of one can be passed for, ``read_as`` those that it can be read as.
    ``aliases`` are names of unions. ``containers`` fit others of their kind if their last type argument fits.
    """

    anything: tuple[str, ...] = ()
    unchecked: str | None = None
    passed_as: dict[str, tuple[str, ...]] = {}
    read_as: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    containers: tuple[str, ...] = ()


class Usage(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lines of code that use what is generated, with placeholders.

    ``group`` is how code gets at the commands of a group, whose module is ``{group}`` and class ``{group_class}``.
    ``call`` calls ``{command}`` of a group, which is given as ``{commands}``; ``{arguments}`` are ``argument`` for each
    parameter, joined by commas and put into ``arguments``, or ``no_arguments``. In ``argument``, ``{value}`` is a
    variable with the value of ``{param}``.
    ``model`` is the type of a ``{model}``, ``field`` reads the ``{field}`` of an ``{object}``; ``declared`` is a line
    that declares the ``{type}`` of a ``{value}``, and ``nullable`` the type of one that may be missing. ``comment`` is
    a line of ``{code}`` with a ``{text}``. ``results`` are the types of what calls return, with ``no_model`` for
    responses without one, ``values`` is what is declared so, if not the ``{call}`` itself, and ``first`` is an object
    of it. ``unchecked`` are lines that use a ``{value}`` of a type as something that it may not be.
    """

    group: str = "client.{group}"
    call: str = "{commands}.{command}({arguments})"
    argument: str = "{param}"
    arguments: str = "{arguments}"
    no_arguments: str = ""
    model: str = "{model}"
    field: str = "{object}.{field}"
    declared: str = "{value}: {type}"
    nullable: str = "{type}"
    comment: str = "{code}  // {text}"
    results: dict[Result, str] = {}
    no_model: str = ""
    values: dict[Result, str] = {}
    first: dict[Result, str] = {}
    unchecked: dict[str, str] = {}
    types: TypeRules = TypeRules()


PLACEHOLDERS: dict[str, tuple[str, ...]] = {
    "group": ("group", "group_class"),
    "call": ("commands", "command", "arguments", "group", "group_class"),
    "argument": ("param", "value"),
    "arguments": ("arguments", "command", "group_class"),
    "no_arguments": ("command", "group_class"),
    "model": ("model",),
    "field": ("object", "field"),
    "declared": ("type", "value"),
    "nullable": ("type",),
    "comment": ("code", "text"),
    "results": ("model",),
    "values": ("call",),
    "first": ("call",),
    "unchecked": ("value",),
}
"""What each line may contain."""
