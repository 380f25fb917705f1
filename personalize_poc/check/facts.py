"""What a person's data is, in figures: what reports draw and advice is given on.

All of it is computed by `check.findings.examine`, together with the findings, from the same scans.
Times are Unix seconds; days, hours and weeks are those of the time zone of the mapping.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

MONTH = 365 / 12
"""Days."""
TOLD_USERS, TOLD_EACH, TOLD_SHARE, LITTLE_MORE = 300, 5, 0.5, 0.1
"""That popularity finds as much is said of so many users at least, where so many are known of each
item and the items have this share of all events, and where nothing is ahead of it by more than the
last of these, as a share of it (our own thresholds)."""


@dataclass(frozen=True)
class EventType:
    """One event type.

    Attributes:
        name: as it stands in the data; "" where it is empty.
        rows: how many events are of it.
        users: how many users have one; to about 2 % where not `exact`.
        items: how many items it concerns; likewise.
        value: mean of EVENT_VALUE; None if there is no such field or it is empty.
        exact: whether users and items were counted one by one.
    """

    name: str
    rows: int
    users: int
    items: int
    value: float | None = None
    exact: bool = True


@dataclass(frozen=True)
class Completeness:
    """How far one field is filled.

    Attributes:
        dataset: "interactions", "items" or "users".
        field: in Personalize ("GENRES").
        column: what the file calls it; "" for a constant.
        kind: as in `canonical.Field`.
        filled: rows with a value, as a share, 0 to 1.
        distinct: how many values differ; to about 2 % where not `exact`.
        missing: rows without a value.
        exact: whether `distinct` was counted one by one.
        least, most, mean: of a number; the first two of a time as well, in Unix seconds.
        quantiles: quantile (0.01, 0.25, 0.5, 0.75, 0.99) -> value of a number that is not greater;
            of large data from a sample.
        common: the most frequent category, or member of a list; "" of other fields.
        common_share: of the rows with a value.
    """

    dataset: str
    field: str
    column: str
    kind: str
    filled: float
    distinct: int
    missing: int = 0
    exact: bool = True
    least: float | None = None
    most: float | None = None
    mean: float | None = None
    quantiles: dict[float, float] = dataclasses.field(default_factory=dict)
    common: str = ""
    common_share: float = 0.0


@dataclass(frozen=True)
class Coverage:
    """How the interactions and a catalogue (items or users) fit together.

    Attributes:
        known: distinct ids in the catalogue.
        with_events: how many of these occur in interactions.
        seen: distinct ids in interactions.
        unknown: how many of those the catalogue does not have.
        unknown_rows: interactions with such an id, as a share, 0 to 1.
    """

    known: int
    with_events: int
    seen: int
    unknown: int
    unknown_rows: float


@dataclass(frozen=True)
class Histories:
    """What users' histories are like.

    Attributes:
        bins: (fewest events, most events, users) in doubling steps: 1, 2, 3 to 4, 5 to 8, …
        median: events of the user in the middle.
        most: events of the busiest user.
        single: users with one event, as a share of all.
        trainable: users with two events or more.
        gaps: quantile (0.1, 0.25, 0.5, 0.75, 0.9) -> seconds between two events of a user that
            follow each other; empty if no user has two.
        spans: the same quantiles -> seconds from the first to the last event of users with two
            or more; empty where times only number what each person did.
        session: how many events follow each other within half an hour, as a mean; 0 if unknown.
    """

    bins: tuple[tuple[int, int, int], ...] = ()
    median: float = 0.0
    most: int = 0
    single: float = 0.0
    trainable: int = 0
    gaps: dict[float, float] = field(default_factory=dict)
    session: float = 0.0
    spans: dict[float, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Popularity:
    """How events are spread over items.

    Attributes:
        curve: (rank, events of the item at that rank), at most 60 points evenly spaced in the
            logarithm of the rank; the first is the most popular item, the last the least.
        top_1_percent: share of events that the most popular hundredth of items has.
        top_10: share of events that the ten most popular items have.
        slope: of log(events) against log(rank), by least squares over all items with equal weights;
            None with less than 30 items.
    """

    curve: tuple[tuple[int, int], ...] = ()
    top_1_percent: float = 0.0
    top_10: float = 0.0
    slope: float | None = None


@dataclass(frozen=True)
class Predictability:
    """What simple rules would get right: the last event of each user held out, the rest known.

    Attributes:
        users: whose last event was looked at: those with two or more, at most 50,000 of them.
        again: share of last events that are an item which that user had before.
        top_10: share of last events that are one of the ten items with the most events before
            the time from which on the last tenth of these events happened.
        unseen: share of last events whose item nobody had before.
    """

    users: int = 0
    again: float = 0.0
    top_10: float = 0.0
    unseen: float = 0.0


@dataclass(frozen=True)
class Trial:
    """What counted lists find of the last items that were new to users, the rest known.

    Attributes:
        users: who were asked about; 0 where there are too few users or items to try.
        length: of the lists.
        popular: share of these items that are on the list of what is popular, ever or at that time,
            whichever finds more.
        beside: share that are on the list of what others have beside the user's items.
        least, most: what `beside` is ahead by, as an interval of 95 %.
        each: users from whom the lists know an item, as a mean.
        share: of events that are of items which may be on the lists.
    """

    users: int = 0
    length: int = 0
    popular: float = 0.0
    beside: float = 0.0
    least: float = 0.0
    most: float = 0.0
    each: float = 0.0
    share: float = 0.0

    @property
    def tells_more(self) -> bool:
        """Whether what others have beside an item finds more than what is popular."""
        return self.users > 0 and self.least > 0

    @property
    def tells_no_more(self) -> bool:
        """Whether it finds no more, or too little to matter; False where that cannot be told."""
        known = self.each >= TOLD_EACH and self.share >= TOLD_SHARE
        enough = known and self.users >= TOLD_USERS
        return enough and self.least <= 0 and self.most <= LITTLE_MORE * self.popular


@dataclass(frozen=True)
class Drift:
    """How the items of interest change with time, in eight periods with equally many events.

    Attributes:
        apart: periods between two -> how much their popularity differs, 0 (the same) to 1 (no item
            in common): half of the sum of the differences of the items' shares.
        noise: the same between two random halves of one period: what chance alone makes.
        days: length of such a period, as a median.
        retrain_days: after how many days a model has lost touch: the first time apart from which
            on `apart` exceeds `noise` by a quarter of what is left to 1, or the time for which
            an item is asked for where that is shorter still; None if it never does.
        life: days from the first to the last event of an item, as a mean over events.
    """

    apart: dict[int, float] = field(default_factory=dict)
    noise: float = 0.0
    days: float = 0.0
    retrain_days: float | None = None
    life: float = 0.0

    @property
    def train_days(self) -> float | None:
        """After how many days to train again: half of the time in which a model loses touch.

        A month at most, for new items; None if nothing is known.
        """
        if self.retrain_days is None:
            return MONTH if self.apart else None
        return min(self.retrain_days / 2, MONTH)


@dataclass(frozen=True)
class Facts:
    """What the data is.

    Attributes:
        rows: data set ("interactions", "items", "users") -> rows, also damaged ones.
        unusable: interactions that lack an id, an event type, or a time between 1980 and 2100.
        users: distinct users with an event.
        items: distinct items with an event.
        first: time of the first event; None if no time can be read. Times before 1980
            and in the future are damage and do not count, here and in everything about times.
        last: time of the last event.
        timezone: of days and hours.
        period: what `activity` counts: "day", "week" or "month", so that it stays below 400.
        activity: (first day of the period as ISO date, events), without gaps.
        event_types: by number of rows; at most 100 of them.
        hours: events by weekday (Monday first) and hour, 7 rows of 24.
        exact_times: whether events have a time of day; False for data with dates only.
        new_items: (Monday of the week as ISO date, items that had their first event in it, share
            of the events of that week that are of those items).
        popularity: how events are spread over items.
        histories: what users' histories are like.
        repeats: share of events whose user had that item before, by (user, item).
        predictability: what simple rules would get right.
        trial: whether what others have beside an item tells more than what is popular.
        drift: how the items of interest change.
        completeness: one for each field of each data set, in their order.
        item_coverage: of the catalogue; None without one.
        user_coverage: of the users' table; None without one.
        sampled: 1 if all users were looked at for gaps, sessions and repeats; 8 if it was every
            eighth, to keep large data quick.
    """

    rows: dict[str, int]
    users: int = 0
    items: int = 0
    first: int | None = None
    last: int | None = None
    timezone: str = "UTC"
    period: str = "day"
    activity: tuple[tuple[str, int], ...] = ()
    event_types: tuple[EventType, ...] = ()
    hours: tuple[tuple[int, ...], ...] = ()
    exact_times: bool = True
    new_items: tuple[tuple[str, int, float], ...] = ()
    popularity: Popularity = Popularity()
    histories: Histories = Histories()
    repeats: float = 0.0
    predictability: Predictability = Predictability()
    trial: Trial = Trial()
    drift: Drift = Drift()
    completeness: tuple[Completeness, ...] = ()
    item_coverage: Coverage | None = None
    user_coverage: Coverage | None = None
    sampled: int = 1
    unusable: int = 0

    @property
    def usable(self) -> int:
        """Interactions that can be imported and learned from."""
        return self.rows.get("interactions", 0) - self.unusable

    @property
    def days(self) -> float:
        """Time between the first event and the last, in days."""
        return 0.0 if self.first is None or self.last is None else (self.last - self.first) / 86400
