"""The jinja2 environment of templates: their filters, and the sandbox that they run in."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from jinja2.bccache import Bucket
from jinja2.runtime import Context, Macro
from jinja2.sandbox import SandboxedEnvironment

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.data.yaml_writer import write_yaml
from slatebind.digests import digest
from slatebind.rendering.escapes import ESCAPES

_CACHE_NAME = "templates"


def make_environment(folders: Iterable[Path]) -> SandboxedEnvironment:
    """An environment that takes each template from the first of ``folders`` that has it."""
    environment = _Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        bytecode_cache=_BytecodeCache(),
        auto_reload=False,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    environment.filters.update({**ESCAPES, "yaml": write_yaml, "json": _json})
    return environment


class _Environment(SandboxedEnvironment):
    """A sandbox that is faster than jinja2's own for records and macros, and as strict."""

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


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
