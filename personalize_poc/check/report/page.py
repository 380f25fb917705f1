"""What stands in report.html: worked out here, laid out in the template beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import pricing
from personalize_poc.check import next_steps, rows, telling
from personalize_poc.check.advice import LACKS, Fit, costs
from personalize_poc.check.advice.amounts import percent
from personalize_poc.check.report import statistics
from personalize_poc.check.texts import shown
from personalize_poc.evaluation import pages
from personalize_poc.language import _
from personalize_poc.progress import duration

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Template

    from personalize_poc.check.study import Study

TEMPLATE = "report.html.j2"
_MARKS = {
    telling.READY: "good",
    telling.QUESTIONS: "ask",
    telling.BLOCKED: "bad",
    telling.NOTHING: "bad",
}


def render(study: Study, folder: Path | None = None, cleaned: Path | None = None) -> str:
    """The report as HTML.

    Args:
        study: what was found.
        folder: where it is written, to be named in the next steps.
        cleaned: the folder with cleaned files, if they were written.
    """
    figures, light, dark = _pictures(study)
    advice = study.advice
    recipes = advice.recipes if advice else ()
    best, others = _best(recipes)
    return pages.rendered(
        _template(),
        name=_name(study.source),
        source=study.source,
        verdict=telling.verdict(study),
        mark=_MARKS[telling.state(study)],
        facts=_facts(study),
        files=rows.files(study),
        left_out=rows.left_out(study),
        roles=rows.roles(study),
        stated=study.stated,
        proposed=study.proposal.mapping is not None,
        questions=study.proposal.questions,
        groups=rows.groups(study),
        figures=figures,
        statistics=statistics.table(study.facts),
        light=light,
        dark=dark,
        sampled=study.facts.sampled if study.facts else 1,
        advice=advice,
        best=best,
        others=others,
        lacking=[one for one in recipes if one.fit == LACKS],
        here=lambda one: costs.told_here(one.cost.here),
        marks={"fits": "good", "possible": "ask"},
        sources=[
            _(costs.HOW_AWS),
            _(costs.HOW_HERE),
            _("prices: {note}").format(note=_(pricing.NOTE)),
        ],
        place=rows.place,
        many=rows.many,
        steps=next_steps.steps(study, folder, cleaned),
        seconds=duration(study.seconds) if study.seconds >= 1 else _("less than a second"),
        read=sum(table.rows for table in study.reading.tables),
    )


@cache
def _template() -> Template:
    environment = pages.environment(
        Path(__file__).parent, lambda value: shown(value) if type(value) is str else value
    )
    environment.filters["percent"] = percent
    environment.filters["code"] = _code
    return environment.get_template(TEMPLATE)


def _code(text: str) -> Any:
    """A sentence in which what stands between backquotes is a command."""
    from markupsafe import Markup, escape

    parts = shown(text).split("`")
    made = (
        f"<code>{escape(one)}</code>" if at % 2 else escape(one) for at, one in enumerate(parts)
    )
    return Markup("").join(Markup(one) for one in made)  # noqa: S704 # each part is escaped


def _name(source: str) -> str:
    return Path(source).name or source


def _facts(study: Study) -> list[tuple[str, str]]:
    """How much there is: (how many, of what)."""
    facts = study.facts
    if facts is None:
        return []
    found = [
        (f"{facts.usable:,}", _("interactions that can be used")),
        (f"{facts.users:,}", _("users")),
        (f"{facts.items:,}", _("items with an interaction")),
    ]
    if facts.first is not None and facts.days > 0:
        found.append((duration(facts.days * 86_400), _("from the first to the last")))
    found.append((percent(facts.repeats), _("repeat an item that the user had")))
    return found


def _best(recipes: Sequence[Fit]) -> tuple[list[Fit], list[Fit]]:
    """Of the recipes that can be trained the best of each use case, and the others."""
    best: dict[str, Fit] = {}
    others = []
    for one in recipes:
        if one.fit != LACKS and one.use_case not in best:
            best[one.use_case] = one
        elif one.fit != LACKS:
            others.append(one)
    return list(best.values()), others


def _pictures(study: Study) -> tuple[list[tuple[str, Any, str]], str, str]:
    """Pictures as (title, SVG, what one sees), and their colours for both themes."""
    if study.facts is None:
        return [], "", ""
    from markupsafe import Markup

    from personalize_poc.check.report import diagrams, pictures

    found = [
        (one.title, Markup(one.svg), one.alt)  # noqa: S704 # names in it are escaped
        for one in pictures.every(study.facts)
    ]
    return found, diagrams.LIGHT, diagrams.DARK
