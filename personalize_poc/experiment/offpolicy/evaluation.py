"""Estimates of a new policy's value: IPS, SNIPS, doubly robust, with intervals over users.

IPS       mean of w r, w = target / logged (D. G. Horvitz and D. J. Thompson, J. Am. Stat. Assoc. 47
          (1952)). Unbiased where there is support; of large variance where weights are large.
SNIPS     Σ w r / Σ w (A. Swaminathan and T. Joachims, The self-normalized estimator for
          counterfactual learning, NIPS 2015). A bias that vanishes with the size of the log, less
          variance, and it does not move when a constant is added to all rewards.
DR        mean of q(x, π) + w (r - q(x, a)) (M. Dudík, J. Langford and L. Li, Doubly robust policy
          evaluation and learning, ICML 2011). Unbiased if the logged probabilities are right,
          whatever the model; the better the model, the less variance.

Clipping replaces w by min(w, clip) (E. L. Ionides, Truncated importance sampling, J. Comput. Graph.
Stat. 17 (2008); L. Bottou and others, Counterfactual reasoning and learning systems, JMLR 14
(2013), section 4.3): less variance, for a bias that `Evaluation.bias` names.

Intervals have users as clusters and bear skewed weights; see `clusters`.
"""

from __future__ import annotations

import html
import math
from dataclasses import dataclass

import numpy as np
import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.experiment.offpolicy.clusters import Estimate, judged
from personalize_poc.experiment.offpolicy.diagnostics import Diagnostics, diagnose
from personalize_poc.experiment.offpolicy.logs import Floats, Logs
from personalize_poc.language import _

IPS, SNIPS, DR = "IPS", "SNIPS", "DR"


@dataclass(frozen=True)
class Evaluation:
    """What a new policy would have brought.

    Attributes:
        logged: what the logging policy brought.
        estimates: of the new policy: IPS, SNIPS, and DR if there are predictions.
        differences: new minus logged, by the same methods; narrower than two intervals side by
            side, because both come from the same rows.
        diagnostics: whether the weights can carry it.
        clip: the weight above which weights were clipped; None for none.
        bias: for each estimate what clipping does to it, in words; empty without clipping.
        confidence: of the intervals.
    """

    logged: Estimate
    estimates: dict[str, Estimate]
    differences: dict[str, Estimate]
    diagnostics: Diagnostics
    clip: float | None
    bias: dict[str, str]
    confidence: float

    def table(self) -> pd.DataFrame:
        """One row an estimate: value, interval, and difference to the logging policy."""
        rows = {name: _row(one, self.differences.get(name)) for name, one in self._named.items()}
        level = f"{self.confidence * 100:.4g}%"
        columns = [
            _("value"),
            _("{level} interval").format(level=level),
            _("difference"),
            _("{level} interval of it").format(level=level),
        ]
        return pd.DataFrame.from_dict(rows, orient="index", columns=columns)

    @property
    def words(self) -> str:
        """How far the estimates can be trusted."""
        held = self.diagnostics
        said = [
            _(
                "{rows:,} rows of {users:,} users, worth {effective_rows:,.0f} rows "
                "and {effective_users:,.0f} users under the new policy; mean weight "
                "{mean:.3f} ± {error:.3f}, largest {largest:,.1f}."
            ).format(
                rows=held.rows,
                users=held.users,
                effective_rows=held.effective_rows,
                effective_users=held.effective_users,
                mean=held.mean_weight,
                error=held.mean_error,
                largest=held.largest,
            )
        ]
        if self.bias:
            said.append(
                _(
                    "Clipped at {clip:g}: {rows:.2%} of the rows, {weight:.2%} of all weights."
                ).format(clip=self.clip, rows=held.clipped_rows, weight=held.clipped_weight)
            )
            said += [f"{name}: {what}" for name, what in self.bias.items()]
        flat = [name for name, one in self._named.items() if one.error == 0]
        if flat:
            said.append(
                _(
                    "{names}: all users count alike, so how they differ is open, and an interval "
                    "without a width says nothing."
                ).format(names=", ".join(flat))
            )
        return " ".join([*said, *held.warnings])

    @property
    def _named(self) -> dict[str, Estimate]:
        return {_("logging policy"): self.logged, **self.estimates}

    def _repr_html_(self) -> str:
        return f"{self.table().to_html()}<p>{html.escape(self.words)}</p>"

    def __repr__(self) -> str:
        return f"{self.table().to_string()}\n{self.words}"


def evaluate(logs: Logs, *, clip: float | None = None, confidence: float = 0.95) -> Evaluation:
    """Estimate the value of the new policy, per row of the log.

    Args:
        logs: what was logged, and what the new policy would have done.
        clip: the largest weight; larger ones are set to it. Choose it before looking at results.
        confidence: of the intervals.

    Raises:
        BadInput: a number is out of range, there is one user only, or the new policy would have
            shown nothing of what was shown.
    """
    if not 0 < confidence < 1:
        raise BadInput(f"A confidence of {confidence:g} is not between 0 and 1.")
    if clip is not None and not 0 < clip < math.inf:
        raise BadInput(f"Weights cannot be clipped at {clip:g}; a useful limit is above 1.")
    groups = pd.factorize(logs.users)[0].astype(np.intp)
    if groups.max() < 1:
        raise BadInput("All rows are of one user: nothing is known of how users differ.")
    weights = logs.weights if clip is None else np.minimum(logs.weights, clip)
    if not weights.any():
        raise BadInput(
            "The new policy would have shown nothing of what was shown: every weight is 0.",
            _("The log says nothing about it; let a policy run that explores what it would show."),
        )
    rewards, average = logs.rewards, float(logs.rewards.mean())
    values, influences = {}, {}
    values[IPS], influences[IPS] = _mean(weights * rewards)
    values[SNIPS] = float((weights * rewards).sum() / weights.sum())
    influences[SNIPS] = weights * (rewards - values[SNIPS]) / weights.mean()
    if logs.predicted is not None and logs.expected is not None:
        parts = logs.expected + weights * (rewards - logs.predicted)
        values[DR], influences[DR] = _mean(parts)
    logged = rewards - average
    told = {
        key: judged(values[key], one, weights, groups, confidence)
        for key, one in influences.items()
    }
    apart = {
        key: judged(values[key] - average, one - logged, weights, groups, confidence)
        for key, one in influences.items()
    }
    return Evaluation(
        judged(average, logged, np.ones_like(weights), groups, confidence),
        told,
        apart,
        diagnose(logs, groups, clip),
        clip,
        {} if clip is None or clip >= logs.weights.max() else _biases(logs, weights),
        confidence,
    )


def _mean(parts: Floats) -> tuple[float, Floats]:
    value = float(parts.mean())
    return value, parts - value


def _biases(logs: Logs, weights: Floats) -> dict[str, str]:
    """In which direction clipping moves each estimate, told by the rewards of what is clipped."""
    cut = logs.weights - weights
    lost = cut * logs.rewards
    said = {
        IPS: _("biased {direction}, by about {size:.3g}.").format(
            direction=_direction(-lost), size=abs(float(lost.mean()))
        ),
        SNIPS: _("biased towards the rewards of what is not clipped."),
    }
    if logs.predicted is not None:
        missed = cut * (logs.rewards - logs.predicted)
        said[DR] = _(
            "biased towards the model where weights are clipped, {direction} by about {size:.3g}."
        ).format(direction=_direction(-missed), size=abs(float(missed.mean())))
    return said


def _direction(moved: Floats) -> str:
    if (moved <= 0).all():
        return _("downwards")
    if (moved >= 0).all():
        return _("upwards")
    return _("probably downwards") if moved.mean() < 0 else _("probably upwards")


def _row(one: Estimate, difference: Estimate | None) -> list[str]:
    told = [f"{one.value:.4g}", f"{one.interval[0]:.4g} … {one.interval[1]:.4g}"]
    if difference is None:
        return [*told, "", ""]
    low, high = difference.interval
    return [*told, f"{difference.value:+.4g}", f"{low:+.4g} … {high:+.4g}"]
