"""Where the expressions of a template are. Jinja's syntax trees know lines alone."""

from typing import NamedTuple

import jinja2
from jinja2 import nodes

_MAX_SHOWN = 80
"""Characters of an expression in a message."""


class Expression(NamedTuple):
    """The text of an expression in ``{{ }}``, the line and the column where it begins, from 1."""

    text: str
    line: int
    column: int


def expressions(source: str, environment: jinja2.Environment, tree: nodes.Template) -> dict[int, Expression]:
    """Where the nodes of a tree are that are in ``{{ }}``, by their ``id``: they are in the order of the text."""
    parts = (part for output in tree.find_all(nodes.Output) for part in output.nodes)
    outputs = [part for part in parts if not isinstance(part, nodes.TemplateData)]
    found: dict[int, Expression] = {}
    for output, place in zip(outputs, _places(source, environment), strict=False):
        found.update((id(node), place) for node in (output, *output.find_all(nodes.Node)))
    return found


def _places(source: str, environment: jinja2.Environment) -> list[Expression]:
    spans = []
    at = begin = 0
    for _, token, value in environment.lexer.tokeniter(source, None):
        start = source.index(value, at)
        at = start + len(value)
        if token == "variable_begin":
            begin = start
        elif token == "variable_end":
            spans.append((begin, at))
    places = []
    line = position = start_of_line = 0
    for begin, end in spans:
        line += source.count("\n", position, begin)
        start_of_line = max(start_of_line, source.rfind("\n", position, begin) + 1)
        position = begin
        text = " ".join(source[begin:end].strip("{}-+ \n\t").split())
        shown = text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]} …"
        places.append(Expression(shown, line + 1, begin - start_of_line + 1))
    return places
