"""The variables of a template, and the expressions that each of them can have as its value."""

from collections.abc import Iterable, Iterator

from jinja2 import nodes

_ADDING = {"append": 0, "add": 0, "insert": 1, "setdefault": 1}
"""Methods that put an element into a list or dictionary, and which of their arguments it is."""


def bindings(parts: Iterable[nodes.Node]) -> dict[str, list[nodes.Node]]:
    """The values of each variable; those of a namespace's attribute are under ``name.attribute``."""
    found = _Bindings()
    for node in parts:
        found.bind(node)
    return found.values


class _Bindings:
    def __init__(self) -> None:
        self.values: dict[str, list[nodes.Node]] = {}

    def bind(self, node: nodes.Node) -> None:
        """Add what a statement or call gives to variables."""
        match node:
            case nodes.Assign():
                self._bind_names(node.target, node.node)
            case nodes.For():
                self._bind_names(node.target, nodes.Getitem(node.iter, nodes.Const(0), "load"))
            case nodes.AssignBlock(target=target):
                self._bind_names(target, node)
            case nodes.With():
                for target, value in zip(node.targets, node.values, strict=True):
                    self._bind_names(target, value)
            case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name), attr=method), args=args):
                if method in _ADDING and len(args) > _ADDING[method]:
                    self._add(name, nodes.List([args[_ADDING[method]]]))
                elif method in {"extend", "update"}:
                    for argument in (*args, *(nodes.List([word.value]) for word in node.kwargs)):
                        self._add(name, argument)

    def _bind_names(self, target: nodes.Node, value: nodes.Node) -> None:
        match target:
            case nodes.Name(name=name):
                self._add(name, value)
                if isinstance(value, nodes.Call) and called_name(value) == "namespace":
                    for word in value.kwargs:
                        self._add(f"{name}.{word.key}", word.value)
            case nodes.NSRef(name=name, attr=attribute):
                self._add(f"{name}.{attribute}", value)
            case nodes.Tuple(items=items):
                for at, item in enumerate(items):
                    parts = value.items if isinstance(value, nodes.Tuple) and len(value.items) == len(items) else None
                    self._bind_names(item, parts[at] if parts else nodes.Getitem(value, nodes.Const(at), "load"))

    def _add(self, name: str, value: nodes.Node) -> None:
        self.values.setdefault(name, []).append(value)


def makes_mapping(node: nodes.Node | None) -> bool:
    """Whether an expression makes a dictionary, or chooses from some: its attributes are not those of a record."""
    match node:
        case nodes.Dict():
            return True
        case nodes.Call(node=nodes.Name(name="dict" | "namespace")):
            return True
        case nodes.List(items=items) | nodes.Tuple(items=items):
            return any(map(makes_mapping, items))
        case nodes.Getitem(node=holder) | nodes.Filter(node=holder):
            return makes_mapping(holder)
    return False


def called_name(node: nodes.Node) -> str:
    """The name of the macro or function that is called; empty if there is none."""
    match node:
        case nodes.Call(node=nodes.Name(name=name)):
            return name
        case nodes.Call(node=nodes.Getattr(node=nodes.Name(name=name), attr=attribute)):
            return f"{name}.{attribute}"
    return ""


def mentioned(value: nodes.Node) -> Iterator[str]:
    """The variables that an expression depends on."""
    for node in (value, *value.find_all((nodes.Name, nodes.Getattr, nodes.Getitem))):
        match node:
            case nodes.Name(name=name):
                yield name
            case nodes.Getattr(node=nodes.Name(name=name), attr=attribute):
                yield f"{name}.{attribute}"
            case nodes.Getitem(node=nodes.Name(name=name), arg=nodes.Const(value=str(attribute))):
                yield f"{name}.{attribute}"


def inside(root: nodes.Node) -> Iterator[nodes.Node]:
    """The nodes in a template or macro, but for those in macros that it contains."""
    for child in root.iter_child_nodes():
        if not isinstance(child, nodes.Macro):
            yield child
            yield from inside(child)
