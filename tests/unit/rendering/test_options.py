"""The values of a target's options: what is legal, and the nearest legal value for what is not."""

import pytest

from slatebind.rendering.languages.language import LanguageFacts
from slatebind.rendering.targets.manifest import Option
from slatebind.rendering.targets.option_kinds import OptionKind
from slatebind.rendering.targets.options import given_problems, nearest
from slatebind.rendering.targets.target import Target, load_target

TAKEN = ("class", "json")


def python() -> Target:
    """The shipped target for Python."""
    target, problems = load_target("python")
    assert target is not None, problems
    return target


@pytest.mark.parametrize(
    ("kind", "value", "legal"),
    [
        ("package", "my-client", "my_client"),
        ("package", "class", "class_client"),
        ("package", "JSON", "JSON_client"),
        ("package", "3api", "api3"),
        ("package", "2024", "client2024"),
        ("package", "", "client"),
        ("package", "../x", "x"),
        ("package", "_x_", "x"),
        ("package", "größe", "gr_e"),
        ("package", "a" * 300, "a" * 93),
        ("package", "a.b", "a_b"),
        ("package", "a\nb", "a_b"),
        ("identifier", "3 x", "x3"),
        ("distribution", "-My Client-", "My-Client"),
        ("distribution", "../x", "x"),
        ("module", "https://a.example/My Client/", "https/a.example/My-Client"),
        ("npm", "@Acme/My Client", "acme-my-client"),
        ("module", "class", "class-client"),
        ("text", "class", "class_client"),
        ("dotted", "com.acme-corp.class", "com.acme_corp.class_"),
        ("dotted", "com..2x.", "com.x2"),
        ("dotted", ".", "client"),
        ("dotted", "a" * 93 + ".bcdefghij", "a" * 93),
        ("npm", "_x", "x"),
        ("npm", "A" * 300, "a" * 93),
        ("npm", "../..", "client"),
        ("semver", "1.2", "1.2.0"),
        ("semver", "v01.2.3rc1", "1.2.3"),
        ("semver", "1.2.3.4", "1.2.3"),
        ("semver", "banana", "0.1.0"),
        ("url", "acme.example", "https://acme.example"),
        ("url", "ftp://acme.example/a b", "https://acme.example/ab"),
        ("url", "javascript:alert(1)", "https://javascript:alert(1)"),
        ("url", 'https://"', "https://example.com"),
        ("license", "See the file", "LicenseRef-See-the-file"),
        ("license", "MIT or Apache-2.0", "MIT OR Apache-2.0"),
        ("license", "(MIT", "LicenseRef-MIT"),
        ("license", "MIT)", "LicenseRef-MIT"),
        ("license", "MIT OR", "LicenseRef-MIT-OR"),
        ("license", "GPL-2.0 WITH (x)", "LicenseRef-GPL-2.0-WITH-x"),
        ("license", "MIT ISC", "LicenseRef-MIT-ISC"),
        ("license", "\n", "LicenseRef-Proprietary"),
        ("people", "Ada <ada>", "Ada ada"),
        ("people", 'Ada "Countess" Lovelace', "Ada Countess Lovelace"),
        ("people", "Ada,, Bo\n", "Ada, Bo"),
        ("people", ",", ""),
        ("version", "banana", "0.1.0"),
        ("version", "", "0.1.0"),
        ("version", "1.2.x", "1.2"),
        ("version", "1.0\n", "1.0"),
    ],
)
def test_an_illegal_value_has_a_nearest_legal_one(kind: OptionKind, value: str, legal: str) -> None:
    """The proposal is legal itself, and stays as it is."""
    option = Option(help="h", kind=kind, reserved=TAKEN)
    assert nearest(option, value) == legal
    assert nearest(option, legal) == legal
    assert nearest(option, value) != value


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", ""),
        ("text", "../anything"),
        ("url", ""),
        ("url", "https://acme.example/a?b=(c)#d"),
        ("license", ""),
        ("license", "MIT"),
        ("license", "(GPL-2.0-or-later WITH Classpath-exception-2.0 OR MIT) AND DocumentRef-x:LicenseRef-y"),
        ("license", "LicenseRef-Acme"),
        ("people", ""),
        (
            "people",
            'Ada Lovelace <ada@acme.example>, "Acme, Inc." <x@acme.example>, <bo@acme.example>',
        ),
        ("package", "pier_client"),
        ("package", "x"),
        ("package", "Pier2"),
        ("identifier", "_x"),
        ("distribution", "pier.client-2"),
        ("module", "a.example/pier/v2"),
        ("npm", "@acme/pier.client_2"),
        ("npm", "pier"),
        ("semver", "1.20.0-rc.1+build.5"),
        ("dotted", "com.acme.Client_2"),
        ("dotted", "client"),
        ("version", "1"),
        ("version", "1!2.0.0rc1.post2.dev3+local.1"),
        ("version", "2024.1"),
        ("version", "v1.0-1"),
    ],
)
def test_legal_values_stay(kind: OptionKind, value: str) -> None:
    """Everything that the kind allows is accepted."""
    assert nearest(Option(help="h", kind=kind, reserved=TAKEN), value) == value


def test_choices() -> None:
    """With choices nothing else is legal."""
    option = Option(help="h", choices=("sync", "async"))
    assert nearest(option, "asinc") == "async"
    assert nearest(option, "sync") == "sync"


def test_the_shipped_target_refuses_what_cannot_be_imported_or_installed() -> None:
    """Keywords, modules of the standard library, dependencies and malformed versions, each in one error."""
    for value in ("my-client", "class", "json", "msgspec", "3api", "", "../x", "aiohttp"):
        (problem,) = given_problems(python(), {"package": value})
        assert (problem.code, problem.hint[:24]) == ("option-value", "the nearest legal value ")
    (problem,) = given_problems(python(), {"version": "banana"})
    assert problem.hint == "the nearest legal value is `0.1.0`"
    assert list(given_problems(python(), {"package": "{api}", "version": "1.0"})) == []


def test_names_in_code_are_not_what_the_language_reserves() -> None:
    """Unless the option states its own names, with a suggestion that is legal itself; others are not checked."""
    facts = LanguageFacts(reserved=("class", "Any"), reserved_by_scope={"module": ("import",)})
    for kind, value, legal in [
        ("identifier", "class", "class_client"),
        ("package", "import", "import_client"),
        ("dotted", "com.class.import", "com.class_.import_"),
        ("dotted", "com.any.x", "com.any.x"),
        ("distribution", "class", "class"),
    ]:
        assert nearest(Option(help="h", kind=kind), value, facts) == legal
        assert nearest(Option(help="h", kind=kind), legal, facts) == legal
    assert nearest(Option(help="h", kind="package", reserved=("x",)), "class", facts) == "class"
