"""The generated parts of docs/reference/target.md, and the targets that docs/how-to/targets.md shows."""

import json
import re
from pathlib import Path

from slatebind.files import read_text
from slatebind.rendering import render
from slatebind.rendering.targets.target import load_target
from slatebind.spec.codec import load
from targets_page import PAGE, page

ROOT = Path(__file__).parents[3]
GUIDE = ROOT / "docs" / "how-to" / "targets.md"
_FILE = re.compile(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```\n", re.DOTALL)


def rendered(folder: Path, target: str, spec: str) -> dict[str, str]:
    """What a target of the page makes of the spec of a sample."""
    for name, text in _FILE.findall(GUIDE.read_text(encoding="utf-8")):
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found, problems = load_target(target, [str(folder)])
    assert found is not None, problems
    loaded = load(read_text(str(ROOT / "spec" / f"{spec}.yaml")), spec)
    assert loaded.spec is not None
    files, problems = render(loaded.spec, found, {}, {})
    assert [problem for problem in problems if problem.severity == "error"] == []
    return {file.path: file.text for file in files or ()}


def test_the_page_is_fresh() -> None:
    """``make generate`` updates it."""
    text = PAGE.read_text(encoding="utf-8")
    assert text == page(text)


def test_the_collection_has_each_request(tmp_path: Path) -> None:
    """The first target of the page writes JSON with the requests of the API."""
    (text,) = rendered(tmp_path, "postman", "tallowmere").values()
    requests = [item["request"] for folder in json.loads(text)["item"] for item in folder["item"]]
    assert {"method", "url", "description"} == {*requests[0]}
    assert any(request["url"].startswith("https://api.tallowmere.example/v1/") for request in requests)


def test_the_interfaces_have_the_names_of_the_api(tmp_path: Path) -> None:
    """The second target of the page spells the types of TypeScript and imports the models that others hold."""
    files = rendered(tmp_path, "interfaces", "tallowmere")
    assert all(path == path.lower() for path in files)
    text = "".join(files.values())
    assert re.search(r'^import type \{ \w+ \} from "\./[a-z0-9-]+\.js";$', text, re.M)
    assert re.search(r'^  readonly "\w+"\?: number;$', text, re.M)
    assert "{items}" not in text
