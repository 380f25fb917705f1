"""What off-policy evaluation needs of a log, and what makes a log useless for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _

Floats = NDArray[np.float64]
TOLERANCE = 1e-6
"""By which probabilities of a row may differ from 1 in sum."""
_LOGGED = N_("A probability that was not logged cannot be made up: log it with what is shown.")


@dataclass(frozen=True)
class Logs:
    """A log, beside what the new policy would have done; a row for each decision.

    A row is one decision of the logging policy: the recipe that was chosen for a request, or the
    item in one place of a list. With a row for each place, rewards are those of the place alone,
    and the value is that of an average place: the item-position model (Li, Abbasi-Yadkori, Kveton,
    Muthukrishnan, Vinay and Wen, Offline evaluation of ranking policies with click models, KDD
    2018). It assumes that a click depends on the item and its place, not on the items around it.

    Attributes:
        users: (rows,), who; rows of a user depend on each other, so users are the clusters.
        rewards: (rows,), what came of it.
        logged: (rows,), the probability with which the logging policy chose what it showed.
        target: (rows,), the probability with which the new policy would have chosen the same.
        predicted: (rows,), what a model expects of the action that was shown; None without a model.
        expected: (rows,), what it expects of the new policy: Σ over actions of probability times
            prediction. The model must not have learned from the rows that it predicts.
        unsupported: (rows,), the probability that the new policy gives to actions that the logging
            policy never shows there; None if only the shown actions' probabilities are known.

    Raises:
        BadInput: a probability is absent, 0 where it was logged, or not between 0 and 1; a reward
            is no finite number; or lengths differ. Rows are counted from 0.
    """

    users: NDArray[Any]
    rewards: Floats
    logged: Floats
    target: Floats
    predicted: Floats | None = None
    expected: Floats | None = None
    unsupported: Floats | None = None

    def __post_init__(self) -> None:
        users = np.asarray(self.users)
        object.__setattr__(self, "users", users)
        for name in ("rewards", "logged", "target", "predicted", "expected", "unsupported"):
            given = getattr(self, name)
            if given is not None:
                object.__setattr__(self, name, _numbers(name, given, users))
        if len(users) < 2:
            raise BadInput(f"A log of {len(users)} rows says nothing of how rows differ.")
        if (self.predicted is None) != (self.expected is None):
            raise BadInput("Doubly robust estimates need both, predicted and expected.")
        missing = np.array([one is None or one != one for one in users.tolist()])
        _refuse(missing, users, "names no user")
        _refuse(np.isnan(self.logged), users, "has no logged probability", fix=_(_LOGGED))
        _refuse(np.isnan(self.target), users, "has no probability of the new policy")
        _refuse(
            self.logged == 0,
            users,
            "was shown although its logged probability is 0",
            fix=_("Either the log or the probability is wrong; nothing can be weighted with it."),
        )
        for name in ("logged", "target"):
            values = getattr(self, name)
            outside = (values < 0) | (values > 1)
            _refuse(outside, users, f"has a {name} probability outside 0 to 1", values)
        for name in ("rewards", "predicted", "expected"):
            values = getattr(self, name)
            if values is not None:
                _refuse(~np.isfinite(values), users, f"has no finite number in {name}", values)

    @property
    def weights(self) -> Floats:
        """The importance weight of each row: target / logged."""
        return self.target / self.logged


def of_policies(
    *,
    users: ArrayLike,
    actions: ArrayLike,
    rewards: ArrayLike,
    logging: ArrayLike,
    target: ArrayLike,
    predictions: ArrayLike | None = None,
    most_unsupported: float = 0.0,
) -> Logs:
    """A log where all probabilities of both policies are known, which shows missing overlap.

    Args:
        users: (rows,).
        actions: (rows,), numbers of the actions that were shown, from 0.
        rewards: (rows,).
        logging: (rows, actions), probabilities of the policy that ran; a row sums to 1.
        target: (rows, actions), those of the new policy.
        predictions: (rows, actions), rewards that a model expects.
        most_unsupported: how much of the new policy may be without support, as a mean over rows.
            What it does there was never seen: IPS and SNIPS leave it out, doubly robust takes the
            model's word for it.

    Raises:
        BadInput: what `Logs` refuses, probabilities of a row do not add up, an action does not
            exist, or the policies do not overlap enough.
    """
    who = np.asarray(users)
    ran, new = (_policy(name, one, who) for name, one in (("logging", logging), ("target", target)))
    if ran.shape != new.shape:
        raise BadInput(f"The policies have {ran.shape[1]} and {new.shape[1]} actions.")
    chosen = np.asarray(actions)
    if chosen.shape != who.shape or chosen.dtype.kind not in "iu":
        raise BadInput(
            f"actions are {len(who)} whole numbers from 0, one a row, not {chosen.dtype} of shape "
            f"{chosen.shape}."
        )
    strange = (chosen < 0) | (chosen >= ran.shape[1])
    _refuse(strange, who, f"has an action outside 0 to {ran.shape[1] - 1}", chosen)
    unsupported = np.where(ran == 0, new, 0.0).sum(axis=1)
    _refuse_gap(unsupported, ran, new, who, most_unsupported)
    row = np.arange(len(who))
    known = predicted = None
    if predictions is not None:
        known = np.asarray(predictions, float)
        if known.shape != ran.shape:
            raise BadInput(f"The predictions have the shape {known.shape}, not {ran.shape}.")
        _refuse(~np.isfinite(known).all(axis=1), who, "has no finite number in predictions")
        predicted = known[row, chosen]
    return Logs(
        who,
        np.asarray(rewards, float),
        ran[row, chosen],
        new[row, chosen],
        predicted,
        None if known is None else (new * known).sum(axis=1),
        unsupported,
    )


def _numbers(name: str, given: ArrayLike, users: NDArray[Any]) -> Floats:
    try:
        values = np.asarray(given, dtype=float)
    except (TypeError, ValueError):
        raise BadInput(f"{name} has something that is no number.") from None
    if values.shape != users.shape or values.ndim != 1:
        raise BadInput(f"{name} has the shape {values.shape}; it is one a row: {users.shape}.")
    return values


def _policy(name: str, given: ArrayLike, users: NDArray[Any]) -> Floats:
    values = np.asarray(given, dtype=float)
    if values.ndim != 2 or len(values) != len(users) or not values.shape[1]:
        raise BadInput(
            f"{name} has the shape {values.shape}; it is a row of all actions' probabilities for "
            f"each of {len(users)} decisions."
        )
    absent = np.asarray(np.isnan(values).any(axis=1))
    _refuse(absent, users, f"has an absent {name} probability", fix=_(_LOGGED))
    wrong = np.asarray(((values < 0) | (values > 1)).any(axis=1))
    _refuse(wrong, users, f"has a {name} probability outside 0 to 1")
    sums = values.sum(axis=1)
    wrong = np.asarray(np.abs(sums - 1) > TOLERANCE)
    _refuse(wrong, users, f"has {name} probabilities that do not add up to 1", sums)
    return values


def _refuse_gap(unsupported: Floats, ran: Floats, new: Floats, users: Any, most: float) -> None:
    share = float(unsupported.mean())
    if share <= most:
        return
    row = int(np.argmax(unsupported > 0))
    action = int(np.argmax((ran[row] == 0) & (new[row] > 0)))
    raise BadInput(
        f"Row {row} (user {users[row]}): the new policy shows action {action} with probability "
        f"{new[row, action]:.3g}, the logging policy never does. Of the new policy {share:.1%} are "
        "without support in the log, and what it would bring there is unknown.",
        _(
            "Let the logging policy explore these actions, keep the new one to those "
            "that were shown, or bear it with most_unsupported."
        ),
    )


def _refuse(
    wrong: NDArray[Any],
    users: NDArray[Any],
    what: str,
    values: Sequence[Any] | NDArray[Any] | None = None,
    *,
    fix: str = "",
) -> None:
    """Raise BadInput that names the first row that is wrong, and how many there are."""
    count = int(wrong.sum())
    if not count:
        return
    row = int(np.argmax(wrong))
    value = "" if values is None else f": {values[row]:.6g}"
    more = f" So do {count - 1:,} rows after it." if count > 1 else ""
    raise BadInput(f"Row {row} (user {users[row]}) {what}{value}.{more}", fix)
