"""Runs that take turns, so that what disturbs the machine disturbs all alike, each proved to have done its work."""

import math
import time
from collections.abc import Callable, Sequence

from bench.document import mark
from bench.process import Cost, Starter, WrongRunError
from bench.results import AGAIN, CHECK, COLD, EDIT, TEMPLATE, Figure
from bench.subject import Subject, examine

TICK = 2.1
"""Seconds after which a file no longer counts as just written: users come back later than that, too."""
_GRACE = 60.0
"""Seconds that the last run may take beyond the time for all."""


class Track:
    """A subject on its way through the kinds of runs."""

    def __init__(
        self,
        subject: Subject,
        kinds: Sequence[str],
        starter: Starter,
        *,
        limit: float = 600,
        until: float = math.inf,
    ) -> None:
        self.subject, self.kinds, self._starter, self._limit, self._until = subject, kinds, starter, limit, until
        self._edits = 0
        self.figures = {
            kind: Figure(subject=subject.name, group=subject.group, kind=kind, commands=subject.commands)
            for kind in kinds
        }

    def step(self, kind: str, tell: Callable[[str], None]) -> None:
        """One run of a kind; where one went wrong, none is tried again."""
        figure = self.figures[kind]
        if figure.missing is not None:
            return
        what = f"{self.subject.name}, {self.subject.commands:,} commands, {kind}"
        try:
            cost = _STEPS[kind](self)
        except WrongRunError as problem:
            self._give_up(str(problem))
            tell(f"{what}: {problem}")
            return
        figure.costs.append(cost)
        tell(f"{what}: {cost.wall:.3f} s")

    def _give_up(self, reason: str) -> None:
        for figure in self.figures.values():
            figure.missing = reason

    def cold(self) -> Cost:
        """Everything, from nothing."""
        self._edits += 1
        self.subject.forget()
        self.subject.write_input(self._edits)
        return self._run(COLD, mark(self._edits))

    def again(self) -> Cost:
        """The same once more: nothing may be different afterwards."""
        if self.subject.remembers:
            time.sleep(TICK)
            self._start()
        cost = self._run(AGAIN, mark(self._edits))
        if self.subject.remembers and self.figures[AGAIN].written:
            raise WrongRunError("it wrote something though nothing has changed")
        return cost

    def check(self) -> Cost:
        """Only looks: it may write nothing."""
        self._start("check")
        cost = self._run(CHECK, mark(self._edits), "check")
        if self.figures[CHECK].written:
            raise WrongRunError("it wrote something though it should only look")
        return cost

    def edit(self) -> Cost:
        """One sentence is another."""
        self._edits += 1
        self.subject.write_input(self._edits)
        return self._changed(EDIT)

    def template(self) -> Cost:
        """A sentence of a template is another."""
        self._edits += 1
        template = self.subject.template
        assert template is not None
        if template.sentence not in template.text:
            raise WrongRunError(f"the template no longer says {template.sentence!r}")
        (self.subject.folder / template.file).write_text(
            template.text.replace(template.sentence, f"{template.sentence} {mark(self._edits)}"), encoding="utf-8"
        )
        return self._changed(TEMPLATE)

    def _changed(self, kind: str) -> Cost:
        cost = self._run(kind, mark(self._edits))
        if not self.figures[kind].written:
            raise WrongRunError("it wrote nothing though its input has changed")
        return cost

    def _run(self, kind: str, word: str, command: str = "") -> Cost:
        before = self.subject.stamps()
        cost = self._start(command)
        after = self.subject.stamps()
        figure = self.figures[kind]
        figure.files, figure.lines = examine(self.subject, word, self.subject.names if kind == COLD else frozenset())
        if kind != COLD and figure.files != self.figures[COLD].files:
            raise WrongRunError(f"it left {figure.files} files where a cold run makes {self.figures[COLD].files}")
        figure.written = sum(before.get(path) != stamp for path, stamp in after.items())
        return cost

    def _start(self, command: str = "") -> Cost:
        subject = self.subject
        argv = [command if command and word == "generate" else word for word in subject.argv]
        left = self._until - time.monotonic()
        if left < 0:
            raise WrongRunError("left out, the time was up")
        limit = min(self._limit, left + _GRACE)
        return self._starter.succeed(argv, subject.folder, subject.environment, limit=limit).cost


_STEPS: dict[str, Callable[[Track], Cost]] = {
    COLD: Track.cold,
    AGAIN: Track.again,
    CHECK: Track.check,
    EDIT: Track.edit,
    TEMPLATE: Track.template,
}
