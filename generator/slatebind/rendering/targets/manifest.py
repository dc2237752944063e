"""What the manifest of a target (``target.yaml``) contains."""

from typing import Literal

import msgspec

from slatebind.rendering.languages.language import LanguageFacts, TypeSpelling
from slatebind.rendering.targets.option_kinds import OptionKind
from slatebind.rendering.templates.data_format import DataFormat
from slatebind.rendering.views.usage import Usage
from slatebind.spec.model import Protocol


class Option(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user can set. Required without a default; ``{api}`` in one is the API's name as an identifier.

    ``reserved`` names cannot be used, in any casing; without any, values that are names in code (``identifier``,
    ``package`` and ``dotted``) cannot be what the target's language reserves. With ``choices``, nothing else can be
    used. Values of the kinds ``text``, ``url``, ``license`` and ``people`` are inserted by templates like text of the
    docs: with an escape.

    - ``text``: any text
    - ``url``: nothing, or a URL
    - ``license``: nothing, or a license as an SPDX expression, such as ``Apache-2.0 OR MIT``
    - ``people``: nothing, or names, e-mail addresses or both, such as ``Ada Lovelace <ada@example.org>, Acme``; the
      filter ``people`` separates them
    - ``identifier``: ASCII letters, digits and underscores, not starting with a digit
    - ``package``: an identifier that starts with a letter and ends with a letter or digit
    - ``dotted``: identifiers with dots between them, such as ``com.acme.client``
    - ``distribution``: the name of a package on PyPI
    - ``version``: a version of a Python package, such as ``1.2.0rc1``
    - ``module``: the path of a Go module
    - ``npm``: the name of a package on npm, with or without a scope
    - ``semver``: a version of Semantic Versioning
    """

    help: str
    default: str | None = None
    kind: OptionKind = "text"
    choices: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()


class FilePlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One file, or one for each group, command or model.

    The path holds ``{option}``, ``{group}``, ``{model}``, or for a command ``{command}`` and ``{group}``. Two
    entries with one path are refused, unless they are for different ``protocols``; if files have the same path once it
    is filled in, or paths that differ in case only, the first one is written and the others are errors.

    With ``when: errors`` it is only there if the spec lists errors, with ``when: "{option}"`` unless the option is
    empty or ``no``, with ``when: "{option} == value"`` if it has this value; with ``protocols``, only for specs of
    these.
    """

    path: str
    template: str
    each: Literal["api", "group", "command", "model"] = "api"
    when: str | None = None
    protocols: tuple[Protocol, ...] = ()


class Copy(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A folder of the target that is copied with the folders in it, for specs of ``protocols`` only if there are any.

    ``to`` is ``.`` for the output folder itself. What a pattern of ``exclude`` names, by its path in the folder or by
    its own name, is left out; each key of ``replace`` becomes its value in all files that are UTF-8, with options
    filled in. ``when`` is an option as in ``files``.
    """

    folder: str
    to: str
    exclude: tuple[str, ...] = ()
    replace: dict[str, str] = {}
    when: str | None = None
    protocols: tuple[Protocol, ...] = ()


class SnippetPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Calls of commands in the code of the target, for documentation that other targets generate.

    ``template`` is rendered for a command, with a ``sample`` of it; ``setup`` is a template of what precedes all calls.
    ``label`` is what readers call the language or tool; ``language`` is what a block of code in Markdown is marked
    with, by default the target's language.
    """

    label: str
    template: str
    setup: str | None = None
    language: str | None = None


class Manifest(LanguageFacts, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The content of ``target.yaml``.

    - ``protocols``: the protocols that the target supports; without any, all.
    - ``language``: the language of the output. Facts of the target are added to those of the language, or replace
      them.
    - ``languages``: the language of files with other suffixes.
    - ``known_values``: the type of a text whose docs list its values, as a spelling in ``types``: such as
      ``{param: "OneOf[{values}]", field: "OneOf[{values}]"}``. ``{values}`` stays in the ``type`` for the
      template to replace, as only it can escape ``spec['values']``. Its ``item`` is the type of the elements of a list
      with values whose docs do not say what it contains. Without it, such a text has the type of any other.
    - ``format``: the suffixes of files that are data, which templates write as YAML.
    - ``reserved_models``: names that no class of a model may have, in any casing. ``{command}`` in one is the name
      of each command in Pascal case, ``{group}`` that of each group; ``{model}`` and ``{field}`` are those of each
      field that holds objects without a model. ``reserved_models_by_protocol`` are further ones for a protocol.
    - ``unique_operations``: commands with the same method and path are merged, for output that does not distinguish
      them otherwise; templates get them as ``view.paths``.
    - ``surfaces``: which changes ``version = "from-diff"`` considers: those for HTTP callers (``wire``), for users of
      the generated names (``sdk``), or for readers of the docs (``docs``).
    - ``usage``: lines of code that use the generated names, which comparisons show.
    - ``snippet``: calls of commands that other targets show. A target whose ``files`` are empty is for them alone.
    - ``source_links``: an option in braces. Unless it is empty, it is the URL of a line of the docs, with
      ``{path}`` and ``{line}``, and commands have it as ``command.source``.
    - ``snippets``: the targets whose calls templates get as ``command.snippets``, in this order. An entry is a name, or
      an option in braces with names that spaces or commas separate. Targets that do not support the protocol of a spec
      are left out.
    """

    description: str
    language: str | None = None
    languages: dict[str, str] = msgspec.field(default_factory=dict)
    protocols: tuple[Protocol, ...] = ()
    options: dict[str, Option] = msgspec.field(default_factory=dict)
    files: tuple[FilePlan, ...]
    copy: tuple[Copy, ...] = ()
    formatter: Literal["none", "black", "ruff"] = "none"
    format: dict[str, DataFormat] = msgspec.field(default_factory=dict)
    reserved_models: tuple[str, ...] = ()
    reserved_models_by_protocol: dict[Protocol, tuple[str, ...]] = msgspec.field(default_factory=dict)
    unique_operations: bool = False
    known_values: TypeSpelling | None = None
    surfaces: tuple[Literal["wire", "sdk", "docs"], ...] = ("sdk", "docs")
    usage: Usage | None = None
    snippet: SnippetPlan | None = None
    snippets: tuple[str, ...] = ()
    source_links: str | None = None
