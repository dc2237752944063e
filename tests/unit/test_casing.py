"""Splitting names into words, and their casing."""

import pytest

from slatebind.casing import Casing, Identifier, camel, cased, identifier, pascal, singular, snake


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("listVMSnapshots", "list_vm_snapshots"),
        ("deleteAutoScaleVmProfile", "delete_auto_scale_vm_profile"),
        ("listNetworkACLs", "list_network_acls"),
        ("listIPv6Addresses", "list_ipv6_addresses"),
        ("createSSHKeyPair", "create_ssh_key_pair"),
        ("Virtual machine", "virtual_machine"),
        ("ip4Address", "ip4_address"),
        ("OAuth2 token", "oauth2_token"),
        ("", ""),
    ],
)
def test_snake(name: str, expected: str) -> None:
    """A capital starts a word, consecutive capitals are one word, digits belong to the word before them."""
    assert snake(name) == expected


def test_pascal_and_camel() -> None:
    """Capitals inside a word are kept."""
    assert pascal("load balancer") == "LoadBalancer"
    assert pascal("listVMSnapshots") == "ListVMSnapshots"
    assert pascal("1st 2nd_St 3dth") == "1st2ndSt3Dth"
    assert camel("at_1st") == "at1st"
    assert camel("Load balancer") == "loadBalancer"


@pytest.mark.parametrize(
    ("plural", "expected"),
    [
        ("VirtualMachines", "VirtualMachine"),
        ("NetworkACLs", "NetworkACL"),
        ("Policies", "Policy"),
        ("PublicIpAddresses", "PublicIpAddress"),
        ("VolumesMetrics", "VolumesMetrics"),
        ("Status", "Status"),
        ("Process", "Process"),
        ("Isos", "Iso"),
        ("Boxes", "Box"),
        ("Series", "Series"),
        ("LibrarySeries", "LibrarySeries"),
        ("news", "news"),
        ("data", "data"),
        ("statuses", "status"),
        ("address", "address"),
        ("People", "Person"),
        ("children", "child"),
        ("companies", "company"),
        ("movies", "movie"),
        ("shelves", "shelf"),
        ("archives", "archive"),
        ("caches", "cache"),
        ("searches", "search"),
        ("databases", "database"),
        ("aliases", "alias"),
        ("boxes_", "boxes_"),
    ],
)
def test_singular(plural: str, expected: str) -> None:
    """A plural loses its ending; a word that only looks like a plural does not."""
    assert singular(plural) == expected


def test_identifiers_are_safe() -> None:
    """An Identifier contains only letters, digits and underscores."""
    with pytest.raises(ValueError, match="not an identifier"):
        Identifier("a; import os")
    assert identifier("9 lives!", "x") == "_9_lives"
    assert identifier("ä", "x") == "x"


@pytest.mark.parametrize(
    ("casing", "expected"),
    [
        ("snake", "list_ssl_cert_ids"),
        ("kebab", "list-ssl-cert-ids"),
        ("upper", "LIST_SSL_CERT_IDS"),
        ("lower", "listsslcertids"),
        ("pascal", "ListSSLCertIDs"),
        ("camel", "listSSLCertIDs"),
        ("wire", "listSslCertIds"),
    ],
)
def test_initialisms_are_whole_words(casing: Casing, expected: str) -> None:
    """They are in capitals where words start with one, their plural too; `ids` inside of a word stays."""
    initialisms = frozenset({"SSL", "ID"})
    assert cased("listSslCertIds", casing, initialisms) == expected
    assert cased("offeringid", "pascal", initialisms) == "Offeringid"
    assert cased("idOfVM", "camel", initialisms) == "idOfVM"
    assert cased("list_vms_2", "upper", initialisms) == "LIST_VMS_2"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Usuń łódkę", "usun_lodke"),
        ("Tạo đơn hàng", "tao_don_hang"),
        ("Kullan\u0131c\u0131 s\u0131f\u0131rlama", "kullanici_sifirlama"),
        ("Straße ändern", "strasse_andern"),
        ("Søk etter æbler", "sok_etter_aebler"),
        ("Þjóð", "thjod"),
    ],
)
def test_latin_letters_become_those_of_ascii(name: str, expected: str) -> None:
    """Letters with marks lose them, and those that Unicode does not decompose have a spelling."""
    assert snake(name) == expected
