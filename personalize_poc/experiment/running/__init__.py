"""An experiment from its plan to its verdict: who gets which list, what they saw, what came of it.

A thin layer over whatever answers: campaigns, recommenders, a popularity list. It keeps what an
analysis needs and no service can tell afterwards, and writes it as `experiment analyze` reads it.
"""

from personalize_poc.experiment.logged.estimates import Rules
from personalize_poc.experiment.logged.judging import analyze
from personalize_poc.experiment.logged.metrics import Metric
from personalize_poc.experiment.logged.wishes import Wishes
from personalize_poc.experiment.report import of_analysis as page
from personalize_poc.experiment.running.files import Files, found, write
from personalize_poc.experiment.running.layer import Layer, Shown
from personalize_poc.experiment.running.reading import (
    cuped,
    differ,
    lift,
    missed,
    novelty,
    picture,
    segments,
    table,
    ways,
)
from personalize_poc.experiment.running.shuffling import epsilon_first, shuffled
from personalize_poc.experiment.running.sources import (
    Answer,
    also,
    campaign,
    chosen,
    favourite,
    kept,
    popular,
    recommender,
    rehearsed,
)
from personalize_poc.experiment.settling import settle

__all__ = [
    "Answer",
    "Files",
    "Layer",
    "Metric",
    "Rules",
    "Shown",
    "Wishes",
    "also",
    "analyze",
    "campaign",
    "chosen",
    "cuped",
    "differ",
    "epsilon_first",
    "favourite",
    "found",
    "kept",
    "lift",
    "missed",
    "novelty",
    "page",
    "picture",
    "popular",
    "recommender",
    "rehearsed",
    "segments",
    "settle",
    "shuffled",
    "table",
    "ways",
    "write",
]
