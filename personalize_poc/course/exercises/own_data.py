"""Notebook 1: a messy export of a shop that does not exist, and the mapping that repairs it."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import yaml

from personalize_poc.course.exercises.kinds import wrong_kind
from personalize_poc.course.verdict import exercise
from personalize_poc.data.errors import DataError
from personalize_poc.data.own import mapping_file, messy_shop
from personalize_poc.data.own.mapping_file import MAPPING, Mapping
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.check.study import Study

BEGUN = """\
interactions:
  file: events_2025-*.csv
  columns:
    USER_ID: customer_no
    ITEM_ID: article_no
    TIMESTAMP: time
    EVENT_TYPE: action
    EVENT_VALUE: price
    QUANTITY: quantity
    DEVICE: device
    CAMPAIGN: campaign
  timestamp: iso
items:
  file: articles.csv
  columns:
    ITEM_ID: article_no
    CATEGORY: category
    COLOUR: colour
    PRICE: price
  kinds: {PRICE: number}
  title: name
"""
"""The mapping that one begins with: right as to the columns, and nothing is repaired yet."""
_UNREADABLE = (yaml.YAMLError, TypeError, DataError)
_SPELLINGS = {"VIEW": "view", "Purchase": "purchase"}
_HEADING = N_("what happens")
_NOBODY = {"guest": N_("guest"), "test-account": N_("the test account"), "20900": N_("the crawler")}
_SHOWN = (
    *(N_("grade"), N_("file"), N_("row"), N_("column"), N_("value"), N_("count"), N_("message")),
    N_("fix"),
)


@dataclass(frozen=True)
class Shop:
    """The export.

    Attributes:
        folder: with its files and the mapping that one begins with.
    """

    folder: Path

    @cached_property
    def findings(self) -> pd.DataFrame:
        """What the check says of it, the grades that matter most first."""
        with self.study() as study:
            rows = [
                {name: getattr(one, name) for name in _SHOWN}
                | {"grade": _(str(one.grade)), "row": "" if one.row is None else str(one.row)}
                for one in study.findings
            ]
        return pd.DataFrame(rows).fillna("").rename(columns=_)

    def study(self, mapping: Path | None = None) -> Study:
        """The check of it, read as a mapping says."""
        from personalize_poc.check import checking

        return checking.check(self.folder, mapping=mapping, called="messy shop")


def messy() -> Shop:
    """Write the export into a temporary folder, which goes when the notebook's kernel ends."""
    folder = Path(tempfile.mkdtemp(prefix="messy-shop-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    messy_shop.write(folder)
    (folder / MAPPING).write_text(BEGUN, encoding="utf-8")
    return Shop(folder)


def _with(lines: str) -> str:
    """The mapping that one begins with, and these lines in its section of interactions."""
    said: dict[str, Any] = yaml.safe_load(BEGUN)
    more = yaml.safe_load(lines)
    if not isinstance(more, dict):
        raise TypeError(_("These are no lines of the form `key: value`."))
    events = said["interactions"] | more.get("interactions", more)
    unused = events.get("unused")
    if isinstance(unused, dict):
        taken = events["columns"].items()
        events["columns"] = {name: column for name, column in taken if column not in unused}
    said["interactions"] = events
    return str(yaml.safe_dump(said, allow_unicode=True, sort_keys=False))


@exercise("What is left is what people of this shop did, each event under one name.")
def repaired(answer: str) -> str | None:
    """Lines of mapping.yaml that repair the interactions of the messy shop."""
    if not isinstance(answer, str):
        return wrong_kind(_("a text with lines of mapping.yaml"), answer)
    try:
        mapping = mapping_file.parse(_with(answer))
    except _UNREADABLE as problem:
        return _("These lines cannot be read: {reason}").format(reason=_reason(problem))
    return _wrong(mapping)


def _reason(problem: Exception) -> str:
    """Why lines cannot be read; of broken YAML the line and what is wrong with it."""
    mark = getattr(problem, "problem_mark", None) or getattr(problem, "context_mark", None)
    if mark is None:
        return str(problem).removeprefix(f"{MAPPING}, ").splitlines()[0]
    text = mark.buffer.rstrip("\0").splitlines() if mark.buffer else []
    line = text[mark.line].strip() if mark.line < len(text) else ""
    told = _("line {number} ({line}): {what}.") if line else _("line {number}: {what}.")
    return told.format(number=mark.line + 1, line=line, what=getattr(problem, "problem", ""))


def _wrong(mapping: Mapping) -> str | None:
    """What is not repaired yet."""
    events = mapping.sections["interactions"]
    for name, right in _SPELLINGS.items():
        if events.event_types.get(name) != right:
            return _(
                "{name!r} is still an event type of its own: rename it under event_types."
            ).format(name=name)
    if gone := {"view", "cart", "purchase"} & set(events.event_types):
        kind = sorted(gone)[0]
        if events.event_types[kind] != kind:
            return _("{kind!r} is the usual spelling: leave it as it is.").format(kind=kind)
    left_out = events.leave_out.get("customer_no", ())
    for name, what in _NOBODY.items():
        if name not in left_out:
            return _(
                "The events of {what} are still there: name customer_no under leave_out."
            ).format(what=_(what))
    if len(left_out) > len(_NOBODY):
        return _("More customers are left out than the three that are nobody.")
    if not events.timezone.startswith("Europe/"):
        return _("No time zone of the shop is named yet: it stands in Germany.")
    if "CAMPAIGN" in events.columns:
        return _("CAMPAIGN is still taken: put the column campaign under unused, with the reason.")
    return None


def cleaned(answer: Any, shop: Shop) -> pd.DataFrame:
    """What cleaning leaves out and changes, with the lines that are written so far.

    Args:
        answer: lines of mapping.yaml, or `...`.
        shop: the export.
    """
    from personalize_poc.check import cleaning
    from personalize_poc.check.cleaning.reasons import said

    mapping = _with("{}")
    if isinstance(answer, str):
        try:
            mapping = _with(answer)
            mapping_file.parse(mapping)
        except _UNREADABLE as problem:
            mapping = _with("{}")
            print(
                _("Without your lines, which cannot be read: {reason}").format(
                    reason=_reason(problem)
                )
            )
    with tempfile.TemporaryDirectory(prefix="cleaned-") as folder:
        path = Path(folder) / MAPPING
        path.write_text(mapping, encoding="utf-8")
        with shop.study(path) as study:
            assert study.canonical is not None
            done = cleaning.clean(study.canonical, Path(folder) / "clean")
    rows = [
        {"data set": _(section), _(_HEADING): what, "why": said(reason), "rows": count}
        for what, told in ((_("left out"), done.left_out), (_("changed"), done.changed))
        for section, reasons in told.items()
        for reason, count in reasons.items()
    ]
    kept = [
        {"data set": _(section), _(_HEADING): _("kept"), "why": "", "rows": count}
        for section, count in done.kept.items()
    ]
    return pd.DataFrame([*kept, *rows])
