"""Settings that people already have: the environment, the files of cs, CloudMonkey's."""

import configparser
import os
from pathlib import Path
from typing import Any

import cs
import pytest
from fernhill import AsyncClient, Client, errors
from fernhill.runtime.config import configured

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
    """A home and a working folder of their own, and nothing in the environment."""
    for name in [name for name in os.environ if name.startswith("CLOUDSTACK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home" / ".cmk").mkdir(parents=True)
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return tmp_path / "home"


def test_the_file_of_cs(home: Path) -> None:
    """The section cloudstack, or the profile that is asked for; a secret may hold a percent sign."""
    (home / ".cloudstack.ini").write_text(CS)
    assert configured(None, {}) == {
        "endpoint": "https://one.example/client/api",
        "key": "the key",
        "secret": "100%secret",
        "read_timeout": 20.0,
    }
    assert configured("other", {}) == {
        "endpoint": "https://two.example/client/api",
        "key": "k2",
        "secret": "s2",
        "retries": 5,
        "verify": "/etc/ca.pem",
        "cert": ("/c.pem", "/k.pem"),
    }


def test_the_region_of_the_environment(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It chooses the section, as it does for cs, which reads the same."""
    (home / ".cloudstack.ini").write_text(CS.replace("100%secret", "secret"))
    monkeypatch.setenv("CLOUDSTACK_REGION", "other")
    ours, theirs = configured(None, {}), cs.client.read_config()
    assert {ours["endpoint"], ours["key"], ours["secret"]} == {theirs["endpoint"], theirs["key"], theirs["secret"]}


def test_the_working_folder_comes_before_the_home(home: Path) -> None:
    """As with cs."""
    (home / ".cloudstack.ini").write_text(CS)
    Path("cloudstack.ini").write_text("[cloudstack]\nendpoint = https://here.example/\nkey = k\nsecret = s\n")
    assert configured(None, {})["endpoint"] == "https://here.example/"
    assert configured("other", {})["endpoint"] == "https://two.example/client/api"


def test_files_complete_each_other(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A project's file may say no more than what differs from the one at home, as with cs."""
    (home / ".cloudstack.ini").write_text(
        "[DEFAULT]\nkey = k\n[cloudstack]\nendpoint = https://a.example/\nsecret = s\n"
    )
    Path("cloudstack.ini").write_text("[cloudstack]\nendpoint = https://b.example/\ntimeout = 5\n")
    monkeypatch.setenv("CLOUDSTACK_CONFIG", str(home / "c.ini"))
    (home / "c.ini").write_text("[cloudstack]\nsecret = t\n")
    found, theirs = configured(None, {}), cs.client.read_config()
    assert found == {"endpoint": "https://b.example/", "key": "k", "secret": "t", "read_timeout": 5.0}
    assert {name: theirs[name] for name in ("endpoint", "key", "secret")} == {
        name: found[name] for name in ("endpoint", "key", "secret")
    }


def test_a_byte_order_mark(home: Path) -> None:
    """As editors on Windows leave it."""
    (home / ".cloudstack.ini").write_text(CS, encoding="utf-8-sig")
    assert configured(None, {})["key"] == "the key"


def test_what_else_cs_knows(home: Path) -> None:
    """``%%`` is a percent sign, ``method`` may be post for all, headers of the user's own, what is in DEFAULT."""
    (home / ".cloudstack.ini").write_text(
        "[DEFAULT]\ntimeout = 3\n[cloudstack]\nendpoint = https://a.example/\nkey = k\nsecret = 50%%\nmethod = POST\n"
        "header_x-team = core\n"
    )
    found = configured(None, {})
    theirs = cs.client.read_config()
    assert (found["secret"], found["read_timeout"]) == (theirs["secret"], float(theirs["timeout"])) == ("50%", 3.0)
    assert (found["always_post"], found["headers"]) == (True, theirs["headers"])


def test_files_are_not_read_where_the_rest_says_enough(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be read, or no home at all, is in nobody's way then."""
    (home / ".cloudstack.ini").mkdir()
    with pytest.raises(errors.ConfigurationError, match="cannot be read"):
        configured(None, {})
    for name, value in {"ENDPOINT": "https://env.example/", "KEY": "k", "SECRET": "s"}.items():
        monkeypatch.setenv(f"CLOUDSTACK_{name}", value)
    assert configured(None, {})["endpoint"] == "https://env.example/"
    monkeypatch.delenv("CLOUDSTACK_SECRET")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert configured(None, {}) == {"endpoint": "https://env.example/", "key": "k"}


def test_cloudmonkeys_settings_for_all_profiles(home: Path) -> None:
    """What stands before the first section, as newer versions write it; a byte-order mark does no harm."""
    common, _, profiles = CMK.partition("\n\n")
    text = common + "\nverifycert = false\ntimeout = 1800\nasyncblock = true\n\n" + profiles
    (home / ".cmk" / "config").write_text(text, encoding="utf-8-sig")
    assert configured("keys", {})["verify"] is True
    (home / ".cmk" / "config").write_text(text.replace("verifycert = true", ""), encoding="utf-8-sig")
    assert (configured("keys", {})["verify"], configured("keys", {})["read_timeout"]) == (False, 1800.0)


def test_a_file_that_the_environment_names(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """CLOUDSTACK_CONFIG comes before all other files."""
    (home / ".cloudstack.ini").write_text(CS)
    (home / "mine.ini").write_text("[cloudstack]\nendpoint = https://mine.example/\nkey = k\nsecret = s\n")
    monkeypatch.setenv("CLOUDSTACK_CONFIG", "~/mine.ini")
    assert configured(None, {})["endpoint"] == "https://mine.example/"


def test_the_config_of_cloudmonkey(home: Path) -> None:
    """The profile that it has chosen, or the one that is asked for; what is empty is not there."""
    (home / ".cmk" / "config").write_text(CMK)
    found = configured(None, {})
    assert (found["username"], found["password"], found["domain"], found["verify"]) == ("ann", "pw", "/", False)
    assert "key" not in found
    assert (configured("keys", {})["key"], configured("keys", {})["verify"]) == ("ck", True)


def test_the_order(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arguments, the environment, the files of cs, CloudMonkey's."""
    (home / ".cmk" / "config").write_text(CMK)
    assert configured(None, {})["endpoint"] == "https://lab.example/client/api"
    (home / ".cloudstack.ini").write_text(CS)
    assert configured(None, {})["endpoint"] == "https://one.example/client/api"
    monkeypatch.setenv("CLOUDSTACK_ENDPOINT", "https://env.example/")
    monkeypatch.setenv("CLOUDSTACK_TIMEOUT", "7")
    monkeypatch.setenv("CLOUDSTACK_DANGEROUS_NO_TLS_VERIFY", "1")
    found = configured(None, {})
    assert (found["endpoint"], found["read_timeout"], found["verify"]) == ("https://env.example/", 7.0, False)
    found = configured(None, {"endpoint": "https://arg.example/", "username": "u", "password": "p"})
    assert (found["endpoint"], found["username"]) == ("https://arg.example/", "u")
    assert "key" not in found, "keys and a user name are two ways to log in; the nearer one wins"


@pytest.mark.parametrize("made", [Client, AsyncClient])
def test_clients_are_made_from_it(home: Path, made: Any) -> None:
    """Both of them; and where it says too little, the error says what is missing."""
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
        ("[cloudstack]\ntimeout = soon\n", "read_timeout is no number: 'soon'"),
        ("[cloudstack]\nsecret-without-value\nmore", "line 2 is no INI file"),
        ("[cloudstack\nkey = hidden", "is no INI file"),
    ],
)
def test_files_that_cannot_be_read(home: Path, text: str, why: str) -> None:
    """The error names file and line, and does not show what may be a secret."""
    (home / ".cloudstack.ini").write_text(text)
    with pytest.raises(errors.ConfigurationError, match=why) as problem:
        configured(None, {})
    assert "hidden" not in str(problem.value)
    assert not isinstance(problem.value.__cause__, configparser.Error)


@pytest.mark.parametrize("expiration", [0.0, 901.0])
def test_signatures_that_no_server_takes(expiration: float) -> None:
    """A server wants a signature's end within 15 minutes."""
    with pytest.raises(errors.ConfigurationError, match="expiration"):
        Client(endpoint="https://x.example/", key="k", secret="s", expiration=expiration)
