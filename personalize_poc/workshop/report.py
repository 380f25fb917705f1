"""The report of a run: one HTML file that loads nothing.

What it says is worked out here, how it looks stands in `report.html.j2`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.evaluation import metrics
from personalize_poc.files import write_atomically
from personalize_poc.workshop import pages
from personalize_poc.workshop.execution import CellError

if TYPE_CHECKING:
    from jinja2 import Template

    from personalize_poc.workshop.results import NotebookResult, Results

TEMPLATE = "report.html.j2"
_CHART_METRICS = (
    "mean_reciprocal_rank_at_25",
    "normalized_discounted_cumulative_gain_at_25",
    "precision_at_10",
    "coverage",
)
_SHOWN = 10
"""Titles of each list of recommendations."""
_VALUES_SHOWN = 6
"""Entries of a list in a checkpoint."""
_MARKS = {"better": "good", "worse": "bad", "void": "bad"}


@dataclass(frozen=True)
class Value:
    """A metric of a recipe as text, and how it compares with the baseline, if it does."""

    text: str
    times: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Bar:
    """One bar: its length is a share of the longest of its group, in percent."""

    recipe: str
    text: str
    percent: float
    is_baseline: bool


@dataclass(frozen=True)
class Notebook:
    """One row of the table of notebooks; `links` are (label, address)."""

    title: str
    status: str
    is_ok: bool
    time: str
    checkpoint: str
    links: list[tuple[str, str]]


def write(results: Results, folder: Path) -> Path:
    """Write report.html, and each executed notebook as an HTML page beside it.

    Returns:
        The path of the report.
    """
    for entry in results.notebooks:
        if entry.seconds:
            pages.write(folder / f"{entry.notebook}.ipynb")
    path = folder / "report.html"
    write_atomically(path, render(results, folder))
    return path


def render(results: Results, folder: Path | None = None) -> str:
    """Return the report as HTML; links are relative to the run folder."""
    keys, recipes = _keys(results), _ordered(results)
    return _template().render(
        run_name=results.run_name,
        headline=_headline(results),
        failure=_failure(results),
        metric_labels=[metrics.label(key) for key in keys],
        metric_rows=[(recipe, _values(results, recipe, keys)) for recipe in recipes],
        baseline=metrics.BASELINE,
        charts=[(metrics.label(key), _bars(results, key, recipes)) for key in _charted(keys)],
        experiment=_experiment(results),
        showcase=_showcase(results),
        notebooks=[_notebook(entry, folder) for entry in results.notebooks],
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
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    if minutes < 60:
        return f"{minutes} min {rest:02d} s"
    return f"{minutes // 60} h {minutes % 60:02d} min"


def _when(started: str) -> str:
    """An ISO time as people write it, to the minute."""
    return started[:16].replace("T", " ") + (" UTC" if started.endswith("+00:00") else "")


def _headline(results: Results) -> str:
    done = sum(entry.status == "ok" for entry in results.notebooks)
    where = "on this machine" if results.target == "local" else f"on AWS, {results.region}"
    return (
        f"{done} of {len(results.notebooks)} notebooks reached their checkpoint, {where}, with the "
        f"data set {results.dataset}, in {duration(results.seconds)}. "
        f"Started {_when(results.started)}."
    )


def _failure(results: Results) -> tuple[str, str] | None:
    """Which notebook did not do what it should, and what it said."""
    entry = results.failed
    if entry is None:
        return None
    text = str(CellError(**entry.error)) if entry.error else entry.status
    return f"{entry.title}: {entry.status}", text


def _ordered(results: Results) -> list[str]:
    """Recipes: the baseline first, then by falling MRR@25."""
    return list(metrics.table(results.recipes).index) if results.recipes else []


def _keys(results: Results) -> list[str]:
    """Metrics in the order in which they are explained, unknown ones after them."""
    present = {key for found in results.recipes.values() for key in found}
    known = list(metrics.meanings()["key in GetSolutionMetrics"])
    return [key for key in known if key in present] + sorted(present - set(known))


def _values(results: Results, recipe: str, keys: list[str]) -> list[Value]:
    found = results.recipes[recipe]
    base = {} if recipe == metrics.BASELINE else results.recipes.get(metrics.BASELINE, {})
    return [_value(found.get(key), base.get(key)) for key in keys]


def _value(value: float | None, base: float | None) -> Value:
    if value is None:
        return Value("–")
    text = f"{value:.4f}"
    if not base:
        return Value(text)
    times = value / base
    return Value(text, f"× {times:.1f}", "good" if times > 1 else "bad")


def _charted(keys: list[str]) -> list[str]:
    return [key for key in _CHART_METRICS if key in keys]


def _bars(results: Results, key: str, recipes: list[str]) -> list[Bar]:
    """The bars of one metric, on a scale of its own."""
    values = {recipe: results.recipes[recipe].get(key, 0.0) for recipe in recipes}
    top = max([*values.values(), 1e-9])
    return [
        Bar(recipe, f"{value:.4f}", round(100 * value / top, 1), recipe == metrics.BASELINE)
        for recipe, value in values.items()
    ]


def _experiment(results: Results) -> dict[str, str] | None:
    """How the A/B test of notebook 05 ended, if there was one."""
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


def _notebook(entry: NotebookResult, folder: Path | None) -> Notebook:
    links = [
        (label, entry.notebook + ending)
        for ending, label in ((".html", "page"), (".ipynb", "notebook"))
        if folder is not None and (folder / f"{entry.notebook}{ending}").is_file()
    ]
    return Notebook(
        title=f"{entry.number} {entry.title}",
        status=entry.status,
        is_ok=entry.status == "ok",
        time=duration(entry.seconds) if entry.seconds else "–",
        checkpoint=_short(entry.checkpoint),
        links=links,
    )


def _short(checkpoint: Any) -> str:
    if not isinstance(checkpoint, dict):
        return "" if checkpoint is None else str(checkpoint)
    return "; ".join(f"{key}: {_brief(value)}" for key, value in checkpoint.items())


def _brief(value: Any) -> str:
    if isinstance(value, list):
        more = " …" if len(value) > _VALUES_SHOWN else ""
        return ", ".join(map(str, value[:_VALUES_SHOWN])) + more
    if isinstance(value, float):
        return f"{value:.4g}"
    return f"{value:,}" if isinstance(value, int) else str(value)
