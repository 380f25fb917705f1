"""One film at the top of the page: who was shown which, with what probability, what came of it.

The first place is looked at by everybody, so a film there brings what it brings whatever stands
below: a decision between k films for each visit, which off-policy evaluation can judge.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from personalize_poc.experiment.figures import Beside
from personalize_poc.experiment.offpolicy import evaluation, logs

if TYPE_CHECKING:
    from personalize_poc.experiment.audience.looking import Floats
    from personalize_poc.experiment.audience.playing import Audience
    from personalize_poc.experiment.offpolicy.evaluation import Evaluation

_FOLDS = 2


@dataclass(frozen=True)
class Log:
    """Visits, and what stood at the top of the page; n visits, k films to choose from.

    Attributes:
        users: [n] who came.
        actions: [n] which of the films was shown, from 0.
        rewards: [n] 1 if it was watched.
        logging: [n, k] probabilities with which each could have been shown.
        true: [n, k] the truth: the chance of each to be watched, had it been shown.
    """

    users: NDArray[np.object_]
    actions: NDArray[np.intp]
    rewards: Floats
    logging: Floats
    true: Floats

    def worth(self, policy: Floats) -> float:
        """The truth of a policy [n, k]: the share of the visits on which its film is watched."""
        return float((policy * self.true).sum(axis=1).mean())

    @property
    def predictions(self) -> Floats:
        """What a plain model expects of each film, [n, k]: the mean of its place among the k.

        It learns from the other half of the users, so that nobody's row predicts itself.
        """
        fold = np.unique(self.users, return_inverse=True)[1] % _FOLDS
        found = np.empty_like(self.logging)
        for part in range(_FOLDS):
            other = fold != part
            counts = np.bincount(self.actions[other], minlength=found.shape[1])
            sums = np.bincount(self.actions[other], self.rewards[other], minlength=found.shape[1])
            overall = float(self.rewards[other].mean()) if other.any() else 0.0
            found[~other] = np.where(counts, sums / np.maximum(counts, 1), overall)
        return found


def judge(log: Log, rules: Mapping[str, Sequence[float]]) -> dict[str, tuple[Evaluation, float]]:
    """What rules that never ran would have brought: the estimate of each, and the truth.

    Args:
        log: of a rule that explored.
        rules: name -> probabilities of the k films.
    """
    found = {}
    for name, rule in rules.items():
        policy = everywhere(rule, log)
        table = logs.of_policies(
            users=log.users,
            actions=log.actions,
            rewards=log.rewards,
            logging=log.logging,
            target=policy,
            predictions=log.predictions,
        )
        found[name] = evaluation.evaluate(table), log.worth(policy)
    return found


def rows(judged: Mapping[str, tuple[Evaluation, float]]) -> list[Beside]:
    """The estimates beside the truth, for `figures.beside`."""
    return [
        Beside(f"{name}, {how}", one.value, one.interval, true)
        for name, (found, true) in judged.items()
        for how, one in found.estimates.items()
    ]


def candidates(
    first: Mapping[str, Sequence[str]], second: Mapping[str, Sequence[str]], each: int
) -> dict[str, list[str]]:
    """For each user the best films of two lists: `each` of the first, then of the second.

    A film that both have counts for the first; then the second gives its next one. Users for whom
    there are not so many are left out.
    """
    found = {}
    for user, items in first.items():
        mine = list(items[:each])
        theirs = [item for item in second[user] if item not in set(mine)][:each]
        if len(mine) == len(theirs) == each:
            found[user] = mine + theirs
    return found


def greedy(width: int, epsilon: float = 0.0) -> list[float]:
    """The rule that shows the first of `width` films, or with `epsilon` any of them."""
    return [1 - epsilon + epsilon / width] + [epsilon / width] * (width - 1)


def everywhere(rule: Sequence[float], log: Log) -> Floats:
    """A rule [k] as probabilities for each visit of a log, [n, k]."""
    chances = np.asarray(rule, dtype=float)
    return np.broadcast_to(chances, (len(log.users), len(chances))).copy()


def play(
    crowd: Audience,
    films: Mapping[str, Sequence[str]],
    rule: Sequence[float],
    days: int,
    *,
    seed: int,
) -> Log:
    """Show one of the films at the top of each visit.

    Args:
        crowd: the audience.
        films: user -> k films.
        rule: [k] the probability of each place among them, summing to 1.
        days: how many; each visit is as if it were the first.
        seed: of the visits and draws.
    """
    attraction, satisfaction = crowd.tempting(films)
    true, names = attraction * satisfaction, np.array(list(films), dtype=object)
    random = np.random.default_rng(seed)
    comes = np.array([crowd.comes[crowd.row(user)] for user in films])
    row = np.flatnonzero((random.random((days, len(names))) < comes).ravel()) % max(len(names), 1)
    chances = np.asarray(rule, dtype=float)
    actions = np.searchsorted(np.cumsum(chances), random.random(len(row)), side="right")
    actions = np.minimum(actions, len(chances) - 1).astype(np.intp)
    rewards = (random.random(len(row)) < true[row, actions]).astype(float)
    logging = np.broadcast_to(chances, (len(row), len(chances))).copy()
    return Log(names[row], actions, rewards, logging, true[row])
