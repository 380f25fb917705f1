"""Draw static/check-light.png and static/check-dark.png: the top of a report, on both themes.

python -m tests.support.picture_of_check [BROWSER]

BROWSER is Chromium or Chrome; without it, the first of the usual names on the path is taken.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from personalize_poc.check import checking
from personalize_poc.check.report import page
from personalize_poc.data.own import messy_shop
from tests.support import screenshot

STATIC = Path(__file__).resolve().parents[2] / "static"
WIDTH, HEIGHT = 900, 550
_DARK = "@media (prefers-color-scheme: dark)"
MAPPING = """interactions:
  files: [events_2025-*.csv]
  columns: {USER_ID: customer_no, ITEM_ID: article_no, TIMESTAMP: time, EVENT_TYPE: action,
    EVENT_VALUE: price, QUANTITY: quantity, DEVICE: device, CAMPAIGN: campaign}
  timestamp: iso
items:
  file: articles.csv
  columns: {ITEM_ID: article_no, CATEGORY: category, COLOUR: colour, PRICE: price}
  kinds: {PRICE: number}
  title: name
users:
  file: customers.csv
  columns: {USER_ID: customer_no, REGION: region}
"""


def pages(folder: Path) -> dict[str, str]:
    """The report of the messy shop for both themes: theme -> HTML."""
    shop = folder / "shop"
    messy_shop.write(shop)
    (shop / "mapping.yaml").write_text(MAPPING, encoding="utf-8")
    with checking.check(shop, called="shop") as study:
        html = page.render(study, Path("check-shop"))
    return {
        "light": html.replace(_DARK, "@media not all"),
        "dark": html.replace(_DARK, "@media all"),
    }


def draw(browser: str) -> None:
    """Write both pictures."""
    with tempfile.TemporaryDirectory() as name:
        for theme, html in pages(Path(name)).items():
            path = Path(name, f"{theme}.html")
            path.write_text(html, encoding="utf-8")
            screenshot.take(browser, path, STATIC / f"check-{theme}.png", (WIDTH, HEIGHT))


if __name__ == "__main__":
    draw(sys.argv[1] if sys.argv[1:] else screenshot.browser())
