"""Settings from existing sources: the environment, the files of cs and of CloudMonkey."""

import configparser
import os
from pathlib import Path
from typing import Any

import cs
import pytest
from fernhill import AsyncClient, Client, errors
from fernhill.runtime.protocol.config import load_settings

CS = """\
[cloudstack]
endpoint = https://one.example/client/api
key = the key
secret = 100%secret
timeout = 20

[other]
endpoint = https://two.example/client/api
key = k2
secret = s2
retry = 5
verify = /etc/ca.pem
cert = /c.pem
cert_key = /k.pem
theme = dark
"""
CMK = """\
prompt = 🐱
profile = lab

[lab]
url = https://lab.example/client/api
username = ann
password = pw
domain = /
apikey =
secretkey =
timeout = 1800
verifycert = false

[keys]
url = https://keys.example/client/api
apikey = ck
secretkey = cs
verifycert = true
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder and working folder, and no settings in the environment."""
    for name in [name for name in os.environ if name.startswith("CLOUDSTACK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / ".cmk").mkdir(parents=True)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home"


def test_the_file_of_cs(home: Path) -> None:
    """The section cloudstack or the requested profile is read; a secret may contain a percent sign."""
    (home / ".cloudstack.ini").write_text(CS)
    assert load_settings(None, {}) == {
        "endpoint": "https://one.example/client/api",
        "key": "the key",
        "secret": "100%secret",
        "read_timeout": 20.0,
    }
    assert load_settings("other", {}) == {
        "endpoint": "https://two.example/client/api",
        "key": "k2",
        "secret": "s2",
        "retries": 5,
        "verify": "/etc/ca.pem",
        "cert": ("/c.pem", "/k.pem"),
    }


def test_the_region_in_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It selects the section, with the same result as in cs."""
    (home / ".cloudstack.ini").write_text(CS.replace("100%secret", "secret"))
    monkeypatch.setenv("CLOUDSTACK_REGION", "other")
    ours, theirs = load_settings(None, {}), cs.client.read_config()
    assert {ours["endpoint"], ours["key"], ours["secret"]} == {theirs["endpoint"], theirs["key"], theirs["secret"]}


def test_the_working_folder_comes_before_the_home(home: Path) -> None:
    """A file in the working folder has priority over one in the home folder, as in cs."""
    (home / ".cloudstack.ini").write_text(CS)
    Path("cloudstack.ini").write_text("[cloudstack]\nendpoint = https://here.example/\nkey = k\nsecret = s\n")
    assert load_settings(None, {})["endpoint"] == "https://here.example/"
    assert load_settings("other", {})["endpoint"] == "https://two.example/client/api"


def test_files_complete_each_other(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project's file may contain only what differs from the file in the home folder, as in cs."""
    (home / ".cloudstack.ini").write_text(
        "[DEFAULT]\nkey = k\n[cloudstack]\nendpoint = https://a.example/\nsecret = s\n"
    )
    Path("cloudstack.ini").write_text("[cloudstack]\nendpoint = https://b.example/\ntimeout = 5\n")
    monkeypatch.setenv("CLOUDSTACK_CONFIG", str(home / "c.ini"))
    (home / "c.ini").write_text("[cloudstack]\nsecret = t\n")
    found, theirs = load_settings(None, {}), cs.client.read_config()
    assert found == {"endpoint": "https://b.example/", "key": "k", "secret": "t", "read_timeout": 5.0}
    assert {name: theirs[name] for name in ("endpoint", "key", "secret")} == {
        name: found[name] for name in ("endpoint", "key", "secret")
    }


def test_a_byte_order_mark(home: Path) -> None:
    """A byte-order mark, as editors on Windows write it, is ignored."""
    (home / ".cloudstack.ini").write_text(CS, encoding="utf-8-sig")
    assert load_settings(None, {})["key"] == "the key"


def test_other_features_of_cs_files(home: Path) -> None:
    """``%%`` is a percent sign, ``method`` may be post, and there may be custom headers and a DEFAULT section."""
    (home / ".cloudstack.ini").write_text(
        "[DEFAULT]\ntimeout = 3\n[cloudstack]\nendpoint = https://a.example/\nkey = k\nsecret = 50%%\nmethod = POST\n"
        "header_x-team = core\n"
    )
    found = load_settings(None, {})
    theirs = cs.client.read_config()
    assert (found["secret"], found["read_timeout"]) == (theirs["secret"], float(theirs["timeout"])) == ("50%", 3.0)
    assert (found["always_post"], found["headers"]) == (True, theirs["headers"])


def test_files_are_read_only_if_needed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If other settings suffice, an unreadable file or a missing home folder is no error."""
    (home / ".cloudstack.ini").mkdir()
    with pytest.raises(errors.ConfigurationError, match="cannot be read"):
        load_settings(None, {})
    for name, value in {"ENDPOINT": "https://env.example/", "KEY": "k", "SECRET": "s"}.items():
        monkeypatch.setenv(f"CLOUDSTACK_{name}", value)
    assert load_settings(None, {})["endpoint"] == "https://env.example/"
    monkeypatch.delenv("CLOUDSTACK_SECRET")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert load_settings(None, {}) == {"endpoint": "https://env.example/", "key": "k"}


def test_cloudmonkey_settings_for_all_profiles(home: Path) -> None:
    """Settings before the first section are read, as newer versions write them, even after a byte-order mark."""
    common, _, profiles = CMK.partition("\n\n")
    text = common + "\nverifycert = false\ntimeout = 1800\nasyncblock = true\n\n" + profiles
    (home / ".cmk" / "config").write_text(text, encoding="utf-8-sig")
    assert load_settings("keys", {})["verify"] is True
    (home / ".cmk" / "config").write_text(text.replace("verifycert = true", ""), encoding="utf-8-sig")
    assert (load_settings("keys", {})["verify"], load_settings("keys", {})["read_timeout"]) == (False, 1800.0)


def test_the_file_named_by_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CLOUDSTACK_CONFIG has priority over all other files."""
    (home / ".cloudstack.ini").write_text(CS)
    (home / "mine.ini").write_text("[cloudstack]\nendpoint = https://mine.example/\nkey = k\nsecret = s\n")
    monkeypatch.setenv("CLOUDSTACK_CONFIG", "~/mine.ini")
    assert load_settings(None, {})["endpoint"] == "https://mine.example/"


def test_the_file_of_cloudmonkey(home: Path) -> None:
    """The selected or the requested profile is read; empty values count as missing."""
    (home / ".cmk" / "config").write_text(CMK)
    found = load_settings(None, {})
    assert (found["username"], found["password"], found["domain"], found["verify"]) == ("ann", "pw", "/", False)
    assert "key" not in found
    assert (load_settings("keys", {})["key"], load_settings("keys", {})["verify"]) == ("ck", True)


def test_priorities(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arguments come first, then the environment, the files of cs, and CloudMonkey's."""
    (home / ".cmk" / "config").write_text(CMK)
    assert load_settings(None, {})["endpoint"] == "https://lab.example/client/api"
    (home / ".cloudstack.ini").write_text(CS)
    assert load_settings(None, {})["endpoint"] == "https://one.example/client/api"
    monkeypatch.setenv("CLOUDSTACK_ENDPOINT", "https://env.example/")
    monkeypatch.setenv("CLOUDSTACK_TIMEOUT", "7")
    monkeypatch.setenv("CLOUDSTACK_DANGEROUS_NO_TLS_VERIFY", "1")
    found = load_settings(None, {})
    assert (found["endpoint"], found["read_timeout"], found["verify"]) == ("https://env.example/", 7.0, False)
    found = load_settings(None, {"endpoint": "https://arg.example/", "username": "u", "password": "p"})
    assert (found["endpoint"], found["username"]) == ("https://arg.example/", "u")
    assert "key" not in found, "keys and a user name are two ways to log in; the nearer one wins"


@pytest.mark.parametrize("made", [Client, AsyncClient])
def test_clients_are_created_from_settings(home: Path, made: Any) -> None:
    """Both clients can be created; if a setting is missing, the error names it."""
    with pytest.raises(errors.ConfigurationError, match="an endpoint is needed"):
        made.from_config()
    with pytest.raises(errors.ConfigurationError, match=r"no profile 'lab' in .*cloudstack\.ini.*config"):
        made.from_config("lab")
    with pytest.raises(errors.ConfigurationError, match="key and secret are needed"):
        made.from_config(endpoint="https://x.example/")
    (home / ".cloudstack.ini").write_text(CS)
    assert repr(made.from_config(timeout=3.0)) == f"{made.__name__}('https://one.example/client/api')"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[cloudstack]\ntimeout = soon\n", "read_timeout is not a number: 'soon'"),
        ("[cloudstack]\nsecret-without-value\nmore", "line 2 is not a valid INI file"),
        ("[cloudstack\nkey = hidden", "is not a valid INI file"),
    ],
)
def test_files_that_cannot_be_read(home: Path, text: str, why: str) -> None:
    """The error names file and line, and shows no text that may be a secret."""
    (home / ".cloudstack.ini").write_text(text)
    with pytest.raises(errors.ConfigurationError, match=why) as problem:
        load_settings(None, {})
    assert "hidden" not in str(problem.value)
    assert not isinstance(problem.value.__cause__, configparser.Error)


@pytest.mark.parametrize("made", [Client, AsyncClient])
@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"retry": 1}, "unknown setting 'retry'; did you mean 'retries'?"),
        ({"secrt": "hidden"}, "unknown setting 'secrt'; did you mean 'secret'?"),
        ({"zzz": 1}, "unknown setting 'zzz'"),
        ({"key": 1, "timeout": "60"}, "key must be a text; timeout must be a number of seconds"),
        ({"retries": True}, "retries must be a whole number"),
        ({"verify": 1}, "verify must be True, False, or the path of certificates"),
        ({"headers": {"a b": "c"}}, "headers must be a mapping of header names to texts"),
        ({"headers": {"a": "b\r\nc: d"}}, "headers must be a mapping of header names to texts"),
        ({"headers": {"a": "\u20ac"}}, "headers must be a mapping of header names to texts in ASCII"),
        ({"extra_headers": {"Content-length": "9"}}, "extra_headers must be a mapping of header names to texts"),
        ({"before": "hook"}, "before must be a function"),
    ],
)
def test_wrong_settings_are_refused(made: Any, settings: dict[str, Any], why: str) -> None:
    """Each is named, with the setting that was probably meant; values are not shown."""
    given = {"endpoint": "https://x.example/", "key": "k", "secret": "s", **settings}
    with pytest.raises(errors.ConfigurationError) as problem:
        made(**given)
    assert str(problem.value).startswith(why)
    assert "hidden" not in str(problem.value)


@pytest.mark.parametrize("expiration", [0.0, 901.0])
def test_expiry_is_at_most_15_minutes(expiration: float) -> None:
    """Servers reject signatures that are valid for longer."""
    with pytest.raises(errors.ConfigurationError, match="expiration"):
        Client(endpoint="https://x.example/", key="k", secret="s", expiration=expiration)
