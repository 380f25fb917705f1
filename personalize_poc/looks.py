"""How tables, cards and verdicts look in HTML: one style, for JupyterLab and for pages made of it.

Colours come from JupyterLab's variables, elsewhere from the page itself, so that everything can be
read in a light and in a dark theme. Wide tables scroll inside a box of their own. The style is
repeated in each output: a page of a notebook may show any of them alone.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

STYLE = """<style>
.poc-box { overflow-x: auto; max-width: 100%; margin: .4em 0 .8em; font-size: 13px;
  font-family: var(--jp-ui-font-family, system-ui, sans-serif);
  color: var(--jp-content-font-color1, inherit); }
.poc-box .poc-table { border-collapse: collapse; border: 0; margin: 0; table-layout: auto;
  width: auto; min-width: min(100%, 22em); font-size: inherit; color: inherit; }
.poc-box .poc-table caption { caption-side: top; text-align: left; font-weight: 600;
  padding: .2em .6em .4em 0; color: inherit; }
.poc-box .poc-table tr, .poc-box .poc-table tbody tr { background: none; }
.poc-box .poc-table tbody tr:nth-child(even) { background: rgba(128, 128, 128, .1); }
.poc-box .poc-table tbody tr:hover { background: rgba(86, 180, 233, .18); }
.poc-box .poc-table th, .poc-box .poc-table td { border: 0; padding: .3em .9em .3em .5em;
  text-align: left; vertical-align: top; white-space: normal; overflow-wrap: normal;
  word-break: keep-all; hyphens: none; max-width: 44em; }
.poc-box .poc-table thead th { vertical-align: bottom; font-weight: 600;
  border-bottom: 1px solid rgba(128, 128, 128, .7); }
.poc-box .poc-table tbody th { font-weight: 600; }
.poc-box .poc-table .poc-number { text-align: right; white-space: nowrap;
  font-variant-numeric: tabular-nums; }
.poc-box .poc-table .poc-lines { white-space: pre-line; }
.poc-box .poc-table .poc-short { white-space: nowrap; }
.poc-box .poc-table .poc-long { min-width: 12em; }
.poc-box ol.poc-cards { display: grid; gap: .6em;
  grid-template-columns: repeat(auto-fill, minmax(11.5em, 1fr));
  list-style: none; margin: 0; padding: 0; counter-reset: poc-rank; }
.poc-box ol.poc-cards > li { list-style: none; counter-increment: poc-rank; line-height: 1.45;
  border: 1px solid rgba(128, 128, 128, .45); border-radius: 6px;
  padding: .5em .7em .6em; margin: 0; overflow-wrap: break-word; word-break: keep-all; }
.poc-box ol.poc-cards > li::before { content: counter(poc-rank); float: right; opacity: .75;
  margin-left: .5em; font-variant-numeric: tabular-nums; }
.poc-cards br:has(+ em) { display: none; }
.poc-cards em { display: block; margin-top: .35em; padding-top: .35em; font-style: normal;
  border-top: 1px dotted rgba(128, 128, 128, .6); }
.poc-heading { font-weight: 600; margin: 0 0 .5em; }
.poc-box.poc-verdict { border-left: 4px solid #767676; padding: .45em .8em;
  background: rgba(128, 128, 128, .1); }
.poc-box.poc-verdict.poc-right { border-left-color: #009e73; }
.poc-box.poc-verdict.poc-wrong { border-left-color: #d55e00; }
.poc-bar { display: inline-block; width: 8em; height: .7em; border-radius: 3px; overflow: hidden;
  border: 1px solid rgba(128, 128, 128, .8); vertical-align: middle; }
.poc-bar i { display: block; height: 100%; background: #0072b2; }
.poc-bar.poc-right i { background: #009e73; }
.poc-bar.poc-wrong i { background: repeating-linear-gradient(45deg, #d55e00 0 4px, #0000 4px 7px); }
.poc-bar.poc-open i { background:
  repeating-linear-gradient(90deg, rgba(128, 128, 128, .55) 0 3px, #0000 3px 9px); }
@media (max-width: 480px) { .poc-box { font-size: 12px; }
  .poc-box ol.poc-cards { grid-template-columns: repeat(auto-fill, minmax(11em, 1fr)); } }
@media print { .poc-box { overflow: visible; } }
</style>"""

TEXT, NUMBER, LINES, SHORT = "text", "number", "lines", "short"
"""Kinds of column: texts that may wrap, numbers, texts with line ends of their own, texts that
stay on one line."""


_LEFT = ' style="text-align: left"'
_LONG = 40
"""Characters from which on a text gets room."""


def table(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    caption: str = "",
    *,
    kinds: Sequence[str] | None = None,
    heads: int = 0,
    raw: Sequence[int] = (),
) -> str:
    """A table in HTML inside a box that scrolls if it is too wide.

    Args:
        headings: one a column.
        rows: their cells as texts; they are escaped here.
        caption: what the table shows; it names the box for screen readers as well.
        kinds: `TEXT`, `NUMBER`, `LINES` or `SHORT` for each column; without, all are texts.
        heads: so many columns at the left name the row.
        raw: columns whose cells are HTML already.
    """
    kinds = kinds or [TEXT] * len(headings)
    head = "".join(
        _cell("th", kind, _text(name)) for name, kind in zip(headings, kinds, strict=True)
    )
    body = "".join(f"<tr>{_row(row, kinds, heads, raw)}</tr>" for row in rows)
    top = f"<thead><tr>{head}</tr></thead>" if any(headings) else ""
    named = f"<caption{_LEFT}>{_text(caption)}</caption>" if caption else ""
    return box(f'<table class="poc-table">{named}{top}<tbody>{body}</tbody></table>', caption)


def cards(items: Sequence[tuple[str, Sequence[str], str]], caption: str) -> str:
    """A row of cards that wraps: of each a heading, some lines, and a last line set apart."""
    made = []
    for heading, lines, why in items:
        parts = [f"<strong>{_text(heading)}</strong>", *(_text(line) for line in lines if line)]
        last = f"<br><em>{_text(why)}</em>" if why else ""
        made.append(f"<li>{'<br>'.join(parts)}{last}</li>")
    named = f'<p class="poc-heading">{_text(caption)}</p>' if caption else ""
    return box(f'{named}<ol class="poc-cards">{"".join(made)}</ol>', caption)


def paragraphs(texts: Sequence[str]) -> str:
    """Sentences, a paragraph each, that wrap between words."""
    style = "margin: 0 0 0.4em; max-width: 75em; word-break: keep-all"
    return "".join(f'<p style="{style}">{_text(one)}</p>' for one in texts)


def link(text: str, address: str) -> str:
    """A sentence that leads to an address."""
    return f'<p><a href="{html.escape(address)}">{_text(text)}</a></p>'


def verdict(text: str, right: bool | None) -> str:
    """One sentence about an answer; None: there is no answer yet."""
    kind = {True: "poc-right", False: "poc-wrong", None: "poc-open"}[right]
    return f'{STYLE}<div class="poc-box poc-verdict {kind}" role="status">{_text(text)}</div>'


def bar(share: float | None, *, right: bool | None = None) -> str:
    """A bar of progress; share: 0 to 1, None if nobody knows; right: how it has ended."""
    kind = {True: " poc-right", False: " poc-wrong", None: ""}[right]
    width = 100 if share is None else round(100 * min(max(share, 0.0), 1.0))
    told = "unknown" if share is None else f"{width} %"
    kind = " poc-open" if share is None and right is None else kind
    return (
        f'<span class="poc-bar{kind}" role="img" aria-label="{told}">'
        f'<i style="width: {width}%"></i></span>'
    )


def box(content: str, name: str) -> str:
    """Content in a box that scrolls sideways, by the keyboard as well."""
    label = html.escape(name or "table", quote=True)
    role = "region" if name else "group"  # a landmark needs a name of its own
    opened = f'<div class="poc-box" tabindex="0" role="{role}" aria-label="{label}">'
    return f"{STYLE}{opened}{content}</div>"


def _row(cells: Sequence[str], kinds: Sequence[str], heads: int, raw: Sequence[int]) -> str:
    made = []
    for at, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
        tag, more = ("th", ' scope="row"') if at < heads else ("td", "")
        if kind == TEXT and len(cell) > _LONG and " " in cell:
            kind = "long"
        elif kind in (TEXT, LINES) and not any(map(str.isspace, cell)):
            kind = SHORT  # a name or an ARN, which would be broken at its hyphens
        made.append(_cell(tag, kind, cell if at in raw else _text(cell), more))
    return "".join(made)


def _cell(tag: str, kind: str, content: str, more: str = "") -> str:
    """A cell; which side it stands on is told once more for viewers that drop the style."""
    side = ' align="right"' if kind == NUMBER else _LEFT
    named = "" if kind == TEXT else f' class="poc-{kind}"'
    return f"<{tag}{named}{side}{more}>{content}</{tag}>"


def _text(text: str) -> str:
    return html.escape(str(text), quote=False)
