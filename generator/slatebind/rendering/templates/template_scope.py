"""What the variables of a template or macro can be, and what it outputs."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from jinja2 import nodes

from slatebind.rendering.templates.escape_status import (
    CLEAN,
    CODE,
    ESCAPED,
    RAW,
    changed,
    element,
    filtered,
    is_printable,
    joined,
    listed,
)
from slatebind.rendering.templates.safe_attributes import safe_attributes
from slatebind.rendering.templates.template_variables import bindings, called_name, inside, makes_mapping, mentioned

STATUSES = (RAW, ESCAPED, ESCAPED + 1, ESCAPED + 2, CLEAN)
"""What arguments of macros are tried with."""
_LOOP = frozenset({"index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0", "changed"})
_CONSTANT_NAMES = frozenset({"true", "false", "none"})
_PLAIN_FORMAT = re.compile(r"(?:[^%]|%[sd%])*")
_OPERATORS = (nodes.Sub, nodes.Div, nodes.FloorDiv, nodes.Pow, nodes.Mul)


class UnescapedOutput(NamedTuple):
    """An expression that is output as it is, and the template that it is in."""

    template: str
    node: nodes.Node


class Macro(NamedTuple):
    """A macro: its parameters, which statuses of each it escapes, and what it outputs ``unescaped`` in any case.

    Unescaped outputs count where its result is output: it can be escaped before.
    """

    params: tuple[str, ...]
    accepted: Mapping[str, frozenset[int]]
    unescaped: tuple[UnescapedOutput, ...]


class Settings(NamedTuple):
    """A template, and what is safe in it: filters that escape, and options that are never free text."""

    template: str
    escapes: frozenset[str]
    options: frozenset[str]


class Scope:
    """A template without its macros, or a macro."""

    def __init__(
        self, root: nodes.Node, macros: Mapping[str, Macro], settings: Settings, outer: "Scope | None" = None
    ) -> None:
        self._macros = macros
        self._settings = settings
        self._nodes = list(inside(root))
        self._root = root
        self._params = [argument.name for argument in root.args] if isinstance(root, nodes.Macro) else []
        self._given: dict[str, int] = {}
        self._values = bindings(self._nodes)
        for name, values in outer._values.items() if outer else ():
            self._values[name] = [*values, *self._values.get(name, ())]
        self._mappings = {name for name, values in self._values.items() if any(map(makes_mapping, values))}
        self._known = self._solved()

    def unescaped(self) -> Iterator[UnescapedOutput]:
        """The expressions that are output as they are, those of macros in place of their calls."""
        for node in self._nodes:
            match node:
                case nodes.Output(nodes=printed):
                    pass
                case nodes.FilterBlock(filter=applied):
                    printed = [applied]
                case nodes.CallBlock(call=call):
                    printed = [call]
                case _:
                    continue
            for expression in printed:
                if not is_printable(self._status(expression)):
                    yield from self._unescaped_in_macros(expression) or [
                        UnescapedOutput(self._settings.template, expression)
                    ]

    def _unescaped_in_macros(self, printed: nodes.Node) -> list[UnescapedOutput]:
        calls = [printed] if isinstance(printed, nodes.Call) else []
        names = (called_name(call) for call in (*calls, *printed.find_all(nodes.Call)))
        return [output for name in names if name in self._macros for output in self._macros[name].unescaped]

    def macro(self) -> Macro:
        """What the macro accepts. Parameters are tried one at a time, the others being clean."""
        assert isinstance(self._root, nodes.Macro)
        names = self._params[len(self._params) - len(self._root.defaults) :]
        defaults = dict(zip(names, self._root.defaults, strict=True))
        found = dict.fromkeys(self.unescaped())
        accepted = {}
        for name in self._params:
            default = self._status(defaults[name]) if name in defaults else CLEAN
            fine = {status for status in STATUSES if self._accepts(name, status, len(found))}
            if default not in fine:
                found[UnescapedOutput(self._settings.template, defaults[name])] = None
            accepted[name] = frozenset(fine)
        return Macro(tuple(self._params), accepted, tuple(found))

    def _accepts(self, name: str, status: int, count: int) -> bool:
        """Whether a status of a parameter adds nothing to a number of unescaped outputs."""
        self._given = {name: status}
        self._known = self._solved()
        found = len(set(self.unescaped()))
        self._given = {}
        self._known = self._solved()
        return found <= count

    def _solved(self) -> dict[str, int]:
        """The status of each variable. All begin as clean, and fall until no status contradicts another."""
        self._known = dict.fromkeys(self._values, CLEAN)
        users: dict[str, set[str]] = {}
        for name, values in self._values.items():
            for value in values:
                for used in mentioned(value):
                    users.setdefault(used, set()).add(name)
        waiting = dict.fromkeys(reversed(self._values))
        while waiting:
            name, _ = waiting.popitem()
            status = joined(map(self._status, self._values[name]))
            if status != self._known[name]:
                self._known[name] = status
                waiting.update(dict.fromkeys(users.get(name, ())))
        return self._known

    def _status(self, node: nodes.Node | None) -> int:
        match node:
            case None:  # the body of a block with a filter, of which each output is checked
                return ESCAPED
            case nodes.TemplateData() | nodes.Const() | nodes.Compare() | nodes.Not() | nodes.Test():
                return CLEAN
            case nodes.AssignBlock(filter=applied):
                return self._status(applied)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Call():
                return self._call(node)
            case nodes.Name(name=name):
                return self._name(name)
            case nodes.Getattr(node=holder, attr=attribute):
                return self._attribute(holder, attribute)
            case nodes.Getitem(node=holder, arg=nodes.Const(value=str(attribute))):
                return self._attribute(holder, attribute)
            case nodes.Getitem(node=holder, arg=nodes.Slice()):
                status = self._status(holder)
                return status if status != ESCAPED else RAW
            case nodes.Getitem(node=holder):
                return element(self._status(holder))
            case nodes.Neg() | nodes.Pos():
                return changed([self._status(node.node)])
        return self._composed(node)

    def _composed(self, node: nodes.Node) -> int:
        """The status of what consists of several expressions."""
        match node:
            case nodes.CondExpr(expr1=first, expr2=second):
                return joined([self._status(first), CLEAN if second is None else self._status(second)])
            case nodes.Dict(items=items):
                return listed(joined(self._status(part) for pair in items for part in (pair.key, pair.value)))
            case nodes.Mod(left=nodes.Const(value=str(pattern)), right=right) if _PLAIN_FORMAT.fullmatch(pattern):
                parts = right.items if isinstance(right, nodes.Tuple) else [right]
                return self._text(parts)
            case nodes.BinExpr(left=left, right=right):
                parts_of_both = [self._status(left), self._status(right)]
                is_number = isinstance(node, (*_OPERATORS, nodes.Mod))
                return changed(parts_of_both) if is_number else joined(parts_of_both)
            case nodes.Concat(nodes=parts):
                return self._text(parts)
            case nodes.List(items=parts) | nodes.Tuple(items=parts):
                return listed(joined(map(self._status, parts)))
        return RAW

    def _text(self, parts: Collection[nodes.Node]) -> int:
        """A text that consists of others."""
        status = joined(map(self._status, parts))
        return status if is_printable(status) else RAW

    def _name(self, name: str) -> int:
        if name in _CONSTANT_NAMES:
            return CLEAN
        if name in self._params:
            return joined([self._given.get(name, CLEAN), self._known.get(name, CLEAN)])
        return self._known.get(name, RAW)

    def _attribute(self, holder: nodes.Node, attribute: str) -> int:
        if isinstance(holder, nodes.Name):
            own = f"{holder.name}.{attribute}"
            if own in self._known:
                return self._known[own]
            if holder.name == "loop":
                return CLEAN if attribute in _LOOP else RAW
            if holder.name == "options":
                return CLEAN if attribute in self._settings.options else RAW
            if own == "view.api":
                return CLEAN
        if makes_mapping(holder) or (isinstance(holder, nodes.Name) and holder.name in self._mappings):
            return element(self._status(holder))
        return CLEAN if attribute in safe_attributes() else RAW

    def _filter(self, node: nodes.Filter) -> int:
        if node.name in self._settings.escapes or node.name == CODE:
            return ESCAPED
        value = self._status(node.node)
        words: dict[str, nodes.Expr] = {str(word.key): word.value for word in node.kwargs}
        attribute = words.get("attribute")
        if node.name == "map":
            return self._mapped(value, attribute, node.args)
        if node.name == "join" and isinstance(attribute, nodes.Const):
            value = self._mapped(value, attribute, [])
            words.pop("attribute")
        given = (*node.args, *words.values())
        are_constants = all(isinstance(argument, nodes.Const) for argument in given)
        return filtered(node.name, value, list(map(self._status, given)), are_constants=are_constants)

    def _mapped(self, value: int, attribute: nodes.Node | None, args: list[nodes.Expr]) -> int:
        """The result of ``map``: of an attribute or index of each element, or of a filter."""
        match attribute, args:
            case nodes.Const(value=str(path)), _ if path.rpartition(".")[2] in safe_attributes():
                return CLEAN
            case nodes.Const(), _:
                return listed(element(element(value)))
            case None, [nodes.Const(value=str(name)), *rest]:
                if name in self._settings.escapes or name == CODE:
                    return listed(ESCAPED)
                given = list(map(self._status, rest))
                are_constants = all(isinstance(argument, nodes.Const) for argument in rest)
                return listed(filtered(name, element(value), given, are_constants=are_constants))
        return RAW

    def _call(self, node: nodes.Call) -> int:
        given = [(None, argument) for argument in node.args] + [(word.key, word.value) for word in node.kwargs]
        statuses = [self._status(value) for _, value in given]
        called = called_name(node)
        macro = self._macros.get(called)
        if macro is None and isinstance(node.node, nodes.Getattr):
            return self._method(node.node.node, node.node.attr, statuses)
        if macro is not None:
            names = [name or (macro.params[at] if at < len(macro.params) else "") for at, (name, _) in enumerate(given)]
            pairs = zip(names, statuses, strict=True)
            fits = all(name not in macro.accepted or status in macro.accepted[name] for name, status in pairs)
            return ESCAPED if fits and not macro.unescaped else RAW
        match called:
            case "range":
                return changed(statuses)
            case "dict" | "namespace":
                return listed(joined(statuses))
            case "joiner" | "cycler":
                return joined(statuses)
        if called in self._known:  # what `joiner` returned, or another name of a macro
            are_joiners = all(called_name(value) == "joiner" for value in self._values[called])
            return self._known[called] if are_joiners else RAW
        # The body of a call block, or a macro that calls itself, whose output is checked where it is.
        return ESCAPED if called and all(map(is_printable, statuses)) else RAW

    def _method(self, holder: nodes.Node, method: str, given: list[int]) -> int:
        """What a method of a text, a list or a dictionary returns."""
        if isinstance(holder, nodes.Name) and holder.name == "loop":
            return CLEAN if method == "changed" else joined(given)
        value = self._status(holder)
        if value >= listed(ESCAPED):
            match method:
                case "items":
                    return listed(value)
                case "keys" | "values":
                    return value
                case "get" | "pop":
                    return joined([element(value), *given])
        return changed([value, *given])
