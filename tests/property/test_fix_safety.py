"""--fix changes nothing that a caller sends, and no name, in whatever way a description states it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from lint_documents import fix_text

VALUES = [
    *(
        "all",
        "nics",
        "iso",
        "vm",
        "VM",
        "Vm",
        "ip",
        "url",
        "http",
        "HTTPS",
        "id",
        "ids",
        "zoneId",
        "vlan",
        "Vlan",
        "os",
    ),
    *("recieved", "seperate", "int", "true", "none", "in", "a", "the"),
]
NAMES = ["vCenter", "vGPU", "macOS", "iSCSI", "XenServer", "NetScaler", "pfSense", "openSUSE", "tvOS", "eBay", "IPv6"]
PARAMETERS = ["id", "ids", "vm", "url", "zoneid", "vcenter", "vgpu", "macos"]
LISTS = [
    *(
        "Value can be a list of [{}]",
        "How it is reached ({})",
        "Valid values are {}",
        "Possible values: {}",
        "State, can be {}",
    ),
    *(
        "This is one of {}",
        "Supported types are {}",
        "Either {}",
        "Things such as {}",
        "Allowed are {}",
        "Defaults to {}",
        "State, e.g. {}",
    ),
    *("The options are {}", "It is set to {} then", "Accepts {}", "Must be {}", "May be {} or nothing", "Equals {}"),
]
SEPARATORS = [", ", ",", "/", "|", " or ", " and ", ", or "]
enumerations = st.builds(
    lambda words, separator, text, quote: text.format(separator.join(f"{quote}{word}{quote}" for word in words)),
    st.lists(st.sampled_from(VALUES), min_size=1, max_size=5),
    st.sampled_from([separator for separator in SEPARATORS if "|" not in separator]),
    st.sampled_from(LISTS),
    st.sampled_from(["", "", "'", '"', "`"]),
)
lists_in_brackets = st.builds(
    lambda words, separator, around: around.format(separator.join(words)),
    st.lists(st.sampled_from(VALUES), min_size=1, max_size=5),
    st.sampled_from(SEPARATORS),
    st.sampled_from(["Kind of it [{}]", "Kind of it ({})", "Kind of it `{}`"]),
).map(lambda text: text.replace("|", "\\|"))
proper_names = st.builds(
    lambda text, name: text.format(name),
    st.sampled_from(["The address of {}", "The {} type", "Used by {} alone", "By {} as it is", "Whether it is {}"]),
    st.sampled_from(NAMES),
)
references = st.builds(
    lambda text, name: text.format(name),
    st.sampled_from(["Mutually exclusive with {}", "Mutually exclusive with the {} parameter", "Only if {} is given"]),
    st.sampled_from(PARAMETERS),
)

DOCUMENT = """\
# Pier

## listPiers

This command lists piers.

<aside class="notice">
Not asynchronous
</aside>

### Query parameters

|Parameter Name|Description|Type|Length|Required|
|--------------|-----------|----|------|--------|
{}

### Response schema

|Element|Description|Type|
|-------|-----------|----|
|**id**|The pier|uuid|
"""


@given(st.lists(st.one_of(enumerations, lists_in_brackets, proper_names, references), min_size=1, max_size=8))
def test_literal_texts_stay(texts: list[str]) -> None:
    """Every description is the same after --fix."""
    rows = [f"|**{name}**|The thing|string|255|false|" for name in PARAMETERS]
    rows += [f"|**field{number}**|{text}|string|255|false|" for number, text in enumerate(texts)]
    with TemporaryDirectory() as folder:
        after, _ = fix_text(Path(folder), DOCUMENT.format("\n".join(rows)))
    assert [row for row in after.split("\n") if row.startswith("|**field")] == rows[len(PARAMETERS) :]
