"""What to do with data: which recipes fit it and why, what they cost, and when to take none.

Everything is worked out from the figures of a check (`check.facts`); nothing is trained. So it says
what is likely, and the notebooks measure what is true.
"""

from __future__ import annotations

from personalize_poc.check.advice.advising import USE_CASES, Advice, advise, without_interactions
from personalize_poc.check.advice.fitting import FITS, LACKS, POSSIBLE, Fit
from personalize_poc.check.advice.instead import Instead

__all__ = [
    "FITS",
    "LACKS",
    "POSSIBLE",
    "USE_CASES",
    "Advice",
    "Fit",
    "Instead",
    "advise",
    "without_interactions",
]
