"""What type checkers and editors learn from the package."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from emitted.conftest import PACKAGE
from emitted.rest.conftest import PACKAGE as REST_PACKAGE
from type_checking import mypy

PROGRAM = """
from fernhill import AsyncClient, Client

def sync(cloud: Client) -> None:
    for volume in cloud.volume.list_volumes():
        reveal_type(volume)  # Volume
        reveal_type(volume.created)  # datetime.datetime | None
    reveal_type(cloud.volume.list_volumes().first())  # Volume | None
    reveal_type(cloud.volume.attach_volume(id="v", virtualmachineid="m").result())  # Volume
    reveal_type(cloud.call("listZones"))  # dict[str, Any]
    reveal_type(cloud.with_options(timeout=5).zone)  # ZoneCommands

async def awaited(cloud: AsyncClient) -> None:
    async for volume in cloud.volume.list_volumes():
        reveal_type(volume)  # Volume
    reveal_type(await cloud.volume.list_volumes().one())  # Volume
    job = await cloud.volume.attach_volume(id="v", virtualmachineid="m")
    reveal_type(await job)  # Volume
"""
WRONG = """
from fernhill import Client

def wrong(cloud: Client) -> None:
    cloud.volume.attach_volume(id="v")
    cloud.volume.list_volumes(tpye="x")
    cloud.volume.list_volumes(page="many")
    cloud.with_options(tiemout=1)
    cloud.volumes
"""


def test_mypy_infers_results(tmp_path: Path) -> None:
    """The types of elements, results and fields are known, with both clients."""
    (tmp_path / "program.py").write_text(PROGRAM)
    found = re.findall(r'Revealed type is "(.*)"', mypy(PACKAGE, tmp_path / "program.py").stdout)
    wanted = re.findall("# (.*)", PROGRAM)
    assert [re.sub(r"(fernhill|builtins|typing)(\.\w+)*\.", "", type_name) for type_name in found] == wanted


def test_mypy_reports_mistakes(tmp_path: Path) -> None:
    """A missing argument, a wrong name or type, an unknown option or group: each at its line."""
    (tmp_path / "wrong.py").write_text(WRONG)
    found = mypy(PACKAGE, tmp_path / "wrong.py").stdout
    assert re.findall(r"wrong\.py:(\d+): error", found) == ["5", "6", "7", "8", "9"]


@pytest.mark.peers
@pytest.mark.parametrize("package", [PACKAGE / "fernhill", REST_PACKAGE / "tallowmere"], ids=["cloudstack", "rest"])
def test_pyright_strict_passes(package: Path) -> None:
    """The whole package passes pyright's strict mode, as its pyproject.toml configures it."""
    command = ["basedpyright", "--pythonpath", sys.executable, package.name]
    done = subprocess.run(
        [Path(sys.executable).with_name(command[0]), *command[1:]],
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "0 errors, 0 warnings, 0 notes", done.stdout


def test_import_is_light() -> None:
    """Importing the package imports neither msgspec nor an HTTP library; a model imports msgspec only."""
    code = (
        "import sys, fernhill; assert not {'msgspec', 'urllib3', 'aiohttp', 'ssl'} & set(sys.modules);"
        "fernhill.models.Zone; assert not {'urllib3', 'aiohttp', 'ssl'} & set(sys.modules);"
        "fernhill.Client; assert not {'urllib3', 'aiohttp', 'ssl'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], cwd=PACKAGE, check=True)


def test_dir_lists_everything() -> None:
    """The package and its models can be completed in a Python prompt."""
    import fernhill  # noqa: PLC0415 - found through conftest

    assert {"Client", "AsyncClient", "errors", "models"} <= set(dir(fernhill))
    assert {"Volume", "Zone"} <= set(dir(fernhill.models))
    assert {"volume", "zone", "call", "job"} <= set(dir(fernhill.Client))
