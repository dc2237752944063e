"""The generated parts of docs/reference/target.md: the keys of a target, what its templates see, and the filters.

``python -m targets_page``, with this folder on the path, updates them; the suite fails if they are outdated.
"""

import inspect
from collections.abc import Iterator
from pathlib import Path

import msgspec
from jinja2 import Environment
from msgspec.structs import fields

from record_tables import prose, record_sections, table, type_text, with_parts
from slatebind.rendering.languages.language import Comments, LanguageFacts, Strings, TypeSpelling
from slatebind.rendering.languages.language_files import find_languages
from slatebind.rendering.targets.manifest import Copy, FilePlan, Manifest, Option, SnippetPlan
from slatebind.rendering.targets.target import shipped_folder, shipped_language
from slatebind.rendering.templates.environment import make_environment
from slatebind.rendering.views.calls import RequestView
from slatebind.rendering.views.command_view import CommandView, ParamView
from slatebind.rendering.views.model_view import FieldView, ModelRef, ModelView
from slatebind.rendering.views.sample_calls import SampleArgument, SampleCall, SampleRequest, SampleText
from slatebind.rendering.views.sample_values import SampleEntry, SampleValue
from slatebind.rendering.views.servers import ServerView
from slatebind.rendering.views.snippets import Snippet
from slatebind.rendering.views.usage import TypeRules, Usage
from slatebind.rendering.views.view import GroupView, View

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "target.md"
SAMPLES = (SampleCall, SampleArgument, SampleValue, SampleEntry, SampleRequest, SampleText)
VIEWS = (
    *(View, GroupView, CommandView, ParamView, ModelView, FieldView, ModelRef, RequestView, ServerView),
    *(Snippet, *SAMPLES),
)


def page(text: str) -> str:
    """The page with its generated parts up to date."""
    facts = {field.name for field in fields(LanguageFacts)}
    parts = {
        "manifest": record_sections(
            {
                "The file": Manifest,
                "An option": Option,
                "An entry of `files`": FilePlan,
                "An entry of `copy`": Copy,
                "`snippet`": SnippetPlan,
                "`usage`": Usage,
                "`types` of `usage`": TypeRules,
            },
            without=facts,
        ),
        "language": record_sections(
            {
                "Facts": LanguageFacts,
                "`strings`": Strings,
                "`comments`": Comments,
                "An entry of `types`": TypeSpelling,
            }
        ),
        "languages": "".join(
            f"- `{name}`: {shipped_language(name).description}\n" for name in find_languages([shipped_folder()])
        ),
        "view": "".join(map(_view, VIEWS)),
        "filters": table(("filter", ""), _filters()),
    }
    return with_parts("docs/reference/target.md", text, parts)


def _view(record: type[msgspec.Struct]) -> str:
    annotations = inspect.get_annotations(record)
    rows = [(f"`{name}`", type_text(annotations[name]), "") for name in record.__struct_fields__]
    for name, member in inspect.getmembers(record):
        function = member.fget if isinstance(member, property) else getattr(member, "func", None)
        if function is not None:
            rows.append((f"`{name}`", type_text(inspect.signature(function).return_annotation), prose(function)))
    return f"### {record.__name__}\n\n{prose(record)}\n\n{table(('attribute', 'type', ''), rows)}\n"


def _filters() -> Iterator[tuple[str, str]]:
    environment = make_environment(lambda _: None, Strings(), Comments())
    own = {name: function for name, function in environment.filters.items() if name not in Environment().filters}
    for name, function in sorted(own.items()):
        if name.startswith("slatebind_"):
            continue
        _, *arguments = inspect.signature(function).parameters.values()
        call = ", ".join(f"{argument.name}={argument.default}" for argument in arguments)
        yield f"`{name}({call})`" if call else f"`{name}`", prose(function)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
