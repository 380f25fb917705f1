"""Write idle_stop.py into the start script of the template: python cloudformation/embed.py.

A template stands alone where it is hosted, so the program stands in it a second time; a test
compares the two.
"""

from __future__ import annotations

import re
from pathlib import Path

FOLDER = Path(__file__).parent
TEMPLATE = FOLDER / "personalize-poc.yaml"
_PLACE = re.compile(r"(?<=<<'IDLE'\n).*?(?=^ *IDLE$)", re.DOTALL | re.MULTILINE)
_INDENT = " " * 14


def embedded(template: str, program: str) -> str:
    """The template with this program in its place."""
    if "${" in program:
        raise ValueError("CloudFormation would take ${ in the program for a reference.")
    lines = [f"{_INDENT}{line}" if line else "" for line in program.splitlines()]
    text, places = _PLACE.subn(lambda _: "\n".join(lines) + "\n", template)
    if places != 1:
        raise ValueError(f"The template has {places} places for the program.")
    return text


if __name__ == "__main__":
    program = (FOLDER / "idle_stop.py").read_text(encoding="utf-8")
    TEMPLATE.write_text(embedded(TEMPLATE.read_text(encoding="utf-8"), program), encoding="utf-8")
