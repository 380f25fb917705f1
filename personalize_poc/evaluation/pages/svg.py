"""A matplotlib figure as SVG for a page: drawn once, in the colours of whichever theme is read.

Each colour becomes a CSS variable, whose value for the dark theme is that of `plots.themes`. Texts
stay texts: they can be searched, and characters that matplotlib's font lacks are shown by the
browser.
"""

from __future__ import annotations

import html
import io
import re
import warnings
from dataclasses import dataclass
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_hex
from matplotlib.figure import Figure

from personalize_poc.evaluation import hangul_font
from personalize_poc.evaluation.plots import fonts, themes

_COLOUR = re.compile(r"#([0-9a-f]{6})\b")
_ID = re.compile(r' id="([^"]+)"')
_USED = re.compile(r'(?:url\(#|href="#)([^)"]+)')
_FAMILY = re.compile(r"'DejaVu Sans'[^;\"]*")
PLAIN_TEXT: Any = {"text.parse_math": False}
"""Settings under which figures are made: a dollar sign in a name begins no formula."""
_SETTINGS: Any = {
    **PLAIN_TEXT,
    "svg.fonttype": "none",
    "svg.hashsalt": "personalize-poc",
    "path.simplify": True,
}
_NO_METADATA = {"Creator": None, "Date": None, "Format": None, "Type": None}


@dataclass(frozen=True)
class Picture:
    """A picture of a page.

    Attributes:
        name: a stable name.
        title: what it shows; it stands in the picture as well.
        alt: what one sees, for those who cannot.
        figure: as matplotlib drew it, for a notebook.
    """

    name: str
    title: str
    alt: str
    figure: Figure


def drawn(picture: Picture) -> str:
    """The picture as an `<svg>` element; its ids and colours bear the name of the picture."""
    file = io.StringIO()
    # Fonts of all letters, since their widths decide where things stand.
    with (
        mpl.rc_context(_SETTINGS),
        fonts.for_all(picture.figure),
        warnings.catch_warnings(),
    ):
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        warnings.filterwarnings("ignore", message=".*Matplotlib currently does not support")
        # Not savefig, which draws everything a first time to no end.
        canvas: Any = FigureCanvasSVG(picture.figure)  # untyped
        canvas.print_svg(file, metadata=_NO_METADATA)
    made = file.getvalue()
    made = _with_own_ids(made[made.index("<svg") :], picture.name)
    made = _COLOUR.sub(r"var(--c-\1)", made)
    made = _FAMILY.sub(f"'{hangul_font.FAMILY}', system-ui, sans-serif", made)
    label = html.escape(picture.title, quote=True)
    return re.sub(
        r'<svg [^>]*viewBox="([^"]+)"[^>]*>',
        lambda found: f'<svg class="picture" viewBox="{found[1]}" role="img" aria-label="{label}">',
        made,
        count=1,
    )


def colours(pages: str) -> tuple[str, str]:
    """Declarations of the variables that pictures use: for the light and for the dark theme."""
    found = sorted(set(re.findall(r"var\(--c-([0-9a-f]{6})\)", pages)))
    light = " ".join(f"--c-{one}: #{one};" for one in found)
    dark = " ".join(f"--c-{one}: {to_hex(themes.dark(f'#{one}'))};" for one in found)
    return light, dark


def _with_own_ids(text: str, name: str) -> str:
    """Drop ids that nothing refers to; put the picture's name before others: a page has many."""
    used = set(_USED.findall(text))
    text = _ID.sub(lambda m: f' id="{name}-{m[1]}"' if m[1] in used else "", text)
    return _USED.sub(lambda m: m[0].replace(f"#{m[1]}", f"#{name}-{m[1]}"), text)
