"""``job status ID`` and ``job wait ID``: jobs that were started earlier, by whatever program."""

from __future__ import annotations

from collections.abc import Callable

import click
from click.shell_completion import CompletionItem

from ..completion import fetched_ids, offered
from ..operation_command import HELP_NAMES
from ..options import RunOptions, common_options, merged_options
from .verbs import find_list_of

_OPTIONS = frozenset(
    ("profile", "output", "filter", "query", "timeout", "allow_http", "debug")
)


def job_commands() -> dict[str, Callable[[], click.Command]]:
    """The commands by name."""
    return {"status": _status, "wait": _wait}


def _status() -> click.Command:
    def print_status(id: str, options: RunOptions) -> int:
        from .jobs import run_job_status

        return run_job_status(id, options)

    help = "Print how a job stands now."
    return _command("status", print_status, _OPTIONS, help)


def _wait() -> click.Command:
    def wait(id: str, options: RunOptions) -> int:
        from .jobs import run_job_wait

        return run_job_wait(id, options)

    help = "Wait for a job, and print its result."
    return _command("wait", wait, _OPTIONS | {"wait_timeout"}, help)


def _command(
    name: str,
    run: Callable[[str, RunOptions], int],
    option_names: frozenset[str],
    help: str,
) -> click.Command:
    def callback(id: str, **given: object) -> None:
        ctx = click.get_current_context()
        ctx.exit(run(id, merged_options(ctx.obj, given)))

    options = [option for option in common_options() if option.name in option_names]
    argument = click.Argument(["id"], metavar="ID", shell_complete=_complete_job)
    return click.Command(
        name,
        callback=callback,
        params=[argument, *options],
        help=help,
        context_settings=HELP_NAMES,
    )


def _complete_job(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """The ids of jobs."""
    jobs = find_list_of("job", "")
    return offered(fetched_ids(ctx, jobs.name if jobs else "", ("id",)), incomplete)
