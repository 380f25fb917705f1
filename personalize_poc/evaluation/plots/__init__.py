"""Figures of the workshop. They read well in black and white and carry a text for screen readers.

Every function returns a matplotlib `Figure` that is not registered with pyplot, so nothing is
drawn twice and nothing has to be closed. `show` turns one into a picture with alternative text.
"""

from personalize_poc.evaluation.plots.choosing import choosing
from personalize_poc.evaluation.plots.forest import differences
from personalize_poc.evaluation.plots.forgotten import forgotten
from personalize_poc.evaluation.plots.interactions import activity, long_tail
from personalize_poc.evaluation.plots.lengths import by_length
from personalize_poc.evaluation.plots.metadata import categories, coverage, decades, per_user
from personalize_poc.evaluation.plots.offline_metrics import readings, trade_off
from personalize_poc.evaluation.plots.picture import DPI, Picture, show
from personalize_poc.evaluation.plots.ranks import rank_changes
from personalize_poc.evaluation.plots.shares import after_each_event, by_place
from personalize_poc.evaluation.plots.traffic import capacity

__all__ = [
    "DPI",
    "Picture",
    "activity",
    "after_each_event",
    "by_length",
    "by_place",
    "capacity",
    "categories",
    "choosing",
    "coverage",
    "decades",
    "differences",
    "forgotten",
    "long_tail",
    "per_user",
    "rank_changes",
    "readings",
    "show",
    "trade_off",
]
