"""Finding places of templates that output text of the docs without an escape.

Text of the docs can contain anything: put into code as it is, it becomes code. A place is safe if it outputs the result
of an escape, a constant, a number, or an identifier. Which attributes of the view are identifiers, numbers and the like
is read from the types of its records. What a macro outputs of its arguments is checked where it is called.
"""

import inspect
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

import msgspec
from jinja2 import nodes

from slatebind.casing import FileName
from slatebind.rendering import calls, documented_tables, field_rows, sample_blocks, servers, view
from slatebind.rendering.escapes import ESCAPES
from slatebind.rendering.markup_escapes import MARKUP_ESCAPES
from slatebind.spec import model

CODE = "code"
"""The filter for text that is code already."""
_ESCAPES = frozenset(
    {
        *ESCAPES,
        *MARKUP_ESCAPES,
        "literal",
        "gotag",
        "comment",
        "comment_lines",
        "json",
        "flow",
        CODE,
        "tojson",
        "urlencode",
        "escape",
        "e",
    }
)
_HARMLESS = frozenset({"length", "count", "int", "float", "abs", "round", "sum", "pprint"})
"""Filters of which the result contains no text of what is given to them."""
_SAFE_VARIABLES = frozenset({"loop", "true", "false", "none"})
_SPELLED = frozenset({"type", "imports", "words"})
"""Attributes whose text is the target's own."""
_MODULES = (calls, documented_tables, field_rows, sample_blocks, servers, view, model)


class Hole(NamedTuple):
    """A place that outputs text as it is."""

    line: int


class Macro(NamedTuple):
    """A macro: its parameters, and those that it outputs as they are."""

    params: tuple[str, ...]
    raw: frozenset[str]


@cache
def _safe_attributes() -> frozenset[str]:
    """The attributes that are safe in every record that has them."""
    is_safe: dict[str, bool] = {}
    for module in _MODULES:
        for _, record in inspect.getmembers(module, inspect.isclass):
            if issubclass(record, msgspec.Struct) and record.__module__ == module.__name__:
                for name, kind in _attributes(record):
                    is_safe[name] = is_safe.get(name, True) and _is_safe_type(kind)
    return frozenset(name for name, safe in is_safe.items() if safe) | _SPELLED


def _attributes(record: type) -> Iterator[tuple[str, Any]]:
    names = {**vars(view), "PathView": None}
    yield from get_type_hints(record, localns=names, include_extras=False).items()
    for name, member in inspect.getmembers(record):
        function = member.fget if isinstance(member, property) else getattr(member, "func", None)
        if function is not None:
            yield name, get_type_hints(function, localns=names).get("return")


def _is_safe_type(kind: Any) -> bool:
    origin = get_origin(kind)
    if origin is Annotated:
        return _is_safe_type(get_args(kind)[0])
    if origin is Literal or kind in {None, NoneType, Ellipsis}:
        return True
    if origin in {Union, UnionType, tuple, frozenset}:
        return all(map(_is_safe_type, get_args(kind)))
    return isinstance(kind, type) and issubclass(kind, (bool, int, float, FileName))


class HoleFinder:
    """Finds the holes of templates; ``parse`` reads the one of a name, ``safe_options`` are of kinds without quotes."""

    def __init__(self, parse: Callable[[str], nodes.Template], safe_options: Collection[str]) -> None:
        self._parse = cache(parse)
        self._safe_options = frozenset(safe_options)
        self._macros = cache(self._macros_of)

    def holes(self, template: str) -> list[Hole]:
        """The holes of one template, in order."""
        tree = self._parse(template)
        macros = {**self._imported(tree), **self._macros(template)}
        top = _Scope(tree, macros, self._safe_options)
        scopes = (top, *(_Scope(macro, macros, self._safe_options, top) for macro in tree.find_all(nodes.Macro)))
        return sorted(hole for scope in scopes for hole in scope.holes())

    def _macros_of(self, template: str) -> dict[str, Macro]:
        """The macros of a template by name. What calls itself, or one further down, has to give it what is safe."""
        tree = self._parse(template)
        known = self._imported(tree)
        top = _Scope(tree, known, self._safe_options)
        found: dict[str, Macro] = {}
        for macro in tree.find_all(nodes.Macro):
            scope = _Scope(macro, {**known, **found}, self._safe_options, top)
            found[macro.name] = Macro(tuple(argument.name for argument in macro.args), scope.raw_params())
        return found

    def _imported(self, tree: nodes.Template) -> dict[str, Macro]:
        """The macros that a template imports, by what it calls them."""
        known: dict[str, Macro] = {}
        for node in tree.find_all((nodes.Import, nodes.FromImport)):
            match node:
                case nodes.Import(template=nodes.Const(value=template), target=target):
                    known.update({f"{target}.{name}": macro for name, macro in self._macros(template).items()})
                case nodes.FromImport(template=nodes.Const(value=template), names=names):
                    macros = self._macros(template)
                    pairs = (name if isinstance(name, tuple) else (name, name) for name in names)
                    known.update({alias: macros[name] for name, alias in pairs if name in macros})
        return known


class _Scope:
    """A template without its macros, or a macro: what its variables can be, and what it outputs."""

    def __init__(
        self,
        root: nodes.Node,
        macros: Mapping[str, Macro],
        safe_options: frozenset[str],
        outer: "_Scope | None" = None,
    ) -> None:
        self._macros = macros
        self._safe_options = safe_options
        self._nodes = list(_inside(root))
        self._params = frozenset(argument.name for argument in root.args) if isinstance(root, nodes.Macro) else ()
        self._outer = outer
        self._values: dict[str, list[nodes.Node]] = {}
        self._raw: set[str] = set()
        # Variables that are being looked into: one that is reached again adds nothing to what is known already.
        self._seen: set[str] = set()
        self._added: list[str] = []
        self._unsafe: set[str] = set()
        for node in self._nodes:
            self._bind(node)

    def holes(self) -> Iterator[Hole]:
        """What is output as it is."""
        for output in self._nodes:
            if isinstance(output, nodes.Output):
                for node in output.nodes:
                    self._added.clear()
                    if not self._is_safe(node):
                        self._seen.difference_update(self._added)
                        yield Hole(node.lineno)

    def raw_params(self) -> frozenset[str]:
        """The parameters that are output as they are."""
        list(self.holes())
        return frozenset(self._raw)

    def _bind(self, node: nodes.Node) -> None:
        match node:
            case nodes.Assign():
                self._bind_names(node.target, node.node)
            case nodes.For():
                self._bind_names(node.target, node.iter)
            case nodes.AssignBlock(target=nodes.Name(name=name)):
                self._values.setdefault(name, []).append(nodes.Const(""))
            case nodes.With():
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind_names(target, value)

    def _bind_names(self, target: nodes.Node, value: nodes.Node) -> None:
        match target:
            case nodes.Name(name=name):
                self._values.setdefault(name, []).append(value)
            case nodes.NSRef(name=name, attr=attribute):
                self._values.setdefault(f"{name}.{attribute}", []).append(value)
            case nodes.Tuple(items=items):
                for item in items:
                    self._bind_names(item, value)

    def _is_safe(self, node: nodes.Node | None) -> bool:
        match node:
            case None | nodes.TemplateData() | nodes.Const() | nodes.Compare() | nodes.Not() | nodes.Test():
                return True
            case nodes.Filter():
                return self._is_safe_filter(node)
            case nodes.Call():
                return self._is_safe_call(node)
            case nodes.Name(name=name):
                return self._is_safe_name(name)
            case nodes.Getattr(node=holder, attr=attribute):
                return self._is_safe_attribute(holder, attribute)
            case nodes.Getitem(node=holder, arg=nodes.Const(value=str(attribute))):
                return self._is_safe_attribute(holder, attribute)
            case nodes.Getitem(node=holder):
                return self._is_safe(holder)
            case nodes.CondExpr(expr1=first, expr2=second):
                return self._is_safe(first) and self._is_safe(second)
            case nodes.Dict(items=items):
                return all(self._is_safe(pair.value) for pair in items)
            case nodes.Sub() | nodes.Div() | nodes.FloorDiv() | nodes.Pow() | nodes.Neg() | nodes.Pos():
                return True  # of numbers
            case nodes.BinExpr(left=left, right=right):
                return self._is_safe(left) and self._is_safe(right)
            case nodes.Concat(nodes=parts) | nodes.List(items=parts) | nodes.Tuple(items=parts):
                return all(map(self._is_safe, parts))
        return False

    def _is_safe_name(self, name: str) -> bool:
        """Whether all that a variable can be is safe. Everything has to be, so no variable is looked into twice."""
        if name in _SAFE_VARIABLES or name in self._seen:
            return True
        if name in self._unsafe:
            return False
        values = self._values_of(name)
        if not values and name not in self._params:
            return False
        self._seen.add(name)
        self._added.append(name)
        if not all(map(self._is_safe, values)):
            self._unsafe.add(name)
            return False
        return name not in self._params or self._is_param(name)

    def _values_of(self, name: str) -> list[nodes.Node]:
        return self._values.get(name, []) + (self._outer._values.get(name, []) if self._outer else [])

    def _is_param(self, name: str) -> bool:
        """True: whoever calls the macro has to see to it."""
        self._raw.add(name)
        return True

    def _is_safe_attribute(self, holder: nodes.Node, attribute: str) -> bool:
        if attribute in _safe_attributes():
            return True
        if not isinstance(holder, nodes.Name):
            return False
        if holder.name in {"loop", "options"}:
            return holder.name == "loop" or attribute in self._safe_options
        if (holder.name, attribute) == ("view", "api"):
            return True
        values = self._values_of(holder.name)
        if values and all(isinstance(value, nodes.Dict) for value in values):
            return self._is_safe_name(holder.name)
        return self._is_safe_name(f"{holder.name}.{attribute}")

    def _is_safe_filter(self, node: nodes.Filter) -> bool:
        if node.name in _ESCAPES or node.name in _HARMLESS:
            return True
        if node.name == "map":
            keyword = next((word.value for word in node.kwargs if word.key == "attribute"), None)
            if isinstance(keyword, nodes.Const):
                return str(keyword.value).rpartition(".")[2] in _safe_attributes()
            first = node.args[0] if node.args else None
            if isinstance(first, nodes.Const) and first.value in _ESCAPES | _HARMLESS:
                return True
        given = (*node.args, *(word.value for word in node.kwargs))
        return self._is_safe(node.node) and all(map(self._is_safe, given))

    def _is_safe_call(self, node: nodes.Call) -> bool:
        match node.node:
            case nodes.Name(name=name):
                called = name
            case nodes.Getattr(node=nodes.Name(name=name), attr=attribute) if f"{name}.{attribute}" in self._macros:
                called = f"{name}.{attribute}"
            case nodes.Getattr(node=holder):  # a method of a text or a dictionary
                called = ""
                if not self._is_safe(holder):
                    return False
            case _:
                return False
        given = [(None, argument) for argument in node.args] + [(word.key, word.value) for word in node.kwargs]
        macro = self._macros.get(called)
        if macro is None:
            return all(self._is_safe(argument) for _, argument in given)
        names = [name or (macro.params[at] if at < len(macro.params) else "") for at, (name, _) in enumerate(given)]
        return all(self._is_safe(value) for name, (_, value) in zip(names, given, strict=True) if name in macro.raw)


def _inside(root: nodes.Node) -> Iterator[nodes.Node]:
    """The nodes in a template or macro, but for those in macros that it contains."""
    for child in root.iter_child_nodes():
        if not isinstance(child, nodes.Macro):
            yield child
            yield from _inside(child)
