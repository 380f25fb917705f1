"""The report of a run: one HTML file that loads nothing, and the notebooks as pages."""

from __future__ import annotations

import base64
import re
import warnings
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc.evaluation import metrics
from personalize_poc.files import write_atomically
from personalize_poc.workshop.execution import CellError

if TYPE_CHECKING:
    from personalize_poc.workshop.results import NotebookResult, Results

_CHART_METRICS = (
    "mean_reciprocal_rank_at_25",
    "normalized_discounted_cumulative_gain_at_25",
    "precision_at_10",
    "coverage",
)
_SHOWN = 10
_STYLE = """
:root { color-scheme: light dark; --ink:#1c2430; --soft:#5b6675; --line:#d9dee5; --page:#fff;
  --band:#f4f6f9; --bar:#2f6fb3; --base:#9aa5b1; --good:#1d7a46; --bad:#b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink:#e6eaf0; --soft:#a3adba; --line:#39424e;
  --page:#161b22; --band:#1f2630; --bar:#6aa6e8; --base:#77818d; --good:#5cc98b; --bad:#ff8a80; } }
body { margin:0 auto; max-width:68rem; padding:2rem 1.25rem 4rem; background:var(--page);
  color:var(--ink); font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif; }
h1 { font-size:1.7rem; margin:0 0 .25rem; } h2 { font-size:1.2rem; margin:2.2rem 0 .6rem; }
p, figcaption { max-width:46rem; } .soft, figcaption { color:var(--soft); }
table { border-collapse:collapse; width:100%; font-size:.94rem; }
.scroll { overflow-x:auto; }
th, td { padding:.4rem .6rem; text-align:right; border-bottom:1px solid var(--line);
  white-space:nowrap; font-variant-numeric:tabular-nums; }
th:first-child, td:first-child, .text { text-align:left; } thead th { color:var(--soft);
  font-weight:600; } tr.base { background:var(--band); } td small { color:var(--soft);
  display:block; font-size:.82em; line-height:1.2; }
td.text { white-space:normal; } .good { color:var(--good); } .bad { color:var(--bad); }
.lists { display:grid; grid-template-columns:repeat(auto-fill,minmax(17rem,1fr)); gap:1.2rem; }
.lists section { background:var(--band); border-radius:.5rem; padding:.8rem 1rem; }
.lists h3 { font-size:1rem; margin:0 0 .4rem; } .lists ol { margin:0; padding-left:1.5rem; }
.error { border-left:4px solid var(--bad); background:var(--band); padding:.7rem 1rem; }
pre { white-space:pre-wrap; margin:.4rem 0 0; font-size:.88rem; } figure { margin:0; }
svg { width:100%; height:auto; } svg text { fill:var(--ink); font-size:13px; }
svg .soft { fill:var(--soft); } a { color:var(--bar); }
"""


def write(results: Results, folder: Path) -> Path:
    """Write report.html, and each executed notebook as an HTML page beside it.

    Returns:
        The path of the report.
    """
    for entry in results.notebooks:
        if entry.seconds:
            _page(folder / f"{entry.notebook}.ipynb")
    path = folder / "report.html"
    write_atomically(path, render(results, folder))
    return path


def render(results: Results, folder: Path | None = None) -> str:
    """Return the report as HTML; links are relative to the run folder."""
    parts = [
        f"<h1>Run {escape(results.run_name)}</h1>",
        f'<p class="soft">{escape(_headline(results))}</p>',
        _failure(results),
        _metrics_part(results),
        _experiment_part(results),
        _showcase_part(results),
        _notebooks_part(results, folder),
        _parameters_part(results),
    ]
    body = "\n".join(part for part in parts if part)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Personalize POC: {escape(results.run_name)}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


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


def _failure(results: Results) -> str:
    entry = results.failed
    if entry is None:
        return ""
    text = str(CellError(**entry.error)) if entry.error else entry.status
    return (
        f'<div class="error" role="alert"><strong>{escape(entry.title)}: {escape(entry.status)}'
        f"</strong><pre>{escape(text)}</pre></div>"
    )


def _ordered(results: Results) -> list[str]:
    """Recipes: the baseline first, then by falling MRR@25."""
    return list(metrics.table(results.recipes).index) if results.recipes else []


def _keys(results: Results) -> list[str]:
    """Metrics in the order in which they are explained, unknown ones after them."""
    present = {key for found in results.recipes.values() for key in found}
    known = list(metrics.meanings()["key in GetSolutionMetrics"])
    return [key for key in known if key in present] + sorted(present - set(known))


def _metrics_part(results: Results) -> str:
    if not results.recipes:
        return ""
    base = results.recipes.get(metrics.BASELINE, {})
    keys = _keys(results)
    head = "".join(f'<th scope="col">{escape(metrics.label(key))}</th>' for key in keys)
    rows = []
    for recipe in _ordered(results):
        found = results.recipes[recipe]
        cells = "".join(
            f"<td>{_value(found.get(key), base.get(key), recipe == metrics.BASELINE)}</td>"
            for key in keys
        )
        mark = ' class="base"' if recipe == metrics.BASELINE else ""
        rows.append(f'<tr{mark}><th scope="row">{escape(recipe)}</th>{cells}</tr>')
    return (
        "<h2>How good are the recommendations?</h2>\n"
        "<p>Offline metrics on interactions that were held back from training. Below each value "
        "stands how many times that of the popularity baseline it is, which recommends the same "
        "popular items to everybody.</p>\n"
        f'<div class="scroll"><table><thead><tr><th scope="col">recipe</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>\n{_chart(results, keys)}"
    )


def _value(value: float | None, base: float | None, is_base: bool) -> str:
    if value is None:
        return "–"
    text = f"{value:.4f}"
    if is_base or not base:
        return text
    times = value / base
    mark = "good" if times > 1 else "bad"
    return f'{text}<small class="{mark}">× {times:.1f}</small>'


def _chart(results: Results, keys: list[str]) -> str:
    """Horizontal bars, one group a metric; each group has its own scale."""
    shown, recipes = [key for key in _CHART_METRICS if key in keys], _ordered(results)
    if not shown:
        return ""
    parts, y, width, left = [], 8, 860, 270
    for key in shown:
        values = {recipe: results.recipes[recipe].get(key, 0.0) for recipe in recipes}
        top = max([*values.values(), 1e-9])
        parts.append(f'<text x="0" y="{y + 14}" font-weight="600">{metrics.label(key)}</text>')
        y += 22
        for recipe, value in values.items():
            length = (width - left - 90) * value / top
            colour = "var(--base)" if recipe == metrics.BASELINE else "var(--bar)"
            parts.append(
                f'<text class="soft" x="{left - 10}" y="{y + 13}" text-anchor="end">'
                f"{escape(recipe)}</text>"
                f'<rect x="{left}" y="{y + 2}" width="{length:.1f}" height="14" rx="2" '
                f'style="fill:{colour}"/>'
                f'<text x="{left + length + 6:.1f}" y="{y + 13}">{value:.4f}</text>'
            )
            y += 19
        y += 12
    alt = "Bars per recipe. " + " ".join(_spoken(results, key, recipes) for key in shown)
    return (
        f'<figure><svg viewBox="0 0 {width} {y}" role="img" aria-label="{escape(alt)}">'
        f"<title>{escape(alt)}</title>{''.join(parts)}</svg>\n"
        "<figcaption>Each metric has its own scale; the grey bar is the popularity baseline."
        "</figcaption></figure>"
    )


def _spoken(results: Results, key: str, recipes: Iterable[str]) -> str:
    values = ", ".join(f"{name} {results.recipes[name].get(key, 0.0):.4f}" for name in recipes)
    return f"{metrics.label(key)}: {values}."


def _experiment_part(results: Results) -> str:
    """How the A/B test of notebook 05 ended, if there was one."""
    found = results.recorded.get("experiment")
    if not isinstance(found, dict) or not isinstance(found.get("words"), str):
        return ""
    mark = {"better": "good", "worse": "bad", "void": "bad"}.get(str(found.get("decision")), "")
    return (
        "<h2>What did they bring?</h2>\n"
        f"<p>A/B test with {escape(str(found.get('users')))} users "
        f"({escape(str(found.get('audience')))}): "
        f'<span class="{mark}">{escape(found["words"])}</span></p>'
    )


def _showcase_part(results: Results) -> str:
    if not results.showcase:
        return ""
    sections = []
    for heading, titles in results.showcase.items():
        shown = titles if isinstance(titles, list) else [str(titles)]
        items = "".join(f"<li>{escape(str(title))}</li>" for title in shown[:_SHOWN])
        sections.append(f"<section><h3>{escape(heading)}</h3><ol>{items}</ol></section>")
    return (
        "<h2>What was recommended</h2>\n"
        f'<div class="lists">{"".join(sections)}</div>'
    )  # fmt: skip


def _notebooks_part(results: Results, folder: Path | None) -> str:
    rows = []
    for entry in results.notebooks:
        mark = "good" if entry.status == "ok" else "bad"
        rows.append(
            f'<tr><th scope="row" class="text">{_link(entry, folder)}</th>'
            f'<td class="{mark}">{escape(entry.status)}</td>'
            f"<td>{duration(entry.seconds) if entry.seconds else '–'}</td>"
            f'<td class="text">{escape(_short(entry.checkpoint))}</td></tr>'
        )
    return (
        "<h2>Notebooks</h2>\n"
        '<div class="scroll"><table><thead><tr><th scope="col">notebook</th>'
        '<th scope="col">status</th><th scope="col">time</th>'
        '<th scope="col" class="text">checkpoint</th></tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _link(entry: NotebookResult, folder: Path | None) -> str:
    name = f"{entry.number} {escape(entry.title)}"
    links = [
        f'<a href="{escape(entry.notebook)}{ending}">{label}</a>'
        for ending, label in ((".html", "page"), (".ipynb", "notebook"))
        if folder is not None and (folder / f"{entry.notebook}{ending}").is_file()
    ]
    return f"{name} <small>{' · '.join(links)}</small>" if links else name


def _short(checkpoint: Any) -> str:
    if not isinstance(checkpoint, dict):
        return "" if checkpoint is None else str(checkpoint)
    parts = []
    for key, value in checkpoint.items():
        if isinstance(value, list):
            text = ", ".join(map(str, value[:6])) + (" …" if len(value) > 6 else "")
        elif isinstance(value, float):
            text = f"{value:.4g}"
        else:
            text = f"{value:,}" if isinstance(value, int) else str(value)
        parts.append(f"{key}: {text}")
    return "; ".join(parts)


def _parameters_part(results: Results) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(str(name))}</th>'
        f'<td class="text">{escape(str(value))}</td></tr>'
        for name, value in results.parameters.items()
    )
    return f"<h2>Parameters</h2>\n<table><tbody>{rows}</tbody></table>"


def _page(notebook: Path) -> None:
    """Write an executed notebook as an HTML page that loads nothing from elsewhere."""
    if not notebook.is_file():
        return
    from nbconvert import HTMLExporter

    # Not embed_images=True: it parses each HTML block alone and so closes every <details> early.
    exporter = HTMLExporter()
    exporter.mathjax_url = exporter.require_js_url = exporter.mermaid_js_url = ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            text, _ = exporter.from_filename(str(notebook))
    except Exception:  # the report must not fail because a page of it cannot be drawn
        return
    write_atomically(notebook.with_suffix(".html"), _with_pictures(text, notebook.parent))


def _with_pictures(page: str, folder: Path) -> str:
    """Put the SVG pictures from `../static` into a page; nbconvert takes none from above."""

    def embedded(found: re.Match[str]) -> str:
        path = folder.parent / "static" / found[1]
        if not path.is_file():
            return found[0]
        content = base64.b64encode(path.read_bytes()).decode("ascii")
        return f'src="data:image/svg+xml;base64,{content}"'

    return re.sub(r'src="\.\./static/([\w-]+\.svg)"', embedded, page)
