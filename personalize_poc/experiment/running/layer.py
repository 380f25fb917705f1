"""Assign, ask, remember, record: an experiment while it runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.experiment import assignment
from personalize_poc.experiment.running.sources import Answer, Answered, Asks, answered
from personalize_poc.inference.events import EVENTS_PER_CALL
from personalize_poc.language import _

_MOST_IMPRESSIONS = 25
"""The quota of `impression` in an event."""


@dataclass(frozen=True)
class Shown:
    """An exposure: what somebody was shown, and why.

    Attributes:
        user, variant: who, and of which arm.
        time: Unix seconds.
        answer: the list.
    """

    user: str
    variant: str
    time: int
    answer: Answer

    @property
    def items(self) -> tuple[str, ...]:
        """Ids of the list, best first."""
        return self.answer.items


@dataclass
class Layer:
    """One experiment at run time.

    Attributes:
        experiment: its name, also the salt of the assignment.
        arms: variant -> what answers it, or user -> what has been answered; the control first.
        shares: of the users, one a variant; equal ones by default.
        shown: every exposure so far.
    """

    experiment: str
    arms: Mapping[str, Asks | Mapping[str, Answered]]
    shares: Sequence[float] | None = None
    shown: list[Shown] = field(default_factory=list)
    _last: dict[str, Shown] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        self.variant("")  # so that arms and shares that do not fit are refused before anybody asks
        self._last = {one.user: one for one in self.shown}

    def variant(self, user: str) -> str:
        """The arm of a user, by hash: see `assignment.assign`."""
        return assignment.assign(user, self.experiment, tuple(self.arms), self.shares)

    def ask(self, user: str) -> Answer:
        """Ask the user's arm for a list. Nobody has seen it yet: see `show`."""
        arm = self.arms[self.variant(user)]
        return answered(arm[user] if isinstance(arm, Mapping) else arm(user))

    def show(self, user: str, at: int, answer: Answered | None = None) -> Shown:
        """Remember that a user was shown a list.

        Args:
            user: who.
            at: Unix seconds.
            answer: where it was asked for before; by default it is asked for now.
        """
        told = self.ask(user) if answer is None else answered(answer)
        shown = Shown(user, self.variant(user), int(at), told)
        self.shown.append(shown)
        self._last[user] = shown
        return shown

    def show_each(self, visits: pd.DataFrame) -> None:
        """The same for visits (user, time) of people who saw the same list each time."""
        known = {
            user: (self.variant(user), answered(self.ask(user)))
            for user in visits["user"].unique().tolist()
        }
        for user, at in zip(visits["user"].tolist(), visits["time"].tolist(), strict=True):
            shown = Shown(user, known[user][0], at, known[user][1])
            self.shown.append(shown)
            self._last[user] = shown

    def requests(self, events: pd.DataFrame, tracking_id: str) -> Iterator[dict[str, Any]]:
        """Parameters of `put_events` for what people did with their lists, at most ten a call.

        An event names the answer that it came from (`recommendationId`), or where no service
        answered, what was shown (`impression`). Its source for a metric attribution is
        `experiment/variant`. A session is a user's day.

        Args:
            events: user, item, type, time (Unix seconds) and day; in the order of time.
            tracking_id: of the event tracker.

        Raises:
            BadInput: somebody has been shown nothing.
        """
        for (user, day), rows in _by_session(events).items():
            if user not in self._last:
                raise BadInput(
                    f"User {user} has been shown nothing in {self.experiment}.",
                    _("Show a list before its events are recorded."),
                )
            common = self._common(self._last[user])
            listed = [
                {**common, "eventType": kind, "itemId": item, "sentAt": int(at)}
                for kind, item, at in rows
            ]
            session = f"{self.experiment}-{user}-{day}"
            for start in range(0, len(listed), EVENTS_PER_CALL):
                part = listed[start : start + EVENTS_PER_CALL]
                who = {"trackingId": tracking_id, "userId": user, "sessionId": session}
                yield {**who, "eventList": part}

    def _common(self, shown: Shown) -> dict[str, Any]:
        source = f"{self.experiment}/{shown.variant}"
        told: dict[str, Any] = {"metricAttribution": {"eventAttributionSource": source}}
        if shown.answer.recommendation_id:
            return {**told, "recommendationId": shown.answer.recommendation_id}
        return {**told, "impression": list(shown.items[:_MOST_IMPRESSIONS])}

    def exposures(self) -> pd.DataFrame:
        """One row an exposure: who saw what when, of which variant, and with what probability.

        Items and probabilities are joined by `|`; probabilities are empty where nobody knows them.
        """
        rows = [
            (
                self.experiment,
                one.user,
                one.variant,
                one.time,
                one.answer.recommendation_id or "",
                "|".join(one.items),
                "|".join(f"{p:.12g}" for p in one.answer.probabilities or ()),
            )
            for one in self.shown
        ]
        names = ["experiment", "user", "variant", "time", "recommendation_id"]
        return pd.DataFrame(rows, columns=[*names, "items", "probabilities"])

    def brief(self, places: int = 2) -> pd.DataFrame:
        """The exposures to be looked at: the first places of each list."""
        found = self.exposures().drop(columns=["experiment", "time"])
        for column in ("items", "probabilities"):
            parts = found[column].str.split("|").str[:places]
            found[column] = parts.map(lambda some: ", ".join(one[:7] for one in some))
        return found


def _by_session(events: pd.DataFrame) -> dict[tuple[str, int], list[tuple[str, str, int]]]:
    """User and day -> type, item and time of each event, in their order."""
    columns = (events[name].tolist() for name in ("user", "day", "type", "item", "time"))
    found: dict[tuple[str, int], list[tuple[str, str, int]]] = {}
    for user, day, *event in zip(*columns, strict=True):
        found.setdefault((user, day), []).append((event[0], event[1], event[2]))
    return found
