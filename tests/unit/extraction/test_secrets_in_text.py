"""Values that look like live credentials: what counts as one, and that none of them is in a spec."""

import time
from pathlib import Path

import pytest

from slatebind.dialects import load_dialect
from slatebind.extraction import extract_spec
from slatebind.extraction.secrets_in_text import PLACEHOLDER, find_secrets
from slatebind.markdown import read_document
from slatebind.spec.codec import dump

KEY = "8c1b0f6ce3d94a7db2a5e6f7093d41ce"
UUID = "3f2c9a41-7be8-4d06-9c35-e1a7d8b64f02"
TOKEN = (
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJvYWsiLCJpYXQiOjE1MTZ9.dQw4w9WgXcQ8uJkT3mZp1RsVn7LbYx5HfGcAeKo2iPt"
)


@pytest.mark.parametrize(
    "text",
    [
        f"curl -u {KEY}: /trees",
        f"curl -u oak:{KEY} /trees",
        f"-H 'Authorization: Bearer {KEY}'",
        f'"Authorization": "Token token={KEY}"',
        "Authorization: Basic OGMxYjBmNmNlM2Q5NGE3ZGIyYTVlNmY3MDkzZDQxY2U6",
        f"X-Orchard-Api-Key: {UUID}",
        f'{{"access_token": "{KEY}"}}',
        f"client_secret={KEY}&grant_type=x",
        f"SECRET_KEY = '{KEY}'",
        f"see {TOKEN} here",
        "AKIAQ7ZKXW3VPLMTRN5B",
        "ghp_Zk3vQ9xT7mLp2RwB8sYd4NhG6cJfK1uVa5oE",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA3Tz2mr7SZiAMfQyuvBjM9OiJjRazXBZ1BjP5CE\n-----END",
    ],
)
def test_what_looks_like_a_credential(text: str) -> None:
    """Keys of a known form, and random texts where a credential stands."""
    assert list(find_secrets(text))


@pytest.mark.parametrize(
    "text",
    [
        "curl -u user:password /trees",
        "curl -u YOUR_API_KEY: /trees",
        "Authorization: Bearer YOUR_ACCESS_TOKEN_1A2B3C4D",
        "Authorization: Bearer <token>",
        "Authorization: Basic dXNlcjpwYXNzd29yZA==",
        "Authorization: Bearer abcdefghij0123456789",
        "api_key=xxxxxxxxxxxxxxxx1234",
        "api_key | string | The key of the application",
        f"id: {UUID}",
        f'"commit": "{KEY}"',
        "password: correct-horse-battery-staple",
        "secret_key: https://api.orchard.example/keys/12",
        "access_token: the_token_of_the_application",
        "-----BEGIN PRIVATE KEY-----\n...\n-----END",
        "eyJoZWxsbyI6MX0.eyJoZWxsbyI6MX0aaaaaaaaa.dQw4w9WgXcQ8uJkT3mZp",
    ],
)
def test_what_does_not(text: str) -> None:
    """Placeholders, words, short values, and random texts that stand where no credential does."""
    assert list(find_secrets(text)) == []


@pytest.mark.parametrize("between", [" ", "\n  ", "\n\n"])
def test_each_is_found_once_in_lines_that_follow_each_other(between: str) -> None:
    """Names may be in the line before; lines are looked at once, and positions are those in the text."""
    values = ["k7Jd82nQpL4xWv9sT1", "Zb6Yr3mHc8Dg5Fa2Kq"]
    values = [f"{value}{value[::-1]}" for value in values]
    text = f"Some text.\n\n`a/long/path/that/is/no/value`\napi_key:{between}{values[0]}\nsecret:{between}{values[1]}\n"
    found = list(find_secrets(text))
    if between == "\n\n":  # a name two lines above is that of something else
        assert found == []
    else:
        assert [secret.value for secret in found] == values
        assert all(text[secret.start :].startswith(secret.value) for secret in found)


def test_no_credential_is_in_a_spec(tmp_path: Path) -> None:
    """A credential that stands anywhere in the docs is replaced everywhere in the spec, as a whole."""
    text = f"""# Introduction

Keys look like this: {KEY}.

# Trees

## List trees

```shell
curl "https://api.orchard.example/trees?jwt={TOKEN}" -u {KEY}:
```

`GET https://api.orchard.example/trees`

### Response

```json
{{"access_token": "{UUID}", "trees": []}}
```
"""
    file = tmp_path / "index.html.md"
    file.write_text(text, encoding="utf-8")
    dialect, _ = load_dialect("slate")
    assert dialect is not None
    spec = extract_spec(read_document(str(file)), dialect).spec
    written = dump(spec)
    assert not [secret for secret in (KEY, TOKEN, UUID, TOKEN[-20:]) if secret in written]
    assert f"-u {PLACEHOLDER}:" in (spec.commands[0].example or "")
    assert f"jwt={PLACEHOLDER}" in (spec.commands[0].example or "")


@pytest.mark.parametrize("piece", ["-u a", "api_key=", "eyJ", "Authorization: ", "-----BEGIN PRIVATE KEY-----A", "A9"])
def test_the_time_is_linear(piece: str) -> None:
    """Four times the text takes at most eight times as long, whatever is repeated in it."""

    def seconds(count: int) -> float:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            list(find_secrets(piece * count))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(20_000) <= 8 * seconds(5_000) + 0.5
