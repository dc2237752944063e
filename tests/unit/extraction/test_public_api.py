"""APIs that anybody may call: the introduction, or the section about authentication, says so of all operations."""

# ruff: noqa: RUF001 - words of languages with other scripts

from pathlib import Path

import pytest

from slate_docs import spec_of

HOST = "https://api.orchard.example"
OPERATIONS = f"# Trees\n\n## List trees\n\n`GET {HOST}/trees`\n\n## Plant a tree\n\n`POST {HOST}/trees`\n"


def access(folder: Path, text: str) -> list[bool | None]:
    """Whether each operation is sent with credentials, as the docs say; None if they do not."""
    spec = spec_of(folder, f"{text}\n\n{OPERATIONS}")
    assert all(
        command.origin == {"authenticated": "prose"} for command in spec.commands if command.authenticated is False
    )
    return [command.authenticated for command in spec.commands]


@pytest.mark.parametrize(
    "text",
    [
        "The Orchard API needs no key.",
        "# Introduction\n\nThis is a public API.",
        "# Introduction\n\n<aside class='notice'>The API is open to everyone.</aside>",
        "# Authentication\n\nNo authentication is required.",
        "# Authentication\n\nNone.",
        "# No authentication",
        "# Overview\n\n## Access\n\nAuthentication: none",
        "# Introducción\n\nLa API es pública.",
        "# Introdução\n\nA API é aberta a todos.",
        "# Introduction\n\nAucune authentification n'est requise.",
        "# Einleitung\n\nDie Schnittstelle ist öffentlich.",
        "# Introduzione\n\nNessuna autenticazione.",
        "# Введение\n\nЭто публичный API.",
        "# Giriş\n\nBu, herkese açık bir API.",
        "# مقدمه\n\nاین یک api عمومی است.",
        "# 简介\n\n本接口不使用认证。",
        "# はじめに\n\nこのAPIは公開APIです。",
        "# 인증\n\n인증이 필요하지 않습니다.",
        "# Inleiding\n\nDe API is openbaar.",
        "# Wstęp\n\nAPI jest publiczne.",
        "# Вступ\n\nЦе відкритий API.",
        "# Úvod\n\nAPI je veřejné.",
        "# Inledning\n\nIngen autentisering.",
        "# Giới thiệu\n\nĐây là API công khai.",
        "# Pengantar\n\nAPI ini terbuka untuk umum.",
        "# مقدمة\n\nلا توجد مصادقة.",
    ],
)
def test_no_operation_needs_credentials(text: str, tmp_path: Path) -> None:
    """It is said above the operations or below a heading about authentication, in the words of each language."""
    assert access(tmp_path, text) == [False, False]


@pytest.mark.parametrize(
    "text",
    [
        "Some endpoints do not require authentication.",
        "# Authentication\n\nPublic endpoints do not require authentication.",
        "# Authentication\n\nNo authentication is required, except for orders.",
        "If no authentication is given, the response has fewer fields.",
        "Requests without authentication are refused.",
        "# Errors\n\nNo API key: status 401.",
        "Einige Methoden erfordern keine Authentifizierung.",
    ],
)
def test_what_is_said_of_some_operations_is_not_said_of_all(text: str, tmp_path: Path) -> None:
    """Neither a condition, a part of the API nor what happens without credentials makes it public."""
    assert access(tmp_path, text) == [None, None]


def test_an_api_with_a_scheme_is_not_public(tmp_path: Path) -> None:
    """What the docs describe of credentials is believed."""
    text = "# Introduction\n\nThis is a public API.\n\n# Authentication\n\nSend `Authorization: Bearer TOKEN`."
    assert access(tmp_path, text) == [None, None]
