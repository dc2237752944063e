"""Calls in the docs that the docs target writes: which, where, and that they stay inside of their blocks."""

import pytest
from msgspec.structs import replace

from slatebind.project.steps import render
from slatebind.spec.codec import Loaded
from slatebind.spec.model import Api, Command, Group, Param, Protocol, Spec


def docs_with_calls(spec: Spec, snippets: str) -> dict[str, str]:
    """The texts of the docs with calls of some targets, by their paths."""
    rendered = render(Loaded(spec=spec, positions={}, diagnostics=()), "docs", {"snippets": snippets})
    assert rendered.files is not None, rendered.diagnostics
    assert [str(finding) for finding in rendered.diagnostics if finding.code == "template"] == []
    return {file.path: file.text for file in rendered.files}


@pytest.mark.parametrize("protocol", ["rest", "cloudstack"])
def test_calls_in_tabs(protocol: Protocol) -> None:
    """Each command has the calls that the option names; tabs and what precedes the calls are those of the docs too."""
    lamp = Param(name="lamp", type="string", required=True)
    command = Command(name="getLamp", group="Lamps", path="/lamp" if protocol == "rest" else None, params=(lamp,))
    api = Api(name="lights", protocol=protocol, front_matter={"language_tabs": ["ruby", {"python": "Snakes"}]})
    spec = Spec(api=api, groups=(Group(name="Lamps"),), commands=(command,))
    texts = docs_with_calls(spec, "python, typescript")
    index, group = texts["source/index.html.md"], texts["source/includes/_lamps.md"]
    assert "language_tabs:\n- ruby\n- python: Snakes\n- typescript: TypeScript\nincludes:" in index
    assert "\n# Calls\n\nThe calls of each language follow these lines.\n\n```python\nfrom lights import" in index
    assert "\n```python\n" in group
    assert 'lamps.get_lamp(lamp="example")' in group
    assert "\n```typescript\n" in group
    assert "```python" not in docs_with_calls(spec, "")["source/includes/_lamps.md"]
    assert "# Calls" not in docs_with_calls(replace(spec, commands=()), "python")["source/index.html.md"]


def test_calls_do_not_end_their_block() -> None:
    """A value with the end of a block of code, such as a shell's words may have, is inside of a longer block."""
    text = "a\n```\n# Injected\n````"
    param = Param(name="text", type="string", required=True, values=(text, "b"))
    spec = Spec(
        api=Api(name="lights", protocol="cloudstack"),
        groups=(Group(name="Lamps"),),
        commands=(Command(name="getLamp", group="Lamps", params=(param,)),),
    )
    group = docs_with_calls(spec, "cmk")["source/includes/_lamps.md"]
    fence = "`" * 10
    assert f"\n{fence}shell\ncmk get lamp 'text={text}'\n{fence}\n" in group
