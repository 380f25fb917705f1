"""A comparison: two baselines, a recipe that gains, and one that repeats."""

from __future__ import annotations

from personalize_poc.evaluation.comparison import AGAIN, POPULARITY, Comparison, Pair, Row
from personalize_poc.evaluation.estimates import Estimate

GAINS, ECHO = "aws-user-personalization", "aws-sims"


def comparison() -> Comparison:
    """`GAINS` is ahead on new items too; all that `ECHO` adds to popularity is repeats."""
    new = Estimate(0.2, 0.15, 0.25)
    rows = [
        Row(POPULARITY, True, Estimate(0.1, 0.06, 0.14), new, coverage=0.01, novelty=1.5),
        Row(
            AGAIN,
            True,
            Estimate(0.35, 0.26, 0.44),
            new,
            over_popularity=Estimate(0.25, 0.15, 0.35),
            coverage=0.3,
            novelty=4.0,
        ),
        Row(
            GAINS,
            False,
            Estimate(0.529, 0.45, 0.61),
            Estimate(0.33, 0.28, 0.38),
            Estimate(0.429, 0.34, 0.53),
            Estimate(0.179, 0.12, 0.24),
            Estimate(0.13, 0.03, 0.23),
            coverage=0.33,
            novelty=4.1,
        ),
        Row(
            ECHO,
            False,
            Estimate(0.35, 0.26, 0.44),
            new,
            Estimate(0.25, 0.15, 0.35),
            Estimate(0.0, -0.01, 0.01),
            Estimate(0.0, -0.02, 0.02),
            coverage=0.31,
        ),
    ]
    both = Estimate(0.179, -0.01, 0.3), Estimate(0.13, -0.02, 0.25)
    return Comparison(rows, [Pair(GAINS, ECHO, *both)], 100, 96)
