"""Operations that destroy or interrupt something."""

from typing import Any

import pytest

from slatebind.dialects.destructive import is_destructive

DESTRUCTIVE = [
    ("deleteAccount", ""),
    ("stop_machine", ""),
    ("post_user", "Benutzer löschen"),
    ("post_user", "Löschen eines Benutzers"),
    ("post_usuario", "Eliminar un usuario"),
    ("dar_de_baja", ""),
    ("post_usuario", "Dar de baja un usuario"),
    ("post_utilisateur", "Supprimer un utilisateur"),
    ("post_users", "删除用户"),
    ("post_users", "批量删除用户"),
    ("post_users", "ユーザーを削除する"),
    ("post_users", "사용자 삭제"),
    ("post_users", "Удаление пользователя"),
    ("post_users", "Ağaç sil"),
    ("post_users", "Xóa người dùng"),
    ("post_users", "Usuń użytkownika"),
    ("post_users", "حذف مستخدم"),
    ("post_users", "Bulk delete"),
    ("post_kontos", "Konto vernichten"),
    ("post_conti", "Distruggere un conto"),
    ("post_contas", "Destruir uma conta"),
    ("post_konta", "Zniszcz konto"),
    ("post_hesap", "Hesap imha et"),
]
HARMLESS = [
    ("createAccount", ""),
    ("post_user", "Benutzer anlegen"),
    ("post_usuario", "Crear un usuario"),
    ("post_users", "创建用户"),
    ("post_users", "Undelete a user"),
    ("post_users", "Add a removal van to a fleet"),
    ("archive", ""),
]


@pytest.mark.parametrize(("name", "title"), DESTRUCTIVE)
def test_words_of_any_language_are_known(name: str, title: str) -> None:
    """At the beginning or at the end of a name or title."""
    assert is_destructive(name, title, "POST")


@pytest.mark.parametrize(("name", "title"), HARMLESS)
def test_other_operations_are_not_destructive(name: str, title: str) -> None:
    """Words inside of others, or in the middle of a title, say nothing."""
    assert not is_destructive(name, title, "POST")


METHODS = [
    ("DELETE", "x", True),
    ("PUT", "x", False),
    ("GET", "delete_user", True),
    ("GET", "get_password_reset", False),
]


@pytest.mark.parametrize(("method", "name", "expected"), METHODS)
def test_methods_decide_too(method: Any, name: str, expected: bool) -> None:
    """DELETE is destructive by any name. GET is if the name begins with such a verb: some APIs delete so."""
    assert is_destructive(name, "", method) is expected
