"""What a report advises: what it would cost a month, and what to do next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from personalize_poc.aws import pricing
from personalize_poc.aws.bill import HOUR, MONTH, SO_FAR, UNKNOWN, Bill, usd
from personalize_poc.evaluation import conclusion
from personalize_poc.evaluation.comparison import Comparison
from personalize_poc.inference import choosing
from personalize_poc.language import _

WEEKS_A_MONTH = 52 / 12
_BYTES = 60
"""Of one interaction in a CSV file, about."""


@dataclass(frozen=True)
class Cost:
    """One line of a bill."""

    what: str
    usd: str


@dataclass(frozen=True)
class BillPart:
    """A part of the bill of a run: its heading, its lines, its sum, and what is not in it."""

    heading: str
    lines: list[tuple[str, str, str, str]]
    total: str
    missing: str


@dataclass(frozen=True)
class BillCard:
    """What a run costs, as a report shows it."""

    title: str
    parts: list[BillPart]
    ended: str
    notes: str


def bill_card(found: Bill | None, *, is_gone: bool) -> BillCard | None:
    """What a run cost so far, costs an hour now, and costs in a month, with honest sums.

    Args:
        found: the bill that a notebook recorded last.
        is_gone: whether the run has been cleaned up since.
    """
    if found is None:
        return None
    headings = {SO_FAR: _("So far"), HOUR: _("In an hour, now"), MONTH: _("In a month")}
    if is_gone:
        headings |= {HOUR: _("In an hour, until it was deleted"), MONTH: _("In a month, if kept")}
    parts = []
    for part, total, missing in found.sums():
        lines = [
            (
                line.what,
                line.amount,
                _(UNKNOWN) if line.usd is None else usd(line.usd),
                found.told(line),
            )
            for line in found.lines
            if line.part == part
        ]
        parts.append(BillPart(headings[part], lines, total, missing))
    ended = _("The run has been cleaned up since: nothing of it bills any more.") if is_gone else ""
    return BillCard(found.title, parts, ended, " ".join(found.footnotes()))


def costs(workload: Mapping[str, Any] | None) -> list[Cost]:
    """What one recipe in production costs a month on AWS; empty if the data is not known."""
    rows = (workload or {}).get("interactions")
    if not isinstance(rows, int) or isinstance(rows, bool) or rows <= 0:
        return []
    hours = pricing.training_hours(rows)
    parts = {
        _("one campaign that answers at any time (at least 1 request a second is billed)"): (
            pricing.campaign()
        ),
        _("one training a week, about {hours:.1f} training hours each").format(hours=hours): (
            WEEKS_A_MONTH * pricing.training(hours)
        ),
        _("importing {rows:,} interactions once more").format(rows=rows): pricing.ingestion(
            rows * _BYTES
        ),
    }
    told = [Cost(what, _usd(usd)) for what, usd in parts.items()]
    return [*told, Cost(_("together"), _usd(sum(parts.values())))]


def _usd(usd: float) -> str:
    return _("under 0.01") if usd < 0.01 else f"{usd:,.2f}"


def steps(found: Comparison | None, target: str, experiment: bool) -> list[str]:
    """What to do next, from what was found."""
    said = []
    if found is not None:
        said += _of_recipes(found)
    if target == "local":
        said.append(
            _(
                "Repeat the run on Amazon Personalize (personalize-poc run --target aws): the "
                "models of this report are the stand-in's own, and the numbers of AWS will "
                "differ."
            )
        )
    if not experiment:
        said.append(
            _(
                "Decide with people and not with metrics: an A/B test in which one half gets the "
                "baseline."
            )
        )
    return said


def _withdrawn(names: set[str]) -> bool:
    return any(map(choosing.is_withdrawn, names))


def _of_recipes(found: Comparison) -> list[str]:
    again = found.baselines[1] if len(found.baselines) > 1 else None
    said = []
    if again is not None and again.over_popularity.above_zero:
        said.append(
            _(
                "Offer “what you did last” as a shelf of its own: it needs no model, and with "
                "repeats it is {lead} ahead of popularity."
            ).format(lead=again.over_popularity.text("+"))
        )
    ahead = [row.name for row in found.recipes if conclusion.verdict(row) == conclusion.NEW]
    gains = [name for name in ahead if not choosing.is_withdrawn(name)]
    if all(conclusion.verdict(row) == conclusion.UNKNOWN for row in found.recipes):
        said.append(
            _(
                "Find out what the recipes add on new items, which is not published: ask a "
                "campaign about people whose newest interactions were not imported."
            )
        )
        return said
    if ahead and not gains:
        said.append(
            _(
                "On new items {names} alone is ahead of popularity, and AWS accepts no new "
                "solutions of it: no other recipe here shows a gain. Collect more interactions, or "
                "ask more test users, and measure again."
            ).format(names=", ".join(ahead))
        )
        return said
    if not gains:
        said.append(
            _(
                "Do not deploy a recipe on these figures: on new items none is ahead of "
                "popularity. Collect more interactions and metadata, or ask more test users, and "
                "measure again."
            )
        )
        return said
    offered = replace(
        found,
        rows=[row for row in found.rows if not choosing.is_withdrawn(row.name)],
        pairs=[one for one in found.pairs if not _withdrawn({one.one, one.other})],
    )
    first = [name for name in conclusion.leaders(offered, new=True) if name in gains] or gains
    if len(first) == 1:
        said.append(
            _("Take {name} into a trial: it adds something on new items.").format(name=first[0])
        )
    else:
        said.append(
            _(
                "Take one of {names} into a trial. On new items each is ahead of popularity, and "
                "they cannot all be told apart: choose by price, operations, coverage."
            ).format(names=", ".join(first))
        )
    return said
