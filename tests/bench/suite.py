"""What is measured, in which order and how often; what matters most comes first because the time is limited."""

import os
import time
from collections.abc import Callable, Sequence
from math import inf

from bench import client_costs, go_module, growth, html_page, http_reading, steps, typescript_package
from bench.decoding import DECODE, measure_decoding
from bench.document import COPY
from bench.install import UnavailableError, slatebind_wheel
from bench.machine import describe
from bench.peers import PEERS
from bench.process import RunFailedError, run_successfully
from bench.reference import Reference
from bench.results import COLD, EDIT, GO, NOOP, PYTHON_START, TEMPLATE, TYPESCRIPT, Figure, Results, Section
from bench.watch import measure_watch
from bench.workload import Log, Runner, Workload, peer_workload, slatebind_workload

PARTS = ("generation", "targets", "peers", "client", "growth")
SIZES = (1, 10, 100)
_KINDS = (COLD, NOOP, EDIT, TEMPLATE)
_COMPARED_KINDS = _KINDS[:3]
_ROUNDS = {1: 5, 10: 2}
"""How often each kind of run is measured, by the number of copies of the reference; otherwise once."""
_PEER_KINDS = {1: _COMPARED_KINDS, 10: (COLD,)}
_PEER_ROUNDS = {1: 2, 10: 1}
_LARGE_COPIES = 6
"""Of 115 commands: about as many as CloudStack has."""
_TIMEOUT_SECONDS = 600
_PEER_TIMEOUT_SECONDS = 180


class Suite:
    """One run of the benchmark: some ``parts`` of it, over references of ``sizes`` copies of 115 commands."""

    def __init__(
        self,
        log: Log,
        *,
        parts: Sequence[str] = PARTS,
        sizes: Sequence[int] = SIZES,
        rounds: int | None = None,
        deadline: float = inf,
    ) -> None:
        load = os.getloadavg()[0]
        self._log, self._parts, self._sizes, self._rounds, self._deadline = log, parts, sizes, rounds, deadline
        self._slatebind = slatebind_wheel()
        self._python_start = Figure(PYTHON_START, COLD, 0)
        self.results = Results(describe(self._slatebind, load), [self._python_start])

    def run(self) -> Results:
        """Measure all of it."""
        for copies in self._sizes:
            self._log(f"{copies} x 115 commands")
            reference = Reference(copies * COPY)
            rounds = self._rounds or _ROUNDS.get(copies, 1)
            own = self._generation(reference, copies, rounds)
            if copies == self._sizes[0]:
                self._details(reference, own, rounds)
        if "growth" in self._parts:
            program = self._slatebind / "slatebind"
            self._section(growth.TITLE, lambda: growth.measure_growth(program, self._log))
        return self.results

    def _generation(self, reference: Reference, copies: int, rounds: int) -> list[Runner]:
        """Run slatebind and the peers in turns; returns the runner of slatebind."""
        own, targets, peers = [], [], []
        if "generation" in self._parts:
            workload = slatebind_workload(self._slatebind, reference)
            kinds = _KINDS if copies == self._sizes[0] else _COMPARED_KINDS
            own.append(self._runner(workload, kinds, _TIMEOUT_SECONDS))
        if "targets" in self._parts and copies == self._sizes[0]:
            targets = self._targets(reference)
        if "peers" in self._parts and copies in _PEER_KINDS:
            peers = self._peers(reference, _PEER_KINDS[copies])
        for number in range(rounds):
            for kind in _KINDS:
                turns = [*own, *targets, *(peers if number < _PEER_ROUNDS.get(copies, 0) else [])]
                for runner in turns:
                    start = run_successfully([self._slatebind / "python", "-c", "pass"], runner.workload.folder)
                    self._python_start.costs.append(start.cost)
                    runner.measure(kind, self._log)
        return own

    def _targets(self, reference: Reference) -> list[Runner]:
        """Projects with the other targets."""
        workloads = (slatebind_workload(self._slatebind, reference, tool) for tool in (TYPESCRIPT, GO))
        return [self._runner(workload, _COMPARED_KINDS, _TIMEOUT_SECONDS) for workload in workloads]

    def _peers(self, reference: Reference, kinds: tuple[str, ...]) -> list[Runner]:
        """Those that can be installed; the others get a figure with the reason."""
        runners = []
        for peer in PEERS:
            try:
                runners.append(self._runner(peer_workload(peer, reference), kinds, _PEER_TIMEOUT_SECONDS))
            except UnavailableError as error:
                self._log(f"{peer.name}: {error}")
                self.results.figures.append(Figure(peer.name, COLD, reference.commands, missing=str(error)))
        return runners

    def _runner(self, workload: Workload, kinds: tuple[str, ...], limit: float) -> Runner:
        runner = Runner(workload, kinds, limit=limit, deadline=self._deadline)
        self.results.figures += runner.figures.values()
        return runner

    def _details(self, reference: Reference, own: Sequence[Runner], rounds: int) -> None:
        """What is measured for the smallest reference only."""
        for runner in own:
            self.results.figures.append(measure_watch(self._slatebind / "slatebind", runner, 2 * rounds, self._log))
            self._section(steps.TITLE, lambda: steps.measure_steps(self._slatebind, reference, rounds, self._log))
            self._section(
                http_reading.TITLE,
                lambda: http_reading.measure_http_reading(self._slatebind, min(rounds, 3), self._log),
            )
        if "targets" in self._parts:
            self._section(
                typescript_package.TITLE,
                lambda: typescript_package.measure_typescript_package(self._slatebind, reference, self._log),
            )
            self._section(
                go_module.TITLE,
                lambda: go_module.measure_go_module(
                    self._slatebind, Reference(_LARGE_COPIES * COPY), min(rounds, 3), self._log
                ),
            )
            self._section(
                html_page.TITLE,
                lambda: html_page.measure_html_page(
                    self._slatebind, reference, Reference(_LARGE_COPIES * COPY), self._log
                ),
            )
        if "client" in self._parts:
            self._section(
                client_costs.TITLE,
                lambda: client_costs.measure_clients(self._slatebind, reference.spec, rounds, self._log),
            )
            self._section(
                client_costs.COMMAND_LINE_TITLE,
                lambda: client_costs.measure_command_line(self._slatebind, reference.commands, 2 * rounds),
            )
            self._decoding(reference, min(rounds, 3))

    def _decoding(self, reference: Reference, rounds: int) -> None:
        """Figures for which there is a floor only."""
        try:
            self.results.figures += measure_decoding(self._slatebind, reference.spec, rounds, self._log)
        except RunFailedError as error:
            self._log(f"{DECODE}: {error}")

    def _section(self, title: str, measure: Callable[[], Section]) -> None:
        """A section of the report, or the reason why there is none."""
        self._log(title)
        try:
            if time.monotonic() > self._deadline:
                raise RunFailedError("the time was up")
            self.results.sections.append(measure())
        except (UnavailableError, RunFailedError) as error:
            self._log(f"{title}: {error}")
            self.results.sections.append(Section(title, f"Not measured: {error}.", [], []))
