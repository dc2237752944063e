"""How requests are authenticated, by samples and by what docs say, and which operations anybody may call."""

from pathlib import Path

import pytest

from slatebind import extract
from slatebind.spec.model import Auth, Command, Spec

HOST = "https://api.orchard.example"
REQUEST = "# Trees\n\n## List trees\n\n`GET /trees`\n\n## Plant a tree\n\n`POST /trees`\n"
TOKEN = "# Authentication\n\nSend `Authorization: Bearer <token>`.\n\n"


def spec_of(folder: Path, text: str) -> Spec:
    """The spec of a document."""
    file = folder / "index.html.md"
    file.write_text(text, encoding="utf-8")
    spec = extract(str(file)).spec
    assert spec is not None
    return spec


def command_of(folder: Path, text: str) -> Command:
    """The only command of a document whose requests have a token."""
    (found,) = spec_of(folder, f"{TOKEN}{text}").commands
    return found


def curl(url: str = f"{HOST}/trees", options: str = "") -> str:
    """A fence with a call of curl."""
    return f"\n```shell\ncurl {options} {url}\n```\n"


@pytest.mark.parametrize(
    ("options", "auth"),
    [
        ("-H 'Authorization: Bearer abc'", Auth(scheme="bearer", origin="sample")),
        ("-H 'authorization: basic b2s6'", Auth(scheme="basic", origin="sample")),
        (
            "-H 'Authorization: ApiKey abc'",
            Auth(scheme="header", name="Authorization", prefix="ApiKey", origin="sample"),
        ),
        ("-H 'Authorization: abc1'", Auth(scheme="header", name="Authorization", origin="sample")),
        ("-H 'Authorization: HMAC abc'", Auth(scheme="signed", name="Authorization", origin="sample")),
        (
            "-H 'client-id: a' -H 'client-secret: b' -H 'X-Version: 2'",
            Auth(scheme="header", name="client-id", also=("client-secret",), origin="sample"),
        ),
        (
            "-H 'X-Shop-App: a' -H 'X-Shop-Token: b'",
            Auth(scheme="header", name="X-Shop-Token", also=("X-Shop-App",), origin="sample"),
        ),
        ("-u oak:acorn", Auth(scheme="basic", origin="sample")),
        (
            "-H 'Authorization: Token token=abc'",
            Auth(scheme="header", name="Authorization", prefix="Token token=", origin="sample"),
        ),
        ("-H 'X-Api-Key: abc' -H 'Idempotency-Key: 7'", Auth(scheme="header", name="X-Api-Key", origin="sample")),
        (
            "-H 'X-Key: a' -H 'X-Signature: b'",
            Auth(scheme="signed", name="X-Signature", also=("X-Key",), origin="sample"),
        ),
    ],
)
def test_auth_of_the_samples(options: str, auth: Auth, tmp_path: Path) -> None:
    """What at least half of the samples authenticate with is how requests are authenticated."""
    found = spec_of(tmp_path, REQUEST + curl(options=f"-X POST {options}") + curl(options=options) + curl())
    assert found.api.auth == (auth,)


def test_auth_in_the_query(tmp_path: Path) -> None:
    """A key in the query of the samples is one, a page is not."""
    found = spec_of(tmp_path, REQUEST + curl(f"'{HOST}/trees?page_token=1&api_key=abc'"))
    assert found.api.auth == (Auth(scheme="query", name="api_key", origin="sample"),)


def test_tokens_that_a_sample_requests_are_those_of_oauth2(tmp_path: Path) -> None:
    """A bearer token with a sample that requests one is OAuth2, at the endpoint even if the sample uses another."""
    text = f"# Environments\n\nSandbox: https://sandbox.orchard.example\n\nProduction: {HOST}\n\n{REQUEST}"
    text += curl(options="-H 'Authorization: Bearer abc'")
    text += curl("https://sandbox.orchard.example/token", "-d grant_type=client_credentials")
    found = spec_of(tmp_path, text)
    assert found.api.auth == (Auth(scheme="oauth2", url=f"{HOST}/token", origin="sample"),)


@pytest.mark.parametrize(
    ("heading", "sentence", "scheme"),
    [
        ("Authentication", "Send `Authorization: Bearer <token>` with each request.", "bearer"),
        ("Autenticación", "La API usa autenticación básica.", "basic"),
        ("身份验证", "使用 `Authorization: Basic <key>`。", "basic"),
        ("認証", "`X-Api-Key: <key>` を送信します。", "header"),
        ("Аутентификация", "Передайте `?api_key=...`: `/trees?api_key=abc`.", "query"),
    ],
)
def test_auth_in_prose(heading: str, sentence: str, scheme: str, tmp_path: Path) -> None:
    """Without samples, the section about authentication says how requests are authenticated."""
    found = spec_of(tmp_path, f"# {heading}\n\n{sentence}\n\n{REQUEST}")
    assert [(auth.scheme, auth.origin) for auth in found.api.auth] == [(scheme, "prose")]


def test_few_samples_with_credentials_say_nothing(tmp_path: Path) -> None:
    """A login among many samples without credentials is no scheme of the API."""
    text = REQUEST + curl(options="-u oak:acorn") + curl() * 9
    assert spec_of(tmp_path, text).api.auth == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Requests need the headers `X-Shop-Id` and `X-Shop-Secret`.", ("header", "X-Shop-Secret", "", ("X-Shop-Id",))),
        ("- `X-Loja-App`: id\n- `X-Loja-Token`: token", ("header", "X-Loja-Token", "", ("X-Loja-App",))),
        ("`X-Shop-Id` is your id. `X-Shop-Key` is your key.", ("header", "X-Shop-Key", "", ("X-Shop-Id",))),
        (
            "Header | Value\n---|---\napp-id | your id\napp-key | your key\nContent-Type | application/json",
            ("header", "app-id", "", ("app-key",)),
        ),
        ("名称 | 说明\n---|---\nX-App-Id | ID\nX-App-Sign | 签名", ("signed", "X-App-Sign", "", ("X-App-Id",))),
        ("`Authorization: Token YOUR_KEY`", ("header", "Authorization", "Token", ())),
        ("`Authorization: Token ВАШ_КЛЮЧ`", ("header", "Authorization", "Token", ())),
        ("`Authorization: ApiKey <key>`", ("header", "Authorization", "ApiKey", ())),
        ("`Authorization: YOUR_API_KEY`", ("header", "Authorization", "", ())),
        ('```ruby\nrequest["Authorization"] = "Token abc123"\n```', ("header", "Authorization", "Token", ())),
        ("Add your API key as the `api_key` query parameter.", ("query", "api_key", "", ())),
        ("Geef je API-sleutel mee als queryparameter `sleutel`.", ("query", "sleutel", "", ())),
        ("Passez votre clé API dans le paramètre de requête `cle`.", ("query", "cle", "", ())),
        ("요청 헤더에 API 키를 `apikey` 로 넣어 주세요.", ("header", "apikey", "", ())),
    ],
)
def test_names_of_credentials_in_prose(text: str, expected: tuple[object, ...], tmp_path: Path) -> None:
    """Headers that are named together are sent together; the word before a key and keys of a query are read."""
    heading = "# Authentication / Authentification / Authenticatie / 认证 / 인증"
    (auth,) = spec_of(tmp_path, f"{heading}\n\n{text}\n\n{REQUEST}").api.auth
    assert (auth.scheme, auth.name, auth.prefix, auth.also) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Send the header `X-Api-Key` or the query parameter `key`.", [("header", "X-Api-Key"), ("query", "key")]),
        ("Authorization: All requests must be authorised by the owner.", []),
        (
            "`Authorization: Bearer TOKEN`. The query parameter `access_token` is deprecated.",
            [("bearer", None)],
        ),
    ],
)
def test_alternatives_and_sentences(text: str, expected: list[tuple[str, str | None]], tmp_path: Path) -> None:
    """What is said to be an alternative is one; a sentence after a word is no credential."""
    found = spec_of(tmp_path, f"# Authentication\n\n{text}\n\n{REQUEST}").api.auth
    assert [(auth.scheme, auth.name) for auth in found] == expected


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (
            "With OAuth 2.0: `POST https://login.test/oauth2/token`, then `Authorization: Bearer {token}`.",
            ("https://login.test/oauth2/token", None),
        ),
        (
            "Open `https://id.test/oauth/authorize?client_id=X`, then ask `https://id.test/oauth/token`. "
            "`Authorization: Bearer TOKEN`",
            ("https://id.test/oauth/token", "https://id.test/oauth/authorize"),
        ),
        ("`Authorization: Bearer TOKEN`\n\n## Get a token\n\n`POST /oauth/token`", (f"{HOST}/oauth/token", None)),
    ],
)
def test_urls_of_oauth2(text: str, urls: tuple[str, str | None], tmp_path: Path) -> None:
    """A bearer token is one of OAuth2 if the docs say where tokens are fetched."""
    found = spec_of(tmp_path, f"# Base URL\n\n{HOST}\n\n# Authentication\n\n{text}\n\n{REQUEST}").api.auth
    assert [(auth.scheme, auth.url, auth.authorize_url) for auth in found] == [("oauth2", *urls)]


def test_the_key_of_a_sample_is_no_parameter(tmp_path: Path) -> None:
    """A key in the URL that announces an operation belongs to the API, other parameters to the operation."""
    call = curl(f"'{HOST}/trees?api_key=KEY&dry=1'", "-X POST")
    found = spec_of(tmp_path, f"# Trees\n\n## Plant a tree\n{call}")
    assert [(auth.scheme, auth.name) for auth in found.api.auth] == [("query", "api_key")]
    assert [param.name for param in found.commands[0].params] == ["dry"]


@pytest.mark.parametrize(
    "text",
    [
        "No authentication is required.",
        "Public. This endpoint does not require authentication.",
        '<aside class="notice">This endpoint does not require authentication.</aside>',
        "Authentication: none",
        "**Authentication:** not required",
        "Auth required: No",
        "Authentication | No\n---|---\nRate limit | 10",
        "Keine Authentifizierung erforderlich.",
        "Cette opération est publique, aucune authentification n'est requise.",
        "Este endpoint es público.",
        "Não requer autenticação.",
        "Autenticazione non richiesta.",
        "Geen authenticatie nodig.",
        "Nie wymaga uwierzytelnienia.",
        "Autentizace není nutná.",
        "Ingen autentisering krävs.",
        "Autentikasi tidak diperlukan.",
        "Không yêu cầu xác thực.",
        "Kimlik doğrulama gerekmez.",
        "Авторизация не требуется.",
        "Цей метод не потребує авторизації.",
        "نیازی به احراز هویت ندارد.",
        "لا يتطلب مصادقة.",
        "该接口无需认证。",
        "認証は不要です。",
        "인증이 필요하지 않습니다.",
    ],
)
def test_operations_that_anybody_may_call(text: str, tmp_path: Path) -> None:
    """Docs say of an operation, in their own words, that it needs no credentials."""
    found = command_of(tmp_path, f"# Trees\n\n## List trees\n\n`GET {HOST}/trees`\n\n{text}\n")
    assert (found.authenticated, found.origin) == (False, {"authenticated": "prose"})


@pytest.mark.parametrize(
    "text",
    [
        "If no authentication is required by your administrator, leave it out.",
        "Requests without authentication are refused.",
        "Authentication: required",
        "Parameter | Description\n---|---\nAuth | not required",
        "No authentication is required.\n" + curl(options="-H 'Authorization: Bearer abc'"),
    ],
)
def test_operations_that_need_credentials(text: str, tmp_path: Path) -> None:
    """A condition, what happens without credentials, or a sample with some say nothing of the kind."""
    found = command_of(tmp_path, f"# Trees\n\n## List trees\n\n`GET {HOST}/trees`\n\n{text}\n")
    assert found.authenticated is None


def test_chapters_that_anybody_may_call(tmp_path: Path) -> None:
    """A heading, or what is said below it, is about all operations of a chapter; the section about keys is not."""
    text = f"{TOKEN}Public endpoints do not require authentication.\n\n"
    text += f"# Public endpoints\n\n## Ticker\n\n`GET {HOST}/ticker`\n\n"
    text += f"# Market\n\nThese calls do not require authentication.\n\n## Book\n\n`GET {HOST}/book`\n\n"
    text += f"# Trading\n\n## Order\n\n`GET {HOST}/order`\n"
    assert [command.authenticated for command in spec_of(tmp_path, text).commands] == [False, False, None]


def test_credentials_for_another_host(tmp_path: Path) -> None:
    """An operation of another host is sent with credentials only if its sample has some."""
    text = f"{TOKEN}# Trees\n\n## List trees\n\n`GET {HOST}/trees`\n\n## Get a tree\n\n`GET {HOST}/trees/{{id}}`\n\n"
    text += "## Status\n\n`GET https://status.example/now`\n"
    text += "\n## Get a photo\n\n`GET https://files.example/photos/{id}`\n\n## Upload\n\n`POST https://files.example/photos`\n"
    text += curl("https://files.example/photos", "-X POST -H 'Authorization: Bearer abc'")
    found = {command.name: command.authenticated for command in spec_of(tmp_path, text).commands if command.server}
    assert found == {"get_status": None, "upload": True, "get_photo": True}
