"""The simulated audience of the sample plays: it is shown lists, and clicks and watches.

What it likes is known, so what an experiment estimates can be compared with the truth.
"""

from personalize_poc.experiment.audience import exploring, heroes
from personalize_poc.experiment.audience.diary import CLICK, MINUTES, NOTHING, WATCH
from personalize_poc.experiment.audience.mixing import interleave
from personalize_poc.experiment.audience.playing import NOBODY, Audience, Novelty, of
from personalize_poc.experiment.audience.races import race
from personalize_poc.experiment.audience.repeated import daily, repeat
from personalize_poc.experiment.audience.worlds import everybody, truths

__all__ = [
    "CLICK",
    "MINUTES",
    "NOBODY",
    "NOTHING",
    "WATCH",
    "Audience",
    "Novelty",
    "daily",
    "everybody",
    "exploring",
    "heroes",
    "interleave",
    "of",
    "race",
    "repeat",
    "truths",
]
