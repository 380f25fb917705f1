"""Writes OPERATIONS.md beside this module: which operations and recipes are built.

python -m personalize_poc.local.docs.operations_page           write the page
python -m personalize_poc.local.docs.operations_page --check   fail when it is not up to date
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from personalize_poc.local.api.operations import operations
from personalize_poc.local.protocol.service_models import SERVICES, Routes
from personalize_poc.local.recipes import catalogue, use_cases
from personalize_poc.local.recipes.recipe import RecipeInfo

PAGE = Path(__file__).with_name("OPERATIONS.md")
COMMAND = "python -m personalize_poc.local.docs.operations_page"
BUILT, PARTLY, REFUSED = "built", "partly", "refused"

_HEAD = f"""# Operations of the stand-in

<!-- Written by `{COMMAND}` from the code; changes by hand are lost. -->

Every operation of the three services of Amazon Personalize in the installed botocore.

* **built**: works as documented, with the differences in [DIFFERENCES.md](DIFFERENCES.md).
* **partly**: works, except what the last column says. That is answered with
  `NotImplementedException` (HTTP 501) and the text shown.
* **refused**: answered with `NotImplementedException`.
"""


def page() -> str:
    """The text of the page."""
    built = operations()
    states: Counter[str] = Counter()
    sections = []
    for service in SERVICES:
        lines = [f"## {service}", "", "| Operation | State | Refused |", "|---|---|---|"]
        for name in Routes.load().names():
            if Routes.load().by_name(name).service != service:
                continue
            texts = built[name].refuses if name in built else ()
            state = (PARTLY if texts else BUILT) if name in built else REFUSED
            states[state] += 1
            lines.append(f"| {name} | {state} | {'<br>'.join(map(_cell, texts))} |")
        sections.append("\n".join(lines))
    counts = ", ".join(f"{states[state]} {state}" for state in (BUILT, PARTLY, REFUSED))
    total = f"{states.total()} operations: {counts}."
    return "\n\n".join([_HEAD.rstrip(), total, *sections, _recipes()]) + "\n"


def write() -> Path:
    """Write the page and return its path."""
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
    return PAGE


def is_current() -> bool:
    """Whether the page says what the code does."""
    return PAGE.is_file() and PAGE.read_text(encoding="utf-8") == page()


def _recipes() -> str:
    lines = ["## Recipes", "", "| Recipe | Type | Domain | State |", "|---|---|---|---|"]
    for info in catalogue.all():
        state = BUILT if _built(info) else REFUSED
        lines.append(f"| {info.name} | {info.recipe_type} | {info.domain or ''} | {state} |")
    return "\n".join(lines)


def _built(info: RecipeInfo) -> bool:
    if info.domain is None:
        return info.built
    use_case = use_cases.find(info)
    return use_case is not None and use_case.info.built


def _cell(text: str) -> str:
    """A text in a cell of a table."""
    for sign, written in (("|", "\\|"), ("<", "&lt;"), (">", "&gt;"), ("\n", " ")):
        text = text.replace(sign, written)
    return text


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        if not is_current():
            sys.exit(f"{PAGE.name} is stale. Write it again: {COMMAND}")
    else:
        print(write())
