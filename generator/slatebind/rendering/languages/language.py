"""What a target has to know of the language that it writes, as data: a file of facts for each language.

``languages/<name>.yaml`` is next to the targets' folders. A target names its language and can replace any of its facts,
or state all of them itself.
"""

from typing import Literal

import msgspec

from slatebind.casing import Casing
from slatebind.spec.model import Protocol

LANGUAGES = "languages"
"""The folder of the languages' files, in a folder of targets."""
MODEL = "model"
"""The entry of ``types`` for models."""
NameKind = Literal["file", "group", "command", "model", "param", "field", "constant"]
"""What a name is for: ``file`` is a part of a path or module, ``group`` a group's class or accessor."""
Scope = Literal["file", "module", "client", "member", "param"]
"""Where a name is declared: in a folder, at the top of a module, in the client, in a class, among arguments."""

NAMES: dict[NameKind, Casing] = {
    "file": "snake",
    "group": "pascal",
    "command": "snake",
    "model": "pascal",
    "param": "wire",
    "field": "wire",
    "constant": "upper",
}
"""The casing of each kind of name, unless a language or target states another."""
SCOPES: dict[NameKind, Scope] = {
    "file": "file",
    "group": "module",
    "command": "member",
    "model": "module",
    "param": "param",
    "field": "member",
    "constant": "module",
}
"""The scope of each kind of name, unless a language or target states another."""


class TypeSpelling(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How a type is written for a parameter and for a field; ``{items}`` is the type of its elements.

    If there are any types, there has to be one for ``string``, ``boolean``, ``integer``, ``long``, ``float``, ``uuid``,
    ``date``, ``datetime``, ``url``, ``map``, ``list``, ``object`` and ``any``, in the language or in the target.
    ``file`` is that of ``any`` unless it has one; without ``model``, in which ``{model}`` is the class of a model, a
    model is its class in fields, and an ``object`` in parameters.

    ``item`` is the type as an element of a parameter's list, if it is not that of a parameter: elements of lists whose
    docs do not say what they contain are ``item`` of ``any``. ``optional`` is the type of a parameter that a call may
    leave out, if it is another: with ``"*string"`` or ``"String?"`` a template adds no sign of its own. Fields have
    one type, as a response may leave any of them out. ``imports`` are what a module with such a parameter or field has
    to import.
    """

    param: str
    field: str
    item: str | None = None
    optional: str | None = None
    imports: dict[Literal["param", "field"], tuple[str, ...]] = {}


class Strings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the language writes a text as a literal.

    ``quotes`` are the quotes that it can have, the one that needs fewer escapes wins; ``escapes`` replace characters,
    the quote and the backslash by default with a backslash before them. Other characters that are not printable are
    written as the first pattern of ``codes`` that has room for theirs in hexadecimal: ``{xx}`` has two digits, ``{x}``
    as many as it takes; if none has, as two UTF-16 units. Half of such a pair, which is not text, is U+FFFD unless the
    language has ``surrogates``. ``bare`` is a regular expression of texts that need no quotes.
    """

    quotes: tuple[str, ...] = ('"',)
    escapes: dict[str, str] = {}
    codes: tuple[str, ...] = ("\\u{xxxx}",)
    surrogates: bool = False
    bare: str | None = None


class Comments(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How docs are kept inside of comments.

    ``replace`` has what a comment may not contain, such as its end, and what is written instead; ``prefix`` begins each
    line of a longer one, which is wrapped at ``width`` columns. Lines are indented by spaces, or by tabs of ``tab``
    columns. ``paragraph_end`` is added to a paragraph that ends with a letter or digit if there are several, where it
    could be a heading. ``code`` begins each line of code where that is how code is marked; else its fences are kept.
    """

    replace: dict[str, str] = {}
    prefix: str = ""
    width: int = 100
    tab: int | None = None
    paragraph_end: str = ""
    code: str = ""


class LanguageFacts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The facts of a language, or those that a target has instead.

    - ``file`` in ``names`` is for the ``id`` of groups and models and the ``file`` of commands, which are parts of
      paths; it is snake case by default.
    - ``group`` and ``model`` are for their ``cls`` (Pascal case).
    - ``command`` is for the ``id`` of commands (snake case); their ``cls`` is made from it.
    - ``constant`` is for the ``constant`` of commands (upper case).
    - ``param`` and ``field`` are for the ``id`` of parameters and fields (as in requests, ``wire``).

    A name is unique in its scope: ``file`` is a folder, ``module`` the top of a file, ``client`` what all groups are
    reached by, ``member`` the body of a class, ``param`` the arguments of a call. By default commands and fields are
    declared as ``member``, groups, models and constants as ``module``.

    ``names`` is the casing of each kind of name, ``names_by_protocol`` the one that specs of a protocol have instead:
    operations of ``rest`` are often named by slatebind. ``initialisms`` are the words that are written in capitals
    where a casing has capitals. ``reserved`` names cannot be used anywhere, those of ``reserved_by_scope`` not in this
    scope; ``*`` in one stands for any characters. ``scopes`` says where each kind of name is declared, and ``unique``
    which kinds have different names in all groups, not only in one: those that are declared in a package as a whole;
    with ``model``, no model is called like a command. A reserved name gets ``reserved_suffix`` (``file: [index]`` in
    ``reserved_by_scope`` makes ``index_`` of a group that is called so), and one that would start with a digit
    ``digit_prefix``; both are an underscore by default. ``types`` may have spellings of maps with a known encoding, as
    ``map.pairs``; ``types_by_protocol`` are those that specs of a protocol have instead. ``escapes`` are filters whose
    result is safe
    in this language, besides those that ``strings`` and ``comments`` describe.

    Without ``language``, what a target does not state itself is: no reserved names, the types of the spec, string
    literals as in Python, and comments without what ends one in any of the usual languages.
    """

    names: dict[NameKind, Casing] = {}
    names_by_protocol: dict[Protocol, dict[NameKind, Casing]] = {}
    initialisms: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    reserved_by_scope: dict[Scope, tuple[str, ...]] = {}
    scopes: dict[NameKind, Scope] = {}
    unique: tuple[Literal["command", "model"], ...] = ()
    reserved_suffix: str | None = None
    digit_prefix: str | None = None
    strings: Strings | None = None
    comments: Comments | None = None
    escapes: tuple[str, ...] = ()
    types: dict[str, TypeSpelling] = {}
    types_by_protocol: dict[Protocol, dict[str, TypeSpelling]] = {}


class Language(LanguageFacts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of facts about a language."""

    description: str


ANY_COMMENTS = Comments(
    replace={"*/": "* /", "/*": "/ *", "-->": "-- >", "--!>": "--! >", "<!--": "< !--", "?>": "? >", "\\u": "\\ u"}
)
"""The comments of targets that name no language: without what ends one in any of the usual languages."""
