"""Words and casing of names."""

import pytest

from slatebind.casing import Identifier, camel, identifier, pascal, singular, snake


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
    """Capitals begin a word, a run of capitals is one, digits stay with the word before them."""
    assert snake(name) == expected


def test_pascal_and_camel() -> None:
    """Capitals inside a word are kept."""
    assert pascal("load balancer") == "LoadBalancer"
    assert pascal("listVMSnapshots") == "ListVMSnapshots"
    assert camel("Load balancer") == "loadBalancer"


@pytest.mark.parametrize(
    ("plural", "one"),
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
    ],
)
def test_singular(plural: str, one: str) -> None:
    """A plural loses its ending; a word that only looks like one keeps it."""
    assert singular(plural) == one


def test_identifiers_are_safe() -> None:
    """An Identifier cannot hold anything but letters, digits and underscores."""
    with pytest.raises(ValueError, match="not an identifier"):
        Identifier("a; import os")
    assert identifier("9 lives!", "x") == "_9_lives"
    assert identifier("ä", "x") == "x"
