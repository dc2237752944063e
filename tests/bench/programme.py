"""What is measured, in which order and how often: what matters most comes first, since time may run out."""

import time
from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path

from bench import client, command_line, install, packages, scale, steps
from bench.document import COPY
from bench.machine import facts, load_average
from bench.peers import PEERS, Peer
from bench.process import Starter, WrongRunError
from bench.results import AGAIN, BASE, CHECK, COLD, EDIT, TEMPLATE, Figure, Results, Section
from bench.rounds import Track
from bench.subject import Subject
from bench.work import Reference, our_work, peer_work

PARTS = ("ours", "peers", "packages", "client", "scale")
_KINDS = (COLD, AGAIN, CHECK, EDIT, TEMPLATE)
_PEERS_KINDS = (COLD, AGAIN, EDIT)
_ROUNDS = {1: 5, 10: 2}
"""How often each kind of run is measured, by the copies of the reference; larger ones once."""
_PEERS_ROUNDS = 2
_PEERS_LARGER = 10
"""The copies of the larger reference that peers are tried with, too."""
_PATIENCE = 60.0
"""Seconds that a run of a peer may be expected to take, so that it is waited for."""


class Programme:
    """One run of the benchmark: the parts that are ``wanted``, over references of ``sizes`` copies."""

    def __init__(
        self,
        starter: Starter,
        tell: Callable[[str], None],
        *,
        wanted: Sequence[str] = PARTS,
        sizes: Sequence[int] = (1, 10, 100),
        rounds: int | None = None,
        until: float = inf,
    ) -> None:
        self._starter, self._tell, self._until = starter, tell, until
        self._wanted, self._sizes, self._rounds = wanted, sizes, rounds
        load = load_average()
        self._ours = install.ourselves()
        self._base = Figure(BASE, BASE, AGAIN, 0)
        self.results = Results(facts(self._ours, load), [self._base])

    def measure(self) -> Results:
        """All of it."""
        smallest = self._reference(self._sizes[0])
        self._small(smallest)
        if "client" in self._wanted:
            self._section(client.TITLE, client.section)
            self._section(command_line.TITLE, command_line.section)
        for copies in self._sizes[1:]:
            if "ours" in self._wanted:
                # A first `check` is as long as a cold run, and over a larger reference tells nothing more.
                kinds = [kind for kind in _KINDS if kind != CHECK]
                track = self._track(our_work(self._ours, self._reference(copies)), kinds)
                self._take_turns([track], self._times(copies))
        if "scale" in self._wanted:
            self._section(scale.TITLE, lambda: scale.measure(self._starter, self._ours, self._tell))
        if "peers" in self._wanted and _PEERS_LARGER in self._sizes[1:]:
            self._take_turns(self._peer_tracks(self._reference(_PEERS_LARGER), smallest.commands), 1)
        return self.results

    def _small(self, reference: Reference) -> None:
        """Ours and the peers' in turns, then what they have made."""
        rounds = self._times(self._sizes[0])
        ours = [self._track(our_work(self._ours, reference), _KINDS)] if "ours" in self._wanted else []
        peers = self._peer_tracks(reference, None) if "peers" in self._wanted else []
        self._take_turns([*ours, *peers], min(rounds, _PEERS_ROUNDS))
        self._take_turns(ours, rounds - _PEERS_ROUNDS)
        for track in ours:
            self.results.is_as_black_writes = self._is_as_black_writes(track)
            self._section(steps.TITLE, lambda: steps.measure(self._starter, self._ours, reference, rounds, self._tell))
        if "packages" in self._wanted:
            found = packages.packages(self._ours, reference.commands)
            self._section(
                packages.TITLE, lambda: packages.measure(self._starter, found, reference.spec, rounds, self._tell)
            )

    def _times(self, copies: int) -> int:
        return self._rounds or _ROUNDS.get(copies, 1)

    def _reference(self, copies: int) -> Reference:
        self._tell(f"a reference of {copies} x 115 commands")
        return Reference(copies * COPY)

    def _peer_tracks(self, reference: Reference, smaller: int | None) -> list[Track]:
        """Those that can be had; after one with a ``smaller`` reference, those that are fast enough for this one."""
        tracks = []
        for peer in PEERS:
            try:
                if smaller is not None:
                    self._expect(peer, smaller, reference)
                tracks.append(self._track(peer_work(peer, reference), _PEERS_KINDS, limit=3 * _PATIENCE))
            except install.AbsentError as problem:
                self._tell(f"{peer.title}: {problem}")
                self.results.figures += [
                    Figure(peer.title, peer.group, kind, reference.commands, missing=str(problem))
                    for kind in _PEERS_KINDS
                ]
        return tracks

    def _expect(self, peer: Peer, smaller: int, reference: Reference) -> None:
        before = self.results.find(peer.title, COLD, smaller)
        if before is None:
            raise install.AbsentError("not measured over the smaller reference")
        expected = before.best.wall * reference.commands / smaller
        if expected > _PATIENCE:
            raise install.AbsentError(f"left out, some {expected:.0f} s were to be expected")

    def _track(self, subject: Subject, kinds: Sequence[str], *, limit: float = 600) -> Track:
        track = Track(subject, kinds, self._starter, limit=limit, until=self._until)
        self.results.figures += track.figures.values()
        return track

    def _take_turns(self, tracks: Sequence[Track], rounds: int) -> None:
        for _ in range(rounds):
            for kind in _KINDS:
                for track in tracks:
                    if kind in track.kinds:
                        self._nothing(track)
                        track.step(kind, self._tell)

    def _nothing(self, track: Track) -> None:
        """What starting Python costs, at the same time as all the rest."""
        command = (self._ours / "python", "-c", "pass")
        self._base.costs.append(self._starter.succeed(command, track.subject.folder).cost)

    def _is_as_black_writes(self, track: Track) -> bool:
        """Whether black itself would leave what was made last as it is."""
        self._tell("black over what was made")
        package = track.subject.folder / "client"
        # File by file: folders named build are no matter for black, and it would tell that all is well.
        files = sorted(package.rglob("*.py"))
        command: tuple[str | Path, ...] = (
            self._ours / "python",
            "-m",
            "black",
            "--check",
            "--config",
            package / "pyproject.toml",
            *files,
        )
        done = self._starter.run(command, track.subject.folder)
        return f"{len(files)} files would be left unchanged" in done.err

    def _section(self, title: str, measure: Callable[[], Section]) -> None:
        """A table of its own; where it cannot be had, the reason."""
        self._tell(title)
        try:
            if time.monotonic() > self._until:
                raise WrongRunError("left out, the time was up")
            self.results.sections.append(measure())
        except (install.AbsentError, WrongRunError) as problem:
            self._tell(f"{title}: {problem}")
            self.results.sections.append(Section(title, f"Not measured: {problem}.", [], []))
