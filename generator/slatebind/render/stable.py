"""Proof that black would leave a text alone, at a thousandth of black's cost. Knows the few forms that templates emit.

A bracket that ends its line, holds one item a line with a comma behind each, and closes on a line of its own stays as
it is at any width; simple statements that fit on their line, and strings, which black does not split, stay as well.
What is not of these forms is not proved, and black decides. The suite holds every proof against black itself.
"""

import re
from functools import lru_cache

_WIDTH = 88
_REMEMBERED = 1 << 12
_NAME = r"[A-Za-z_]\w*"
_DOTTED = rf"{_NAME}(?:\.{_NAME})*"
_NUMBER = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"

# Black takes the quotes that need fewer escapes, double ones where both need as many.
_QUOTED = re.compile(r"""(?<!f)"[^"\\\n]*(?:\\[^"\n][^"\\\n]*)*"|(?<=f)"[^"\\\n]*"|(?<!f)'[^'"\\\n]*"[^'\\\n]*'""")
_STRING = '""'


def _bare(line: str) -> str:
    """A line with its strings empty. Where a quote stands otherwise it is left, and fits nothing below."""
    return _QUOTED.sub(_STRING, line) if '"' in line or "'" in line else line


# Each pattern below holds its parts as few times as can be: compiling them is most of what this module costs.


def _member(depth: int) -> str:
    """One member of a union, subscripted at most so deep."""
    if not depth:
        return rf"(?:{_DOTTED}|{_STRING})"
    return rf"(?:{_DOTTED}(?:\[(?:{_member(depth - 1)}(?:(?:, | \| )(?!\])|(?=\])))+\])?|{_STRING})"


_ATOM = rf"(?:f?{_STRING}|{_NUMBER}|{_DOTTED})"
_MANY = rf"(?:\*?{_ATOM}(?:, (?![)\]])|(?=[)\]])))*"
_OPERAND = (
    rf"(?:not )?(?:{_DOTTED}(?:\({_MANY}\)|\[{_ATOM}\])|\{{\}}|\[{_MANY}\]|\(\)"
    rf"|\({_ATOM}, (?:{_ATOM}(?:, (?!\))|(?=\))))+\)|{_ATOM})"
)
_FLAT = re.compile(rf"(?:{_OPERAND}(?: (?:if|else|in|not in|is|is not|and|or|==) (?!\Z)|\Z))+")
_TYPED = re.compile(rf"(?:{_member(2)}(?: \| (?!\Z)|\Z))+")
_NAMED = re.compile(rf"({_NAME})(?:: (.*?))?(?: = (.*))?")
_KEY = re.compile(rf"({_ATOM}): (.*)")
_KEYWORD = re.compile(rf"{_NAME}=(.*)")

_IMPORT = re.compile(rf"(?:from \.*(?:{_DOTTED})? )?import {_DOTTED}(?: as {_NAME})?(?:, {_NAME}(?: as {_NAME})?)*")
_CLASS = re.compile(rf"class {_NAME}(?:\({_DOTTED}(?:, (?:{_NAME}=)?{_DOTTED})*\))?:")
_FLAT_DEF = re.compile(rf"def {_NAME}\((?:self|{_NAME}: {_DOTTED})?\) -> (.*):")
_OPENING = re.compile(
    rf"(?:async )?def {_NAME}\(|from \.*{_DOTTED} import \(|(?:(.*) = |return (?:await )?)?(?:{_DOTTED}\(|[({{[])"
)
_DECORATOR = re.compile(rf"@{_DOTTED}")
_LONG_ITEM = re.compile(rf"(?:(?:{_NAME}=|{_STRING}: )?{_STRING}|{_NAME} as {_NAME}),")
_ITEM_OPENING = re.compile(rf"(?:{_NAME}=|{_STRING}: )?(?:{_DOTTED}\(|[({{[])")
_STARTS = {"return": "return", "import": "from "}
_CLOSERS = {"(": ")", "[": "]", "{": "}"}


def _is_flat(text: str) -> bool:
    return bool(_FLAT.fullmatch(text))


def _is_type(text: str) -> bool:
    return bool(_TYPED.fullmatch(text))


def _is_named(text: str) -> bool:
    """``name``, with a type, a value or both."""
    found = _NAMED.fullmatch(text)
    return found is not None and _is_type(found[2] or "x") and _is_flat(found[3] or "x")


def _is_simple(text: str) -> bool:
    """A statement on a line."""
    word, _, rest = text.partition(" ")
    if word in {"return", "raise"}:
        return _is_flat(rest) if rest else True
    return text == "pass" or _is_named(text) or _is_flat(text)


def _is_item(text: str) -> bool:
    """What may stand on a line of a bracket, without its comma."""
    if found := _KEYWORD.fullmatch(text):
        return _is_flat(found[1])
    if found := _KEY.fullmatch(text):
        return _is_flat(found[2]) or _is_named(text)
    return text == "*" or _is_flat(text)


def _is_opening(text: str) -> bool:
    found = _OPENING.fullmatch(text)
    return found is not None and (found[1] is None or _is_named(found[1]))


def _is_result(text: str) -> bool:
    """The end of a function's head."""
    return text == "):" or (text.startswith(") -> ") and text.endswith(":") and _is_type(text[5:-1]))


# Most lines of a package are like others of it, but for their strings.


@lru_cache(_REMEMBERED)
def _form(line: str) -> str | None:
    """The kind of the statement on a line that has no strings; ``bracket`` where it goes on, None where it is odd."""
    if line[-1:] in _CLOSERS:
        return "bracket" if _is_opening(line) else None
    if line.startswith(("from ", "import ")):
        return "import" if _IMPORT.fullmatch(line) else None
    if line.startswith("@"):
        return "decorator" if _DECORATOR.fullmatch(line) else None
    if not line.endswith(":"):
        return None if not _is_simple(line) else "return" if line.startswith("return") else "simple"
    if line.startswith("class "):
        return "class" if _CLASS.fullmatch(line) else None
    if line.startswith("if "):
        return "if" if _is_flat(line[3:-1]) else None
    return "def" if (found := _FLAT_DEF.fullmatch(line)) and _is_type(found[1]) else None


@lru_cache(_REMEMBERED)
def _item(line: str) -> str | None:
    """What a line of a bracket is: an ``opening``, an item, or a ``long`` one, which fits at any width."""
    if line[-1:] in _CLOSERS:
        return "opening" if _ITEM_OPENING.fullmatch(line) else None
    if _LONG_ITEM.fullmatch(line):
        return "long"
    return "item" if line.endswith(",") and _is_item(line[:-1]) else None


def is_stable(text: str) -> bool:
    """Whether black certainly writes the same. False says nothing."""
    if not text.endswith("\n") or text.endswith("\n\n") or text.startswith("\n"):
        return False
    if "\t" in text or "\r" in text or " \n" in text:
        return False
    return _Reader(text[:-1].split("\n")).is_stable()


class _Reader:
    """One text. ``kinds`` has the kind of the last statement at each depth of blocks that are open."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = 0
        self.kinds: list[str] = []
        self.opens_block = False

    def is_stable(self) -> bool:
        while self.at < len(self.lines):
            blank = 0
            while self.lines[self.at] == "":
                blank += 1
                self.at += 1
            line = self.lines[self.at]
            text = line.lstrip(" ")
            depth, rest = divmod(len(line) - len(text), 4)
            kind = None if rest else self._statement(text, depth)
            if kind is None or not self._fits(kind, depth, blank):
                return False
        return not self.opens_block

    def _fits(self, kind: str, depth: int, blank: int) -> bool:
        """Whether the statement stands where it may, with the blank lines before it that black wants."""
        was_opened, self.opens_block = self.opens_block, kind in {"class", "def", "if"}
        if was_opened:
            self.kinds.append(kind)
            is_set_off = self.kinds[-2] == "if" and kind in {"class", "def", "decorator"}
            return depth == len(self.kinds) - 1 and blank == int(is_set_off)
        if depth >= len(self.kinds):
            self.kinds.append(kind)
            return depth == 0 and len(self.kinds) == 1 and blank == 0 and kind not in {"return", "field text"}
        inner = self.kinds[depth + 1 :]
        before = self.kinds[depth]
        del self.kinds[depth:]
        self.kinds.append(kind)
        return blank in _blanks(before, kind, depth, is_dedent=bool(inner), is_in_def="def" in self.kinds[:-1])

    def _statement(self, line: str, depth: int) -> str | None:
        """The kind of the statement that begins here, which is read to its end; None where it is not a form we know."""
        if line.startswith('"""'):
            return self._text(depth)
        self.at += 1
        if len(line) + 4 * depth > _WIDTH:
            return None
        form = _form(_bare(line))
        return self._bracket(line, depth) if form == "bracket" else form

    def _text(self, depth: int) -> str | None:
        """A docstring, or the text below a field."""
        first = self.lines[self.at]
        is_doc = self.opens_block or not self.kinds
        last = self.at
        body = first[4 * depth + 3 :]
        if not (body.endswith('"""') and len(body) > 3):
            last = next((n for n in range(self.at + 1, len(self.lines)) if self.lines[n].endswith('"""')), 0)
        if not last and body.count('"""') != 1:
            return None
        lines = self.lines[self.at : last + 1]
        whole = "\n".join(lines)[4 * depth + 3 : -3]
        self.at = last + 1
        if '"""' in whole or "\\" in whole or whole[:1] in {"", " ", "\n", '"'} or whole[-1:] == '"':
            return None
        if whole[-1:] == " " and whole.rpartition("\n")[2].strip(" "):
            return None
        if not is_doc:
            return "field text"
        return "doc" if _is_laid_out(lines, depth) else None

    def _bracket(self, line: str, depth: int) -> str | None:
        """An exploded bracket, to the end of its statement."""
        stack = [(line[-1], depth)]
        is_def = "def " in line[:10]
        has_items = False
        while stack:
            if self.at >= len(self.lines):
                return None
            bracket, outer = stack[-1]
            found = self.lines[self.at]
            self.at += 1
            text = found.lstrip(" ")
            indent = len(found) - len(text)
            if indent == 4 * outer and text[:1] == _CLOSERS[bracket]:
                stack.pop()
                end = text[1:]
                is_end = end == "," if stack else _is_result(_bare(text)) if is_def else end == ""
                if not (has_items and is_end and len(found) <= _WIDTH):
                    return None
            else:
                item = _item(_bare(text)) if indent == 4 * (outer + 1) else None
                if item is None or (len(found) > _WIDTH and item != "long"):
                    return None
                if item == "opening":
                    stack.append((text[-1], outer + 1))
                    has_items = False
                    continue
            has_items = True
        if is_def:
            return "def"
        return next((kind for kind, start in _STARTS.items() if line.startswith(start)), "simple")


def _is_laid_out(lines: list[str], depth: int) -> bool:
    """Whether a docstring's lines are indented as black indents them, and its quotes stand where black puts them."""
    if len(lines) == 1:
        return True
    own_line = lines[-1].strip() == '"""'
    text = [line for line in (lines[1:-1] if own_line else lines[1:]) if line]
    indents = [len(line) - len(line.lstrip(" ")) for line in text]
    is_closed = lines[-1] == " " * 4 * depth + '"""' if own_line else len(lines[-1]) <= _WIDTH
    return bool(text) and min(indents) == 4 * depth and is_closed


def _blanks(before: str, kind: str, depth: int, *, is_dedent: bool, is_in_def: bool) -> tuple[int, ...]:
    """The numbers of blank lines that black leaves between two statements of one block."""
    is_apart = {"class", "def", "decorator"}
    if before == "decorator":
        return (0,) if kind in {"def", "class"} else ()
    if kind in is_apart or before in {"class", "def"}:
        return () if is_in_def else (1,) if depth else (2,)
    match before:
        case "doc":
            return (0,) if is_in_def else (1,)
        case "import" if kind != "import":
            return (1,)
        case "return":
            return ()
    return (0, 1) if depth else (0, 1, 2) if not is_dedent else (1, 2)
