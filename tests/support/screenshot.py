"""Pictures of pages of the product for README, small enough for a repository."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from PIL import Image

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
COLOURS = 64
"""So few keep letters smooth and the files small."""


def browser() -> str:
    """The first browser on the path.

    Raises:
        SystemExit: there is none.
    """
    found = [one for one in map(shutil.which, NAMES) if one]
    if not found:
        sys.exit(f"No browser: none of {', '.join(NAMES)} is on the path.")
    return found[0]


def take(browser: str, page: Path, picture: Path, size: tuple[int, int]) -> None:
    """Write the top of a page as PNG.

    Args:
        browser: Chromium or Chrome.
        page: a file of HTML.
        picture: written.
        size: width and height, in pixels.
    """
    command = [browser, "--headless", "--no-sandbox", "--hide-scrollbars"]
    command += [f"--window-size={size[0]},{size[1]}", f"--screenshot={picture}", str(page)]
    subprocess.run(command, check=True, capture_output=True)
    shrink(picture)


def shrink(picture: Path) -> None:
    """Keep so many colours of a picture as its letters need."""
    with Image.open(picture) as image:
        image.convert("RGB").quantize(COLOURS).save(picture, optimize=True)
