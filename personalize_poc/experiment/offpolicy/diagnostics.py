"""Whether the weights of a log can carry an estimate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.experiment.offpolicy.clusters import judged
from personalize_poc.experiment.offpolicy.logs import Logs
from personalize_poc.language import _

FEW = 100
"""Effective users below which intervals are rough."""
_SURE = 0.999
_ROUNDING = 1e-6
_MUCH = 0.05
"""Of the sum of the weights, that one user may have."""


@dataclass(frozen=True)
class Diagnostics:
    """What is known of the weights.

    Attributes:
        rows, users: of the log.
        effective_rows: (Σ w)² / Σ w², Kish's effective sample size: so many rows of an A/B test
            would be as precise (A. B. Owen, Monte Carlo theory, methods and examples, 2013, 9.3).
        effective_users: the same of the sums of the users' weights.
        largest: the largest weight, before clipping.
        largest_row: its row.
        largest_user: the largest share of all weights that one user has.
        mean_weight: which is 1 on average if the logged probabilities are right and all that the
            new policy does has support.
        mean_error: its standard error, with users as clusters.
        mean_fits: whether 1 (minus the share without support, where that is known) is in the 99.9 %
            interval of the mean.
        unsupported: the share of the new policy without support; None if it is not known.
        clipped_rows: share of the rows whose weight was clipped.
        clipped_weight: share of all weights that clipping took away.
    """

    rows: int
    users: int
    effective_rows: float
    effective_users: float
    largest: float
    largest_row: int
    largest_user: float
    mean_weight: float
    mean_error: float
    mean_fits: bool
    unsupported: float | None
    clipped_rows: float = 0.0
    clipped_weight: float = 0.0

    @property
    def warnings(self) -> list[str]:
        """What speaks against the estimates, in sentences; none if nothing does."""
        said = []
        if not self.mean_fits:
            said.append(
                _(
                    "The weights have a mean of {mean:.3f} ± {error:.3f}, not 1: the "
                    "logged probabilities are not those with which the actions were "
                    "shown, or the new policy does what was never shown. No estimate "
                    "holds before that is found."
                ).format(mean=self.mean_weight, error=self.mean_error)
            )
        if self.unsupported:
            said.append(
                _(
                    "{unsupported:.1%} of the new policy are without support: IPS "
                    "and SNIPS leave them out, doubly robust takes the model's "
                    "prediction for them."
                ).format(unsupported=self.unsupported)
            )
        if self.effective_users < FEW:
            said.append(
                _(
                    "The log is worth {effective:,.0f} users of {users:,}: with "
                    "fewer than {few} intervals are rough. Log more, explore more, "
                    "or ask for less change."
                ).format(effective=self.effective_users, users=self.users, few=FEW)
            )
        if self.largest_user > _MUCH:
            said.append(
                _(
                    "One user has {share:.0%} of all weights (largest weight "
                    "{largest:,.1f}, row {row}): the estimates hang on them."
                ).format(share=self.largest_user, largest=self.largest, row=self.largest_row)
            )
        return said


def diagnose(logs: Logs, groups: NDArray[np.intp], clip: float | None) -> Diagnostics:
    """Look at the weights.

    Args:
        logs: what was logged.
        groups: (rows,), the number of each row's user.
        clip: the weight above which they are clipped; None for none.
    """
    weights = logs.weights
    used = weights if clip is None else np.minimum(weights, clip)
    mine = np.bincount(groups, used)
    mean = float(weights.mean())
    found = judged(mean, weights - mean, weights, groups, _SURE)
    share = None if logs.unsupported is None else float(logs.unsupported.mean())
    low, high = found.interval
    fits = low - _ROUNDING <= 1 - (share or 0.0) <= high + _ROUNDING
    total = float(used.sum())
    return Diagnostics(
        rows=len(weights),
        users=len(mine),
        effective_rows=total**2 / float((used**2).sum()) if total else 0.0,
        effective_users=total**2 / float((mine**2).sum()) if total else 0.0,
        largest=float(weights.max()),
        largest_row=int(weights.argmax()),
        largest_user=float(mine.max()) / total if total else 0.0,
        mean_weight=mean,
        mean_error=found.error,
        mean_fits=fits,
        unsupported=share,
        clipped_rows=float((weights > used).mean()),
        clipped_weight=1 - total / float(weights.sum()) if total else 0.0,
    )
