"""Draw static/console.png: the form of the console that asks a campaign, with its answer.

python -m tests.support.picture_of_console ENDPOINT

ENDPOINT is a stand-in that still has what the notebooks made, such as after
``make run RUN="--only 01,02,03,04,05"``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from personalize_poc import contract
from tests.support import lab, screenshot

TARGET = Path(__file__).resolve().parents[2] / "static" / "console.png"
WIDTH, HEIGHT = 1200, 720


def draw(endpoint: str) -> None:
    """Write the picture. Needs Chromium and playwright."""
    from playwright.sync_api import sync_playwright

    options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=lab.browser(), args=options)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-US")
        page.goto(f"{endpoint}{contract.CONSOLE_PATH}#/try")
        page.get_by_label("Number of results").fill("8")
        page.get_by_role("button", name="Ask", exact=True).click()
        page.get_by_role("region", name="Answer").get_by_role("row").nth(8).wait_for()
        page.screenshot(path=TARGET)
        browser.close()
    screenshot.shrink(TARGET)


if __name__ == "__main__":
    draw(sys.argv[1])
