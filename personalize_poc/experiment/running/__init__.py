"""An experiment at run time: who gets which list, what they were shown, what came of it.

A thin layer over whatever answers: campaigns, recommenders, a popularity list. It keeps what an
analysis needs and no service can tell afterwards, and writes it as `experiment analyze` reads it.
"""

from personalize_poc.experiment.running.layer import Layer, Shown
from personalize_poc.experiment.running.reading import picture, table, ways
from personalize_poc.experiment.running.shuffling import shuffled
from personalize_poc.experiment.running.sources import (
    Answer,
    campaign,
    chosen,
    kept,
    popular,
    recommender,
)

__all__ = [
    "Answer",
    "Layer",
    "Shown",
    "campaign",
    "chosen",
    "kept",
    "picture",
    "popular",
    "recommender",
    "shuffled",
    "table",
    "ways",
]
