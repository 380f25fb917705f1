"""Draw static/report.png: the top of the report of a run.

python -m tests.support.picture_of_report RUN_FOLDER

RUN_FOLDER is one of `make run`, such as runs/workshop-20260101-120000-abcdef.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.support import screenshot

TARGET = Path(__file__).resolve().parents[2] / "static" / "report.png"
SIZE = 1000, 1755


def draw(folder: Path) -> None:
    """Write the picture."""
    screenshot.take(screenshot.browser(), (folder / "report.html").resolve(), TARGET, SIZE)


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
