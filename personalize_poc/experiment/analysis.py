"""The judgement of an A/B test: a difference per user, how sure it is, and what to do about it.

Two arms are compared by the mean of an outcome over their users; means of 0 and 1 are rates.
`intervals` holds the statistics.
"""

from __future__ import annotations

import math

import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.experiment import intervals, power
from personalize_poc.experiment.assignment import COLUMNS
from personalize_poc.experiment.comparison import Arm, Comparison
from personalize_poc.experiment.statistics import fixed
from personalize_poc.language import _

MISMATCH = fixed.MISMATCH
"""A sample ratio is wrong below this p."""


def judge(
    outcomes: pd.DataFrame,
    *,
    control: str,
    treatment: str,
    control_share: float = 0.5,
    significance: float = power.SIGNIFICANCE,
    comparisons: int = 1,
    worthwhile: float = 0.0,
    shares: bool = False,
) -> Comparison:
    """Compare two arms of an experiment that has ended.

    Args:
        outcomes: one row a user, with the columns user, arm and outcome; also of the users who
            did nothing, with 0.
        control, treatment: the names of the arms.
        control_share: the share of the users that was planned for the control.
        significance: the chance to see a difference where there is none.
        comparisons: how many metrics, or treatments, are judged in this experiment. Each gets its
            part of `significance` (Bonferroni), so that the chance is not more for all together.
        worthwhile: the smallest difference that would be worth having; only the words use it.
        shares: the outcomes are shares of something, such as of evenings; only words and figures
            use it.

    Raises:
        BadInput: the table is not one row a user in exactly these arms with finite numbers, or an
            arm has no user, or one alone where outcomes are not 0 and 1.
    """
    if not 0 < significance < 1 or not 0 < control_share < 1 or comparisons < 1:
        raise BadInput(
            "significance and control_share are between 0 and 1, comparisons is at least 1."
        )
    table = _checked(outcomes, control, treatment)
    one, other = (table.loc[table["arm"] == name, "outcome"] for name in (control, treatment))
    arms = _arm(control, one), _arm(treatment, other)
    rates = bool(table["outcome"].isin((0.0, 1.0)).all())
    confidence = 1 - significance / comparisons
    interval, p_value = _compared(*arms, rates=rates, confidence=confidence)
    expected = control_share * len(table)
    off = (arms[0].users - expected) / math.sqrt(expected * (1 - control_share))
    return Comparison(
        *arms,
        rates=rates,
        confidence=confidence,
        difference=arms[1].mean - arms[0].mean,
        interval=interval,
        p_value=p_value,
        ratio_p=intervals.two_sided(off),
        worthwhile=worthwhile,
        shares=shares,
    )


def _checked(outcomes: pd.DataFrame, control: str, treatment: str) -> pd.DataFrame:
    missing = [name for name in COLUMNS if name not in outcomes]
    if missing:
        raise BadInput(
            f"The outcomes have no column {', '.join(missing)}.",
            _("Needed: {columns}.").format(columns=", ".join(COLUMNS)),
        )
    table = outcomes[list(COLUMNS)]
    _one_row_a_user(table)
    sizes = table["arm"].value_counts()
    foreign = sorted({str(arm) for arm in sizes.index} - {control, treatment})
    if foreign or table["arm"].isna().any():
        raise BadInput(
            f"The outcomes have rows of {', '.join(foreign) or 'no arm'} beside {control} and "
            f"{treatment}.",
            _("Judge two arms at a time, and say in `comparisons` how many pairs you judge."),
        )
    empty = [name for name in (control, treatment) if not sizes.get(name, 0)]
    if empty or control == treatment:
        raise BadInput(f"There is no user of {empty[0] if empty else 'a second arm'} to judge.")
    numbers = pd.to_numeric(table["outcome"], errors="coerce").astype(float)
    bad = ~numbers.abs().lt(math.inf)
    if bad.any():
        raise BadInput(
            f"User {table.loc[bad, 'user'].iloc[0]} has no finite number as outcome.",
            _("Somebody who did nothing has 0."),
        )
    return table.assign(outcome=numbers)


def _one_row_a_user(table: pd.DataFrame) -> None:
    double = table["user"].duplicated(keep=False)
    if not double.any():
        return
    user = table.loc[double, "user"].iloc[0]
    arms = table.loc[table["user"] == user, "arm"].nunique()
    if arms > 1:
        raise BadInput(
            f"User {user} is in {arms} arms.",
            _("Who has seen both lists can be counted in neither."),
        )
    raise BadInput(
        f"User {user} has more than one row.",
        _("Sum up to one row a user first: rows of the same user are not independent."),
    )


def _arm(name: str, values: pd.Series) -> Arm:
    deviation = float(values.std()) if len(values) > 1 else 0.0
    return Arm(name, len(values), float(values.mean()), deviation)


def _compared(
    control: Arm, treatment: Arm, *, rates: bool, confidence: float
) -> tuple[tuple[float, float], float]:
    if rates:
        rate, other = ((arm.mean, arm.users) for arm in (control, treatment))
        return intervals.of_rates(rate, other, confidence)
    if min(control.users, treatment.users) < 2:
        raise BadInput("An arm of one user has no spread, so its mean cannot be judged.")
    if control.deviation == treatment.deviation == 0:
        raise BadInput("All users of an arm have the same outcome: it measures nothing.")
    first, second = ((arm.mean, arm.deviation, arm.users) for arm in (control, treatment))
    return intervals.of_means(first, second, confidence)
