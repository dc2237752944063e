"""The jinja2 environment of templates: what they can ask for, and what they cannot reach."""

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
from slatebind.render.escapes import ESCAPES

_KEPT = "templates"


def make_environment(folders: Iterable[Path]) -> SandboxedEnvironment:
    """An environment whose templates are looked for in ``folders``, one after the other."""
    environment = _Environment(
        loader=jinja2.FileSystemLoader([str(folder) for folder in folders]),
        bytecode_cache=_Compiled(),
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
    """Templates see what views and records show, and cannot reach behind it."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The sandbox's checks are for objects that might show more; records show their fields and facts."""
        if isinstance(obj, msgspec.Struct) and attribute[:1] != "_":
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Macros are of the templates themselves."""
        if type(obj) is Macro:
            kwargs.pop("_loop_vars", None)
            kwargs.pop("_block_vars", None)
            return obj(context.eval_ctx, *args, **kwargs)
        return super().call(context, obj, *args, **kwargs)


class _Compiled(jinja2.BytecodeCache):
    """Templates as jinja2 compiled them. They are code: nothing is taken that another user could have put there."""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` with what is kept of the template, which jinja2 then compares with its source."""
        if data := get_cached(_KEPT, digest(bucket.key, code_digest())):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what ``bucket`` holds."""
        put_cached(_KEPT, digest(bucket.key, code_digest()), bucket.bytecode_to_string())


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
