"""Times as people and programs write them: which form a column has, and SQL that reads it."""

from __future__ import annotations

from personalize_poc.data.own.times.form import Ambiguity, TimeForm
from personalize_poc.data.own.times.recognition import recognise
from personalize_poc.data.own.times.sql import (
    EARLIEST,
    LATEST,
    OFFSET,
    day_and_clock,
    names_zone,
    seconds,
)
from personalize_poc.data.own.times.zones import as_zone

__all__ = [
    "EARLIEST",
    "LATEST",
    "OFFSET",
    "Ambiguity",
    "TimeForm",
    "as_zone",
    "day_and_clock",
    "names_zone",
    "recognise",
    "seconds",
]
