"""The font for Hangul that this package brings, under the OFL: what it is called, where it lies."""

from __future__ import annotations

from pathlib import Path

FAMILY = "POC Hangul"
"""Its name, also in `pages/style.css.j2`."""
FOLDER = Path(__file__).parent / "plots" / "hangul"
"""Has regular.ttf and bold.ttf."""
