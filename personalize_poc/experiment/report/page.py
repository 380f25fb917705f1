"""What stands in the reports: worked out here, laid out in the templates beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.evaluation import pages
from personalize_poc.experiment import planned
from personalize_poc.experiment.logged import results
from personalize_poc.experiment.logged.estimates import Estimate, Result
from personalize_poc.experiment.report import pictures, told
from personalize_poc.experiment.statistics import sequential
from personalize_poc.language import _

if TYPE_CHECKING:
    from jinja2 import Environment

    from personalize_poc.evaluation.pages.svg import Picture
    from personalize_poc.experiment.logged.results import Analysis
    from personalize_poc.experiment.planning import Plan

_MARKS = {
    results.VOID: "bad",
    results.HARM: "bad",
    results.WORSE: "bad",
    results.BETTER: "good",
    results.OPEN: "ask",
    results.UNKNOWN: "bad",
}


def of_plan(plan: Plan) -> str:
    """The plan as HTML."""
    figures, light, dark = _drawn(pictures.of_plan(plan))
    return pages.rendered(
        _environment().get_template("plan.html.j2"),
        verdict=planned.verdict(plan),
        mark="good" if plan.enough else "bad",
        words=planned.words(plan),
        remedies=planned.remedies(plan),
        rows=told.plan_rows(plan),
        figures=figures,
        light=light,
        dark=dark,
    )


def of_analysis(analysis: Analysis) -> str:
    """The analysis as HTML."""
    figures, light, dark = _drawn(pictures.of_analysis(analysis))
    exposed = analysis.exposed
    return pages.rendered(
        _environment().get_template("analysis.html.j2"),
        name=analysis.name,
        verdict=analysis.verdict,
        mark=_MARKS[analysis.state],
        variants=[
            (name, f"{users:,}", told.percent(users / sum(exposed.users.values())), share)
            for (name, users), share in zip(
                exposed.users.items(), map(told.percent, exposed.weights), strict=True
            )
        ],
        mismatch=told.chance(exposed.mismatch),
        rows=[row for one in analysis.results for row in _rows(one, analysis)],
        sizes=told.sizes(analysis),
        level=told.percent(1 - analysis.rules.alpha),
        correction=_(told.CORRECTIONS[analysis.rules.correction]),
        exceptions=analysis.exceptions,
        basis=_("fixed") if analysis.is_final else _("always-valid"),
        tuned=f"{analysis.rules.planned or sequential.PLANNED:,}",
        segments=[told.segment_row(one, analysis) for one in analysis.segments],
        differ=told.segments(analysis),
        novelty=told.novelty(analysis),
        findings=analysis.findings,
        figures=figures,
        light=light,
        dark=dark,
        read=f"{analysis.rows:,}",
        seconds=_("{seconds:,} s").format(seconds=math.ceil(analysis.seconds)),
    )


def _rows(one: Result, analysis: Analysis) -> list[dict[str, str]]:
    """A row for the estimate without data from before, and one with it."""
    made = [("", one.raw)] if one.adjusted is None else [("", one.raw), ("CUPED", one.adjusted)]
    return [_row(one, how, found, analysis) for how, found in made]


def _row(one: Result, how: str, found: Estimate | str, analysis: Analysis) -> dict[str, str]:
    metric = one.metric
    row = {
        "metric": told.name(metric),
        "treatment": one.treatment,
        "unit": metric.unit,
        "how": _("CUPED, variance −{share}").format(share=told.percent(round(one.reduction, 3)))
        if how
        else _("as it is"),
    }
    if isinstance(found, str):
        return row | {"why": found}
    decides = found is one.best
    state = "none" if analysis.state == results.VOID else one.state
    return row | {
        "why": "",
        "control": told.value(found.control.mean, metric),
        "mean": told.value(found.treatment.mean, metric),
        "difference": told.difference(found.difference, metric),
        "fixed": told.interval(found.interval, metric),
        "always": told.interval(found.always, metric),
        "lift": told.lift(found),
        "p": told.chance(found.p_value),
        "always_p": told.chance(found.always_p),
        "corrected": told.chance(one.adjusted_p) if decides else "",
        "state": _(told.STATES[state]) if decides else "",
    }


def _drawn(found: Sequence[Picture]) -> tuple[list[tuple[str, Any, str]], str, str]:
    """Pictures as (title, SVG, what one sees), and their colours for both themes."""
    from markupsafe import Markup

    from personalize_poc.evaluation.pages import svg

    made = [
        (one.title, Markup(svg.drawn(one)), one.alt)  # noqa: S704 # names in it are escaped
        for one in found
    ]
    light, dark = svg.colours("".join(text for __, text, __ in made))
    return made, light, dark


@cache
def _environment() -> Environment:
    return pages.environment(Path(__file__).parent)
