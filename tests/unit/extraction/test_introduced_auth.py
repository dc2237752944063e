"""How requests are authenticated by what sentences, cookies, tables of places and marks in titles say."""

# ruff: noqa: RUF001 - words of languages with other scripts

from pathlib import Path

import pytest

from slatebind import extract
from slatebind.spec.model import Auth, Spec

REQUEST = "# Trees\n\n## List trees\n\n`GET /trees`\n"


def spec_of(folder: Path, text: str) -> Spec:
    """The spec of a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    spec = extract(str(file)).spec
    assert spec is not None
    return spec


def header(name: str) -> Auth:
    """A key in a header, as prose says it."""
    return Auth(scheme="header", name=name, origin="prose")


def cookie(name: str) -> Auth:
    """A key in a cookie."""
    return Auth(scheme="header", name="Cookie", prefix=f"{name}=", origin="prose")


@pytest.mark.parametrize(
    ("sentence", "auth"),
    [
        ("Send your key in the header `X-Orchard`.", header("X-Orchard")),
        ("Put your API token into the `X-Orchard: <token>` header.", header("X-Orchard")),
        ("Every request has `api_key` as a query parameter.", Auth(scheme="query", name="api_key", origin="prose")),
        ("Pass the token in the `Authorization` header as a bearer token.", Auth(scheme="bearer", origin="prose")),
        ("Send `Authorization: Bearer <token>` with each request.", Auth(scheme="bearer", origin="prose")),
        ("The session is kept in the cookie `SID`; send it with your token.", cookie("SID")),
        ("Chaque appel doit porter votre clé dans l'en-tête `X-Verger`.", header("X-Verger")),
        ("Ключ передавайте в заголовке `X-Sad`.", header("X-Sad")),
        ("Dönen değeri her istekte `KM_OTURUM` çerezi ile gönderin, oturum böyle sürer.", cookie("KM_OTURUM")),
        ("请在请求头 `X-Yuan` 中携带密钥。", header("X-Yuan")),
        ("Envía tu clave en la cabecera `X-Huerto`.", header("X-Huerto")),
        ("Ihr Schlüssel gehört in den Header `X-Garten`.", header("X-Garten")),
    ],
)
def test_a_sentence_of_an_introduction(sentence: str, auth: Auth, tmp_path: Path) -> None:
    """It names where a credential is sent, below any heading."""
    assert spec_of(tmp_path, f"# Welcome\n\nWe sell trees. {sentence}\n\n{REQUEST}").api.auth == (auth,)


@pytest.mark.parametrize(
    "text",
    [
        "# Welcome\n\nYour key has limits: see the header `X-RateLimit-Remaining`.",
        "# Welcome\n\nRepeat a request with the same key in the header `Idempotency-Key`.",
        "# Welcome\n\nThe header `Accept-Language` chooses the language.",
        "# Webhooks\n\nWe send our token in the header `X-Orchard`.",
        "# Welcome\n\nThe field `token` is the key of a tree.",
    ],
)
def test_sentences_about_other_headers(text: str, tmp_path: Path) -> None:
    """Limits, repeated requests, languages, what the API sends itself."""
    assert spec_of(tmp_path, f"{text}\n\n{REQUEST}").api.auth == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Pass its `token` in the header `X-Session-Token` for everything else.", (header("X-Session-Token"),)),
        ("The header `X-Trace` has the number of the login.", ()),
    ],
)
def test_a_sentence_at_a_login(sentence: str, expected: tuple[Auth, ...], tmp_path: Path) -> None:
    """It says where the token is sent that the operation returns."""
    text = f"# Login\n\n## Log in\n\n`POST /login`\n\n{sentence}\n\n{REQUEST}"
    assert spec_of(tmp_path, text).api.auth == expected


def test_where_tokens_are_fetched_is_in_any_text_above_the_operations(tmp_path: Path) -> None:
    """With it, a bearer token is that of OAuth2."""
    text = (
        "# Welcome\n\nFetch a token from `https://id.orchard.example/oauth2/token` (client credentials) and send it as "
        f"`Authorization: Bearer TOKEN`.\n\n{REQUEST}"
    )
    (auth,) = spec_of(tmp_path, text).api.auth
    assert (auth.scheme, auth.url) == ("oauth2", "https://id.orchard.example/oauth2/token")


@pytest.mark.parametrize(
    ("row", "auth"),
    [
        ("| api_key | query | Your key |", Auth(scheme="query", name="api_key", origin="prose")),
        ("| X-Token | header | Your token |", header("X-Token")),
        ("| SID | cookie | The session |", cookie("SID")),
    ],
)
def test_a_table_with_a_column_of_places(row: str, auth: Auth, tmp_path: Path) -> None:
    """It says where the credential is sent."""
    table = f"| Parameter | Location | Description |\n|---|---|---|\n{row}\n"
    assert spec_of(tmp_path, f"# Authentication\n\n{table}\n{REQUEST}").api.auth == (auth,)


def test_a_cookie_of_a_sample(tmp_path: Path) -> None:
    """The only cookie of a call, if it is called like a credential."""
    call = "\n```shell\ncurl -H 'Cookie: session=abc' https://api.orchard.example/trees\n```\n"
    expected = Auth(scheme="header", name="Cookie", prefix="session=", origin="sample")
    assert spec_of(tmp_path, REQUEST + call).api.auth == (expected,)


@pytest.mark.parametrize(
    "title",
    [
        "List trees (public)",
        "Tous les arbres (publique)",
        "树木列表（无需鉴权）",
        "Деревья (доступны без ключа)",
        "Trees [no auth]",
    ],
)
def test_a_mark_in_a_title(title: str, tmp_path: Path) -> None:
    """What stands in brackets says that no credentials are needed."""
    text = f"# Authentication\n\nSend `Authorization: Bearer <token>`.\n\n# Trees\n\n## {title}\n\n`GET /trees`\n"
    assert spec_of(tmp_path, text).commands[0].authenticated is False


@pytest.mark.parametrize(
    ("text", "servers"),
    [
        (
            "Requests are sent to `https://a.example/v1`; the sandbox is `https://a.example/v1/sandbox`.",
            ["https://a.example/v1", "https://a.example/v1/sandbox"],
        ),
        ("Our address: `https://a.example` or, to try it, `https://a.example/stage`.", []),
    ],
)
def test_an_environment_can_be_a_path_of_the_same_host(text: str, servers: list[str], tmp_path: Path) -> None:
    """A base URL with the name of an environment behind it is a server; without labels, the shorter one is meant."""
    spec = spec_of(tmp_path, f"# Welcome\n\n{text}\n\n{REQUEST}")
    assert spec.api.endpoint in (servers or ["https://a.example"])
    assert [server.url for server in spec.api.servers] == servers


def test_a_session_in_a_cookie(tmp_path: Path) -> None:
    """The name next to the word is that of the cookie, whatever else the sentence names."""
    text = "# Authentication\n\nThe `sessionId` of a login is sent with each call as a cookie named `JSESSIONID`.\n"
    assert spec_of(tmp_path, f"{text}\n{REQUEST}").api.auth == (cookie("JSESSIONID"),)


def test_a_login_in_html_says_where_its_token_is_sent(tmp_path: Path) -> None:
    """The scheme has no name of its own; the path of the login is where tokens come from."""
    text = "# Getting a token\n\n> POST https://api.orchard.example/oauth/token\n\n"
    text += "<p>Send the token in all other calls: <code>Authorization: Bearer ACCESS_TOKEN</code>.</p>\n\n"
    (auth,) = spec_of(tmp_path, f"{text}# Trees\n\n## List trees\n\n`GET https://api.orchard.example/trees`\n").api.auth
    assert (auth.scheme, auth.url) == ("oauth2", "https://api.orchard.example/oauth/token")


def test_a_key_in_the_url_in_chinese(tmp_path: Path) -> None:
    """A name that says nothing is one of a credential in a sentence about it."""
    text = "# 概述\n\n**所有接口都必须携带 `ak` 参数**（在控制台申请的密钥，字符串，放在 URL 中）。\n\n"
    assert spec_of(tmp_path, text + REQUEST).api.auth == (Auth(scheme="query", name="ak", origin="prose"),)
