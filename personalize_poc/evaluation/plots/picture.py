"""A figure as a notebook shows it, with a text for those who cannot see it."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from matplotlib import rcParams
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

from personalize_poc.evaluation.plots import fonts, themes

DPI = 110
_STYLE = """<style>
.poc-picture { overflow-x: auto; }
.poc-picture img { max-width: max(100%, 560px); height: auto; }
[data-jp-theme-light="false"] .poc-picture .poc-light,
.vscode-dark .poc-picture .poc-light { display: none; }
[data-jp-theme-light="false"] .poc-picture .poc-dark,
.vscode-dark .poc-picture .poc-dark { display: inline !important; }
@media (prefers-color-scheme: dark) {
  :root:has(meta[name="color-scheme"][content~="dark"]) .poc-picture .poc-light { display: none; }
  :root:has(meta[name="color-scheme"][content~="dark"]) .poc-picture .poc-dark {
    display: inline !important; }
}
@media print {
  .poc-picture .poc-light { display: inline !important; }
  .poc-picture .poc-dark { display: none !important; }
}
</style>"""
"""Which of the two is seen: JupyterLab says its theme in an attribute, other pages whether they
have a dark one at all in `<meta name="color-scheme">`. Without this style it is the light one."""


class Picture:
    """A PNG with a text for those who cannot see it, as a notebook shows it.

    The text stands in the metadata of `image/png`, which the classic page of nbconvert reads, and
    in the `<img>` of `text/html`, since JupyterLab and its page read no such metadata. There a
    second picture for the dark theme takes the place of the first.
    """

    def __init__(self, png: bytes, alt: str, dark: bytes | None = None, note: str = "") -> None:
        self.png = png
        self.alt = alt
        self.dark = dark
        self.note = note

    def __repr__(self) -> str:
        return f"[{self.alt}]" + (f"\n{self.note}" if self.note else "")

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        encoded = _encoded(self.png)
        page = self._image(encoded, "max-width: 100%")
        if self.dark is not None:
            pair = self._image(encoded, "", "poc-light")
            pair += self._image(_encoded(self.dark), "display:none", "poc-dark")
            page = f'{_STYLE}<div class="poc-picture">{pair}</div>'
        if self.note:
            page += f"<p>{html.escape(self.note)}</p>"
        data = {"image/png": encoded, "text/html": page, "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.alt}}

    def _image(self, encoded: str, style: str, kind: str = "") -> str:
        named = f' class="{kind}"' if kind else ""
        styled = f' style="{style}"' if style else ""
        alt = html.escape(self.alt)
        return f'<img{named} alt="{alt}"{styled} src="data:image/png;base64,{encoded}">'


def show(figure: Figure, alt: str, note: str = "") -> Picture:
    """The figure as a picture for a notebook, with `alt` as the text for those who cannot see it.

    Args:
        figure: what is shown.
        alt: what one sees in it.
        note: stands below it, such as what part of the data it shows.

    Raises:
        ValueError: if `alt` is empty; a picture without a description shuts people out.
    """
    if not alt.strip():
        raise ValueError("Describe the figure: alt must not be empty.")
    with fonts.for_all(figure) as lacking, _laid_out(figure) as box:
        light = _png(figure, box)
        with themes.in_the_dark(figure):
            return Picture(light, alt, _png(figure, box), " ".join(filter(None, (note, lacking))))


@contextmanager
def _laid_out(figure: Figure) -> Iterator[Bbox]:
    """Where everything stands is worked out once: that takes as long as drawing it.

    Yields:
        What is drawn on, in inches, with a margin.
    """
    engine, dpi = figure.get_layout_engine(), figure.dpi
    figure.set_dpi(DPI)
    figure.draw_without_rendering()
    figure.set_layout_engine(None)  # after "none" each drawing is done twice
    try:
        yield figure.get_tightbbox().padded(rcParams["savefig.pad_inches"])
    finally:
        figure.set_layout_engine(engine)
        figure.set_dpi(dpi)


def _png(figure: Figure, box: Bbox) -> bytes:
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png", dpi=DPI, bbox_inches=box)
    return drawn.getvalue()


def _encoded(png: bytes) -> str:
    return base64.b64encode(png).decode("ascii")
