"""The report of a run: one HTML file to hand on. It loads nothing and links to nothing beside it.

What it says is worked out here and in the modules beside it, how it looks stands in
`report.html.j2`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import language
from personalize_poc.aws import bill, pricing
from personalize_poc.evaluation import comparison, conclusion, metrics
from personalize_poc.files import write_atomically
from personalize_poc.language import N_, _
from personalize_poc.workshop import advice, pages, strips
from personalize_poc.workshop.execution import CellError

if TYPE_CHECKING:
    from jinja2 import Template

    from personalize_poc.workshop.results import NotebookResult, Results

TEMPLATE = "report.html.j2"
_SHOWN = 10
"""Titles of each list of recommendations."""
_VALUES_SHOWN = 6
"""Entries of a list in a checkpoint."""
_CHECKPOINTS = (
    N_("interactions"),
    N_("users"),
    N_("items"),
    N_("datasets"),
    N_("recipes"),
    N_("ahead on new items"),
    N_("campaigns"),
    N_("filters"),
    N_("second week"),
    N_("new after events"),
    N_("batch agreement"),
    N_("not so"),
    N_("left"),
    N_("USD a month that has ended"),
)
"""What the notebooks tell at their checkpoints; looked up where it is shown."""
_MARKS = {"better": "good", "worse": "bad", "void": "bad"}
_PEOPLE = 5


@dataclass(frozen=True)
class Notebook:
    """One row of the table of notebooks."""

    title: str
    status: str
    is_ok: bool
    time: str
    checkpoint: str


@dataclass(frozen=True)
class Person:
    """A test user: what they did last, and what was recommended, with what they then did."""

    user: str
    last: list[str]
    recommended: list[tuple[str, bool]]


def write(results: Results, folder: Path) -> Path:
    """Write report.html, and each executed notebook as an HTML page beside it.

    Returns:
        The path of the report.
    """
    for entry in results.notebooks:
        if entry.seconds:
            pages.write(folder / f"{entry.notebook}.ipynb")
    path = folder / "report.html"
    write_atomically(path, render(results))
    return path


def render(results: Results) -> str:
    """Return the report as HTML."""
    found = comparison.restored(results.recorded.get("comparison"))
    experiment = _experiment(results)
    return _template().render(
        _=_,
        language=language.chosen(),
        run_name=results.run_name,
        dataset=Path(results.dataset).name or results.dataset,
        local=results.target == "local",
        facts=_facts(results),
        headline=_headline(results),
        failure=_failure(results),
        found=found,
        sentences=conclusion.sentences(found) if found else [],
        means=strips.means(found) if found else [],
        leads=strips.leads(found) if found else [],
        metric=metrics.label(found.metric) if found else "",
        people=_people(results),
        experiment=experiment,
        showcase=_showcase(results),
        bill=advice.bill_card(
            bill.restored(results.recorded.get("costs")), is_gone=_is_cleaned_up(results)
        ),
        costs=advice.costs(_workload(results)),
        price_source=_(pricing.NOTE),
        steps=advice.steps(found, results.target, experiment is not None),
        metric_labels=[metrics.label(key) for key in _keys(results)],
        metric_rows=_metric_rows(results),
        notebooks=[_notebook(entry) for entry in results.notebooks],
        parameters=results.parameters,
    )


@cache
def _template() -> Template:
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(TEMPLATE)


def duration(seconds: float) -> str:
    """A time for people: 4.2 s, 3 min 05 s, 2 h 10 min."""
    if seconds < 60:
        return _("{seconds:.1f} s").format(seconds=seconds)
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return _("{minutes} min {seconds:02d} s").format(minutes=minutes, seconds=rest)
    return _("{hours} h {minutes:02d} min").format(hours=minutes // 60, minutes=minutes % 60)


def _when(started: str) -> str:
    """An ISO time as people write it, to the minute."""
    return started[:16].replace("T", " ") + (" UTC" if started.endswith("+00:00") else "")


def _workload(results: Results) -> dict[str, Any]:
    """How much data there was, as notebook 3 recorded it."""
    known = results.recorded.get("workload")
    return known if isinstance(known, dict) else {}


def _is_cleaned_up(results: Results) -> bool:
    """Whether the notebook that deletes everything has reached its end."""
    return any(entry.number == "06" and entry.status == "ok" for entry in results.notebooks)


def _facts(results: Results) -> list[tuple[str, str]]:
    """How much was learned from: (what, how many)."""
    known = _workload(results)
    told = {"interactions": _("interactions"), "USER_ID": _("people"), "ITEM_ID": _("items")}
    facts = [(word, f"{known[key]:,}") for key, word in told.items() if _is_count(known.get(key))]
    if isinstance(known.get("repeats"), float):
        facts.append(
            (_("of the events repeat an item that the person had"), f"{known['repeats']:.0%}")
        )
    return facts


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _headline(results: Results) -> str:
    done = sum(entry.status == "ok" for entry in results.notebooks)
    where = (
        _("on this machine")
        if results.target == "local"
        else _("on AWS, {region}").format(region=results.region)
    )
    return _(
        "{done} of {count} notebooks reached their checkpoint, {where}, with the data "
        "set {dataset}, in {duration}. Started {when}."
    ).format(
        done=done,
        count=len(results.notebooks),
        where=where,
        dataset=results.dataset,
        duration=duration(results.seconds),
        when=_when(results.started),
    )


def _failure(results: Results) -> tuple[str, str] | None:
    """Which notebook did not do what it should, and what it said."""
    entry = results.failed
    if entry is None:
        return None
    text = str(CellError(**entry.error)) if entry.error else _(entry.status)
    return f"{entry.title}: {_(entry.status)}", text


def _keys(results: Results) -> list[str]:
    """Metrics in the order in which they are explained, unknown ones after them."""
    present = {key for found in results.recipes.values() for key in found}
    known = list(metrics.KEYS)
    return [key for key in known if key in present] + sorted(present - set(known))


def _metric_rows(results: Results) -> list[tuple[str, list[str]]]:
    """Each recipe with its metrics as text; the baseline first, then by falling MRR@25."""
    if not results.recipes:
        return []
    table = metrics.show(results.recipes)
    columns = [metrics.label(key) for key in _keys(results)]
    return [(str(recipe), [str(row[name]) for name in columns]) for recipe, row in table.iterrows()]


def _people(results: Results) -> list[Person]:
    """Test users whom notebook 3 recorded; anything else is left out."""
    recorded = results.recorded.get("people")
    found = []
    for one in recorded if isinstance(recorded, list) else []:
        if not isinstance(one, Mapping):
            continue
        hits = set(_texts(one.get("hits")))
        recommended = [(title, title in hits) for title in _texts(one.get("recommended"))]
        if recommended:
            found.append(Person(str(one.get("user")), _texts(one.get("last")), recommended))
    return found[:_PEOPLE]


def _texts(values: Any) -> list[str]:
    return [str(value) for value in values] if isinstance(values, list) else []


def _experiment(results: Results) -> dict[str, str] | None:
    """How the A/B test ended, if there was one."""
    found = results.recorded.get("experiment")
    if not isinstance(found, dict) or not isinstance(found.get("words"), str):
        return None
    shown = {name: str(found.get(name)) for name in ("users", "audience", "words")}
    return {**shown, "mark": _MARKS.get(str(found.get("decision")), "")}


def _showcase(results: Results) -> list[tuple[str, list[str]]]:
    """Heading -> the first titles below it."""
    shown = []
    for heading, titles in results.showcase.items():
        found = titles if isinstance(titles, list) else [titles]
        shown.append((heading, [str(title) for title in found[:_SHOWN]]))
    return shown


def _notebook(entry: NotebookResult) -> Notebook:
    return Notebook(
        title=f"{entry.number} {entry.title}",
        status=_(entry.status),
        is_ok=entry.status == "ok",
        time=duration(entry.seconds) if entry.seconds else "–",
        checkpoint=_short(entry.checkpoint),
    )


def _short(checkpoint: Any) -> str:
    if not isinstance(checkpoint, dict):
        return "" if checkpoint is None else str(checkpoint)
    return "; ".join(f"{_(key)}: {_brief(value)}" for key, value in checkpoint.items())


def _brief(value: Any) -> str:
    if value == []:
        return _("none")
    if isinstance(value, list):
        more = " …" if len(value) > _VALUES_SHOWN else ""
        return ", ".join(map(str, value[:_VALUES_SHOWN])) + more
    if isinstance(value, float):
        return f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
