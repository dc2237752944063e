"""The jinja2 environment of templates: their filters, and the sandbox that they run in."""

import json
from collections.abc import Callable, Iterable, Sized
from itertools import islice
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from jinja2 import nodes
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from jinja2.sandbox import SandboxedEnvironment

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.data.yaml_writer import write_yaml
from slatebind.digests import digest
from slatebind.rendering.templates.data_format import flow, json_text
from slatebind.rendering.templates.escapes import ESCAPES, without_markers
from slatebind.rendering.languages.language import Comments, Strings
from slatebind.rendering.templates.markup_escapes import MARKUP_ESCAPES
from slatebind.rendering.targets.people import people
from slatebind.rendering.views.short_names import short_name
from slatebind.rendering.languages.string_literals import (
    comment_filter,
    comment_lines_filter,
    literal_filter,
    struct_tag_filter,
)
from slatebind.rendering.templates.unknown_names import Undefined

_CACHE_NAME = "templates"


MAX_STEPS = 5_000_000
"""Iterations of loops and calls of macros, for one file."""
MAX_OUTPUT_SIZE = 64 * 2**20
"""Characters of one file."""
_MAX_REPEATED_SIZE = 2**20
"""Characters or items that ``*`` makes."""
_MAX_POWER_BITS = 2**12
_CHUNK_SIZE = 4096


class LimitError(Exception):
    """A template takes more time or memory than any target needs."""


def make_environment(find: Callable[[str], Path | None], strings: Strings, comments: Comments) -> "RenderEnvironment":
    """An environment whose templates are the files that ``find`` returns for their names, all in one language."""
    environment = RenderEnvironment(
        loader=_Loader(find),
        bytecode_cache=_BytecodeCache(),
        auto_reload=False,
        undefined=Undefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    # `truncate` leaves texts whole that are a few characters too long, although other programs refuse these.
    environment.policies["truncate.leeway"] = 0
    environment.filters.update(
        {
            **ESCAPES,
            **MARKUP_ESCAPES,
            "literal": literal_filter(strings),
            "gotag": struct_tag_filter(strings),
            "comment": comment_filter(comments),
            "comment_lines": comment_lines_filter(comments),
            "yaml": _yaml,
            "json": _json,
            "code": _code,
            "flow": flow,
            "people": people,
            "short_name": short_name,
            COUNTED: environment.counted,
        }
    )
    return environment


class _Loader(jinja2.BaseLoader):
    """Templates from the files of a target."""

    def __init__(self, find: Callable[[str], Path | None]) -> None:
        self._find = find

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """The text and the file of a template; files do not change while they are used."""
        file = self._find(template)
        if file is None:
            raise jinja2.TemplateNotFound(template)
        return file.read_text(encoding="utf-8"), str(file), lambda: True


COUNTED = "slatebind_counted"


class RenderEnvironment(SandboxedEnvironment):
    """A sandbox that is faster than jinja2's own for records and macros, and stricter: time and memory are limited.

    ``reset`` has to be called before each file.
    """

    intercepted_binops = frozenset({"*", "**"})
    _steps_left = MAX_STEPS

    def reset(self) -> None:
        """Let the next file take as much as the limits allow."""
        self._steps_left = MAX_STEPS

    def counted(self, items: Any) -> Iterable[Any]:
        """The items of a loop, counted."""
        for item in items:
            self._count()
            yield item

    def _count(self) -> None:
        self._steps_left -= 1
        if self._steps_left < 0:
            raise LimitError(f"more than {MAX_STEPS} iterations and calls of macros")

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        """The Python code of a template, whose loops are counted."""
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, COUNTED, [], [], None, None, lineno=loop.lineno)
        return super()._generate(source, name, filename, defer_init)

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """The text of a file or a macro."""
        remaining = iter(parts)
        texts = []
        size = 0
        while chunk := list(islice(remaining, _CHUNK_SIZE)):
            texts.append("".join(chunk))
            size += len(texts[-1])
            if size > MAX_OUTPUT_SIZE:
                raise LimitError(f"more than {MAX_OUTPUT_SIZE} characters")
        return "".join(texts)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """``*`` and ``**``, unless the result would be huge."""
        if operator == "**":
            is_huge = isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > _MAX_POWER_BITS
        else:
            sizes = [len(side) if isinstance(side, Sized) else side for side in (left, right)]
            is_huge = (
                any(isinstance(side, Sized) for side in (left, right)) and sizes[0] * sizes[1] > _MAX_REPEATED_SIZE
            )
        if is_huge:
            raise LimitError(f"the result of `{operator}` is too large")
        return super().call_binop(context, operator, left, right)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Public attributes of records are safe: they are fields and properties without side effects."""
        if isinstance(obj, msgspec.Struct) and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Macros are safe: they are defined by the templates themselves."""
        if type(obj) is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            self._count()
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)


class _BytecodeCache(jinja2.BytecodeCache):
    """Compiled templates. They are code: an entry that another user could have written is not used."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` from the cache; jinja2 then compares it with the template's source."""
        if data := get_cached(_CACHE_NAME, digest(bucket.key, code_digest())):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Save the content of ``bucket`` in the cache."""
        put_cached(_CACHE_NAME, digest(bucket.key, code_digest()), bucket.bytecode_to_string())


def _code(text: str) -> str:
    """Text that is code of the target's language already."""
    return text


def _json(value: Any) -> str:
    """A value as JSON on several lines."""
    return json_text(without_markers(json.dumps(value, indent=2, ensure_ascii=False)))


def _yaml(value: Any) -> str:
    """A value as YAML."""
    return without_markers(write_yaml(value))
