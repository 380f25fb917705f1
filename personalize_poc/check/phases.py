"""What a check does after reading, in its order, and how long each takes beside reading."""

from __future__ import annotations

from personalize_poc.language import N_

UNDERSTANDING = N_("recognising the columns")
MAPPING = N_("looking at the values of all columns")
EVENTS = N_("reading ids and times")
USERS = N_("counting the events of each user")
ITEMS = N_("counting items, event types and hours")
ORDER = N_("putting the events of some users in order")
FAULTS = N_("looking for faults")
FIGURES = N_("working out figures and advice")

PHASES = (
    (UNDERSTANDING, 0.23),
    (MAPPING, 0.16),
    (EVENTS, 0.35),
    (USERS, 0.13),
    (ITEMS, 0.09),
    (ORDER, 0.05),
    (FAULTS, 0.1),
    (FIGURES, 0.05),
)
"""Measured on 30 million rows of a CSV file; for `data.own.stages`."""
