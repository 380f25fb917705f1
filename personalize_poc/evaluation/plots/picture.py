"""A figure as a notebook shows it, with a text for those who cannot see it."""

from __future__ import annotations

import base64
import html
import io
from typing import Any

from matplotlib.figure import Figure

DPI = 110


class Picture:
    """A PNG with a text for those who cannot see it, as a notebook shows it.

    The text stands in the metadata of `image/png`, which the classic page of nbconvert reads, and
    in the `<img>` of `text/html`, since JupyterLab and its page read no such metadata.
    """

    def __init__(self, png: bytes, alt: str) -> None:
        self.png = png
        self.alt = alt

    def __repr__(self) -> str:
        return f"[{self.alt}]"

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        encoded = base64.b64encode(self.png).decode("ascii")
        page = (
            f'<img alt="{html.escape(self.alt)}" style="max-width: 100%"'
            f' src="data:image/png;base64,{encoded}">'
        )
        data = {"image/png": encoded, "text/html": page, "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.alt}}


def show(figure: Figure, alt: str) -> Picture:
    """The figure as a picture for a notebook, with `alt` as the text for those who cannot see it.

    Raises:
        ValueError: if `alt` is empty; a picture without a description shuts people out.
    """
    if not alt.strip():
        raise ValueError("Describe the figure: alt must not be empty.")
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=DPI, bbox_inches="tight")
    return Picture(picture.getvalue(), alt)
