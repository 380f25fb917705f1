"""What a run shows while it works, and the table at its end."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from personalize_poc import progress
from personalize_poc.evaluation import comparison, conclusion, metrics
from personalize_poc.evaluation.estimates import Estimate, figure
from personalize_poc.language import _
from personalize_poc.workshop.report import duration
from personalize_poc.workshop.results import OK, NotebookResult, Results

#: Without a terminal: at most one line in so many seconds about a notebook at work.
SPARSE_SECONDS = 30.0
REFRESH_SECONDS = 0.25
_WIDE = 120
_NARROW = ("MRR@25", "NDCG@25", "P@10", "coverage")


class Progress:
    """One line a notebook. In a terminal the line of the running one counts cells and seconds.

    Args:
        console: where to write.
        clock: seconds, for tests.
        sparse: without a terminal, a line about the notebook at work every so many seconds.
    """

    def __init__(
        self,
        console: Console,
        clock: Callable[[], float] = time.monotonic,
        sparse: float = SPARSE_SECONDS,
    ) -> None:
        self.console, self._clock = console, clock
        self._is_live = console.is_terminal
        line = progress.TerminalLine if self._is_live else progress.LogLine
        self._line = line(console.file)
        self._every = REFRESH_SECONDS if self._is_live else sparse
        self._lock = threading.Lock()
        self._ended = threading.Event()
        self._teller: threading.Thread | None = None
        self._begun = 0.0
        self._cell = (0, 0)
        self._result: NotebookResult | None = None

    def begin(self, result: NotebookResult) -> None:
        """See ``runner.Watcher``."""
        self._begun = self._clock()
        self._cell, self._result = (0, 0), result
        self._ended = threading.Event()
        self._teller = threading.Thread(target=self._tell, daemon=True)
        self._teller.start()

    def cell(self, result: NotebookResult, number: int, total: int) -> None:
        """See ``runner.Watcher``."""
        self._cell = (number, total)
        if self._is_live:
            self._show()

    def end(self, result: NotebookResult) -> None:
        """See ``runner.Watcher``."""
        if self._teller is not None:
            self._ended.set()
            self._teller.join()
            self._teller = None
        self._line.clear()
        mark = Text("✓ ", "green") if result.status == OK else Text("✗ ", "red")
        line = mark + Text(f"{result.number} {result.title}  {duration(result.seconds)}")
        if result.status != OK:
            line += Text(f"  {_(result.status)}", "red")
        self.console.print(line, soft_wrap=True)

    def _tell(self) -> None:
        """Seconds pass in a terminal. Elsewhere a sign of life comes now and then.

        One cell may train for minutes, or on AWS for hours.
        """
        while not self._ended.wait(self._every):
            self._show()

    def _show(self) -> None:
        with self._lock:
            self._line.show(self._text(), news=True)

    def _text(self) -> str:
        if self._result is None:
            return ""
        number, total = self._cell
        cells = (
            _("cell {number} of {total}").format(number=number, total=total)
            if total
            else _("starting")
        )
        spent = duration(self._clock() - self._begun)
        return f"  {self._result.number} {self._result.title}  {cells}, {spent}"


def screen() -> Console:
    """The console of the commands; without a terminal wide enough for every table."""
    found = Console(highlight=False)
    return found if found.is_terminal else Console(highlight=False, width=_WIDE)


def summary(results: Results, folder: Path, width: int = 120) -> list[Table | Text]:
    """The end of a run: metrics beside popularity, times, paths.

    Args:
        results: of the run.
        folder: the run folder.
        width: columns of the terminal; a narrow one gets fewer metrics.
    """
    parts: list[Table | Text] = []
    found = comparison.restored(results.recorded.get("comparison"))
    if found is not None:
        parts.append(_compared(found))
        parts += [Text(f"- {sentence}") for sentence in conclusion.sentences(found)]
        parts.append(Text(""))
    elif results.recipes:
        parts.append(_metrics(results, width))
    times = Table(title=_("Notebooks"), title_justify="left", show_edge=False)
    for name, side in ((_("notebook"), "left"), (_("status"), "left"), (_("time"), "right")):
        times.add_column(name, justify="right" if side == "right" else "left")
    for entry in results.notebooks:
        status = Text(_(entry.status), "green" if entry.status == OK else "red")
        spent = duration(entry.seconds) if entry.seconds else "–"
        times.add_row(f"{entry.number} {entry.title}", status, spent)
    times.add_section()
    times.add_row(_("all"), "", duration(results.seconds))
    parts.append(times)
    parts.append(
        Text(
            _("Run folder  {folder}\nReport      {report}").format(
                folder=folder, report=folder / "report.html"
            )
        )
    )
    return parts


def _compared(found: comparison.Comparison) -> Table:
    """Leads stand without their intervals here, with a mark: the report has all of it."""
    label = metrics.label(found.metric)
    title = _(
        "{label} of {users:,} test users beside two baselines; ?: not distinguishable"
    ).format(label=label, users=found.users)
    table = Table(title=title, title_justify="left", show_edge=False)
    table.add_column("", no_wrap=True)
    for heading in (
        _("all items"),
        _("over\npopular"),
        _("over\n“again”"),
        _("new\nitems"),
        _("over\npopular"),
    ):
        table.add_column(heading, justify="right", no_wrap=True)
    for row in found.rows:
        leads = [_lead(lead) for lead in (row.over_popularity, row.over_again, row.over_new)]
        means = [_mean(row.everything), _mean(row.new)]
        name = (
            comparison.called(row.name)
            .removeprefix("aws-")
            .replace(" last, again", "\nlast, again")
        )
        table.add_row(name, means[0], leads[0], leads[1], means[1], leads[2])
    return table


def _mean(found: Estimate) -> str:
    return f"{found.mean:.3f}" if found.mean == found.mean else "–"


def _lead(found: Estimate) -> str:
    if not found.has_interval:
        return "–"
    return f"{figure(found.mean, '+')} {'?' if found.verdict == 'not distinguishable' else ' '}"


def _metrics(results: Results, width: int) -> Table:
    shown = metrics.show(results.recipes)
    if width < _WIDE - 10:
        shown = shown[[name for name in shown if name in _NARROW]]
    table = Table(
        title=_("Offline metrics; the first row is the popularity baseline"),
        title_justify="left",
        show_edge=False,
    )
    table.add_column(_("recipe"), no_wrap=True)
    for name in shown.columns:
        table.add_column(str(name), justify="right", no_wrap=True)
    for recipe, row in shown.iterrows():
        table.add_row(str(recipe).removeprefix("aws-"), *map(str, row))
    return table
