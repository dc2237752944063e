"""The names in specs that slatebind wrote, cached by the text of the spec: to parse it takes long."""

import msgspec

from slatebind.cache import code_digest, get_cached, put_cached
from slatebind.diagnostic import Diagnostic
from slatebind.digests import digest
from slatebind.spec.model import Spec
from slatebind.spec.names import ModelNames, load_names, names_of

_PART = "names"


def read_names(text: str, file: str) -> tuple[ModelNames, tuple[Diagnostic, ...]]:
    """What ``load_names`` returns for the text of a spec, without parsing a text whose names are cached."""
    try:
        return msgspec.msgpack.decode(get_cached(_PART, _key(text)) or b"", type=ModelNames), ()
    except msgspec.DecodeError:
        return load_names(text, file)


def cache_names(spec: Spec, text: str) -> None:
    """Cache the names in a valid spec for the next run, which finds ``text`` in its file."""
    try:
        data = msgspec.msgpack.encode(names_of(spec))
    except UnicodeEncodeError:
        return  # lone surrogates
    put_cached(_PART, _key(text), data)


def _key(text: str) -> str:
    return digest(code_digest(), text)
