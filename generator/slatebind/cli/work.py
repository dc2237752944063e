"""What a plan makes: made, written, and remembered for the next run. Loads all that this takes."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from slatebind.cli import up_to_date
from slatebind.cli.options import Telling
from slatebind.cli.plan import arguments, places
from slatebind.cli.progress import progress
from slatebind.cli.report import Report
from slatebind.files import read_bytes
from slatebind.output import MANIFEST, write
from slatebind.pipeline import Product, Project, Track
from slatebind.regions import split_regions


def look(config: str | None, project: Project) -> list[bytes]:
    """What the plan and its inputs hold now, for ``remember``."""
    return up_to_date.input_entries([*places(config), *project.inputs()])


class Made(NamedTuple):
    """What is to be remembered of the files that stand below ``root``, without their texts."""

    root: str
    entries: tuple[bytes, ...]


def made(product: Product) -> Made:
    """What a product made, as it stands now."""
    files = (
        (f"{product.root}/{file.path}", split_regions(file.text).generated.encode()) for file in product.files or ()
    )
    return Made(product.root, tuple(up_to_date.output_entry(path, data) for path, data in files))


def remember(looked: list[bytes], products: Iterable[Made], told: tuple[str, str, int]) -> None:
    """Let the next run with the same arguments see at once that it has nothing to do, and what it is to say."""
    words = arguments()
    if not words:
        return
    whole = [one for one in products if one.entries]
    manifests = (f"{root}/{MANIFEST}" for root in dict.fromkeys(one.root for one in whole))
    outputs = [entry for one in whole for entry in one.entries]
    outputs += [up_to_date.output_entry(manifest, read_bytes(manifest)) for manifest in manifests]
    up_to_date.record(words, looked, outputs, told)


def tracker(telling: Telling) -> Track:
    """Shows how far each step is, as the options want it shown."""
    return lambda label: progress(label, telling)


def reported(outputs: Iterable[Product], report: Report) -> Iterator[Product]:
    """What a project makes, part by part; the findings go to the report."""
    for output in outputs:
        report.add(output.diagnostics)
        if output.is_lost:
            report.give_up()
        yield output


def write_all(outputs: Iterable[Product], report: Report, *, force: bool, adopt: bool = False) -> list[Made]:
    """Write each part before the next one is made, and hold none of it any longer."""

    def written(output: Product) -> Made:
        write_product(output, report, force=force, adopt=adopt)
        return made(output)

    # Not a loop: its variable would hold a part while the next one is made.
    return list(map(written, reported(outputs, report)))


def write_product(product: Product, report: Report, *, force: bool, adopt: bool) -> None:
    """Write what a job made, if it made anything."""
    if product.files is None:
        return
    outcome = write(
        product.files,
        product.root,
        owner=product.owner,
        force=force,
        adopt=adopt,
        is_whole=product.is_whole,
        origin=product.origin,
    )
    report.wrote(product.owner, outcome)


def tell_left_behind(project: Project, report: Report, *, prune: bool = False) -> None:
    """Report what stands where the plan makes nothing any more, or remove it, but for what a person edited."""
    for left in project.left_behind():
        if prune:
            report.wrote(left.owner, write((), left.root, owner=left.owner, origin=left.origin))
        else:
            report.add((left.finding,))
