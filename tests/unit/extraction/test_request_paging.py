"""How lists of HTTP APIs are read page by page."""

from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.markdown import read_document
from slatebind.spec.model import Paging, Spec


def spec_of(folder: Path, *operations: tuple[str, str, str]) -> Spec:
    """The spec of operations: the request, the names of parameters of the query, and an example of the response."""
    text = "# Trees\n\n"
    for number, (request, names, example) in enumerate(operations):
        rows = "".join(f"| {name} | integer |\n" for name in names.split())
        table = f"### Query Parameters\n\n| Name | Type |\n|---|---|\n{rows}\n" if rows else ""
        answer = f"### Response\n\n```json\n{example}\n```\n\n" if example else ""
        text += f"## Read {chr(97 + number)}\n\n`{request}`\n\n{table}{answer}"
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    return extract_spec(read_document(str(file)), dialect).spec


@pytest.mark.parametrize(
    ("names", "paging"),
    [
        ("page per_page", Paging(kind="page", number="page", size="per_page")),
        ("currentPage pageSize sort", Paging(kind="page", number="currentPage", size="pageSize")),
        ("page[number] page[size]", Paging(kind="page", number="page[number]", size="page[size]")),
        ("_offset _size", Paging(kind="offset", offset="_offset", size="_size")),
        ("limit skip", Paging(kind="offset", offset="skip", size="limit")),
        ("cursor", Paging(kind="cursor", cursor="cursor")),
        ("starting_after limit", Paging(kind="cursor", cursor="starting_after", size="limit")),
        ("page per", Paging(kind="page", number="page", size="per")),
        ("take skip", Paging(kind="offset", offset="skip", size="take")),
        ("start rows", Paging(kind="offset", offset="start", size="rows")),
        ("pageToken pageSize", Paging(kind="cursor", cursor="pageToken", size="pageSize")),
        ("after before", None),
        ("startAt endAt", None),
        ("limit", None),
        ("", None),
    ],
)
def test_paging_by_parameters(names: str, paging: Paging | None, tmp_path: Path) -> None:
    """The names of the parameters say how pages are chosen; a limit or a date alone chooses none."""
    assert spec_of(tmp_path, ("GET /trees", names, "")).api.paging == paging


@pytest.mark.parametrize(
    ("names", "paging"),
    [
        ("الصفحة حجم_الصفحة", Paging(kind="page", number="الصفحة", size="حجم_الصفحة")),
        ("页码 每页数量", Paging(kind="page", number="页码", size="每页数量")),
        ("stranka na_stranku", Paging(kind="page", number="stranka", size="na_stranku")),
        ("pagina aantal", Paging(kind="page", number="pagina", size="aantal")),
        ("décalage limite", Paging(kind="offset", offset="décalage", size="limite")),
        ("seite anzahl", Paging(kind="page", number="seite", size="anzahl")),
        ("halaman per_page", Paging(kind="page", number="halaman", size="per_page")),
        ("cursore limite", Paging(kind="cursor", cursor="cursore", size="limite")),
        ("ページ 件数", Paging(kind="page", number="ページ", size="件数")),
        ("페이지 개수", Paging(kind="page", number="페이지", size="개수")),
        ("صفحه تعداد", Paging(kind="page", number="صفحه", size="تعداد")),
        ("strona na_stronie", Paging(kind="page", number="strona", size="na_stronie")),
        ("pagina por_pagina", Paging(kind="page", number="pagina", size="por_pagina")),
        ("смещение limit", Paging(kind="offset", offset="смещение", size="limit")),
        ("numero_pagina tamaño", Paging(kind="page", number="numero_pagina", size="tamaño")),
        ("sida antal", Paging(kind="page", number="sida", size="antal")),
        ("sayfa sayfaBoyutu", Paging(kind="page", number="sayfa", size="sayfaBoyutu")),
        ("сторінка кількість", Paging(kind="page", number="сторінка", size="кількість")),
        ("trang so_luong", Paging(kind="page", number="trang", size="so_luong")),
        ("limite cantidad", None),
    ],
)
def test_paging_by_parameters_in_other_languages(names: str, paging: Paging | None, tmp_path: Path) -> None:
    """Their names are read with or without accents, and next to English ones; a size alone chooses no page."""
    assert spec_of(tmp_path, ("GET /trees", names, "")).api.paging == paging


@pytest.mark.parametrize(
    ("names", "example", "keys"),
    [
        ("page", '{"items": [{"id": 1}], "total": 7}', {"items": "items", "total": "total"}),
        ("page", '{"data": [{"id": 1}], "meta": {"total_count": 7}}', {"items": "data", "total": "meta.total_count"}),
        ("sayfa", '{"veri": [{"id": 1}], "toplam": 7}', {"items": "veri", "total": "toplam"}),
        ("cursor", '{"data": [{"id": 1}], "next_cursor": "x"}', {"items": "data", "next": "next_cursor"}),
        ("", '{"data": [{"id": 1}], "links": {"next": "/x?p=2"}}', {"items": "data", "next": "links.next"}),
        ("", '{"rows": [{"id": 1}], "_links": {"next": {"href": "/"}}}', {"items": "rows", "next": "_links.next.href"}),
    ],
)  # fmt: skip
def test_where_an_example_has_the_pages(names: str, example: str, keys: dict[str, str], tmp_path: Path) -> None:
    """Elements, total and what leads to the next page are found in the example, and marked as read from it."""
    paging = spec_of(tmp_path, ("GET /trees", names, example)).api.paging
    assert paging is not None
    found = {key: getattr(paging, key) for key in ("items", "total", "next") if getattr(paging, key)}
    assert (found, paging.origin) == (keys, dict.fromkeys(keys, "example"))
    assert paging.kind == {"": "link", "sayfa": "page"}.get(names, names)


@pytest.mark.parametrize(
    ("names", "example", "keys"),
    [
        ("starting_after limit", '{"data": [{"id": 1}], "has_more": true}', ("id", "has_more")),
        ("after limit", '{"data": [{"uuid": "a"}], "meta": {"hasMore": false}}', ("uuid", "meta.hasMore")),
        ("starting_after limit", '{"data": [{"id": 1}], "has_more": "yes"}', (None, None)),
        ("starting_after limit", '{"data": [{"name": "x"}], "has_more": true}', (None, None)),
        ("cursor limit", '{"data": [{"id": 1}], "has_more": true}', (None, None)),
        ("after limit", '{"data": [{"id": 1}], "has_more": true, "next_cursor": "x"}', (None, None)),
    ],
)
def test_the_last_element_as_cursor(
    names: str, example: str, keys: tuple[str | None, str | None], tmp_path: Path
) -> None:
    """Where an example says that there are more and not from where, a cursor after an element is its id."""
    paging = spec_of(tmp_path, ("GET /trees", names, example)).api.paging
    assert paging is not None
    assert (paging.cursor_field, paging.has_more) == keys


def test_commands_that_differ_have_a_paging_of_their_own(tmp_path: Path) -> None:
    """The paging of most commands is that of the API; one that shows less of it does not differ."""
    items = '{"items": [{"id": 1}]}'
    spec = spec_of(
        tmp_path,
        ("GET /trees", "page limit", items),
        ("GET /plots", "page limit", items),
        ("GET /seeds", "page limit", ""),
        ("GET /weeds", "offset limit", ""),
        ("GET /weeds/{id}", "", ""),
        ("POST /weeds", "page limit", ""),
    )
    assert spec.api.paging and spec.api.paging.items == "items"
    own = [command.paging and command.paging.kind for command in spec.commands]
    assert own == [None, None, None, "offset", None, None]


def test_a_name_in_an_example_that_is_no_link_is_no_paging(tmp_path: Path) -> None:
    """A field called next that holds no URL says nothing without parameters."""
    assert spec_of(tmp_path, ("GET /trees/{id}", "", '{"id": 1, "next": 2}')).api.paging is None


def test_a_parameter_with_a_date_is_no_cursor(tmp_path: Path) -> None:
    """What is created since a date is a selection of all elements."""
    file = tmp_path / "index.html.md"
    rows = "| Name | Type |\n|---|---|\n| since | datetime |\n| limit | integer |\n"
    file.write_text(f"# Trees\n\n## List trees\n\n`GET /trees`\n\n### Query Parameters\n\n{rows}", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    assert extract_spec(read_document(str(file)), dialect).spec.api.paging is None


@pytest.mark.parametrize(
    ("table", "example", "is_cursor"),
    [
        ("| Name | Description |\n|---|---|\n| since | S |\n| limit | L |\n", "", False),
        ("| Name | Description |\n|---|---|\n| since | S |\n| limit | L |\n", '{"next": "abc"}', True),
        ("| Name | Type |\n|---|---|\n| since | integer |\n| limit | integer |\n", "", True),
        ("| Name | Type |\n|---|---|\n| since | date |\n| limit | integer |\n", '{"next": "abc"}', False),
    ],
)
def test_since_is_a_cursor_only_with_evidence(table: str, example: str, is_cursor: bool, tmp_path: Path) -> None:
    """It may select by time: its type has to be stated, or an example has to show the next one."""
    code = f"```json\n{example}\n```\n" if example else ""
    file = tmp_path / "index.html.md"
    file.write_text(f"# Trees\n\n## Read\n\n`GET /trees`\n\n### Query Parameters\n\n{table}\n{code}", encoding="utf-8")
    dialect, problems = load_dialect("slate")
    assert dialect is not None, problems
    paging = extract_spec(read_document(str(file)), dialect).spec.api.paging
    assert (paging is not None and paging.kind == "cursor") is is_cursor
