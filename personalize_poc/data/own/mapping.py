"""From what a company has to what Amazon Personalize imports: events from logs and ratings."""

from __future__ import annotations

import numpy as np
import pandas as pd

#: A playback counts as watched from this share of the film on (per cent).
WATCHED_PERCENT = 50
#: Ratings above these values become a click, and in addition a watch.
CLICK_ABOVE, WATCH_ABOVE = 1.0, 3.0
#: From this many rows on, text columns are categorical (MovieLens 25M: 45 million events).
CATEGORICAL_FROM = 5_000_000


def to_epoch_seconds(values: pd.Series) -> pd.Series:
    """Return ISO texts or datetimes as whole Unix seconds (int64).

    Raises:
        ValueError: a value is no date.
    """
    times = pd.to_datetime(values, utc=True)
    return times.dt.tz_localize(None).astype("datetime64[s]").astype("int64")


def events_from_log(log: pd.DataFrame, watched_percent: float = WATCHED_PERCENT) -> pd.DataFrame:
    """Turn the sample's viewing log into interactions.

    An opened page is a ``click``; a playback of at least ``watched_percent`` is a ``watch``; a
    playback that was broken off earlier is left out: it says neither yes nor no.

    Args:
        log: columns member, film, at (ISO 8601), action (open or play), percent_watched, device.
        watched_percent: from which share on a playback counts.

    Returns:
        USER_ID, ITEM_ID, EVENT_TYPE, TIMESTAMP (Unix seconds), DEVICE, in the order of the log.
    """
    opened = log["action"] == "open"
    kept = log[opened | (log["percent_watched"] >= watched_percent)]
    return pd.DataFrame(
        {
            "USER_ID": kept["member"].astype(str),
            "ITEM_ID": kept["film"].astype(str),
            "EVENT_TYPE": kept["action"].map({"open": "click", "play": "watch"}),
            "TIMESTAMP": to_epoch_seconds(kept["at"]),
            "DEVICE": kept["device"],
        }
    ).reset_index(drop=True)


def events_from_ratings(
    ratings: pd.DataFrame, click_above: float = CLICK_ABOVE, watch_above: float = WATCH_ABOVE
) -> pd.DataFrame:
    """Turn ratings into interactions, as the published proof of concept on this data did.

    A rating above ``click_above`` is a ``click``; one above ``watch_above`` is a ``watch`` as
    well, at the same time. Lower ratings are left out, because Personalize reads every
    interaction as a sign of interest.

    Args:
        ratings: columns userId, movieId, rating, timestamp (Unix seconds).
        click_above: exclusive lower bound of a click.
        watch_above: exclusive lower bound of a watch.

    Returns:
        USER_ID, ITEM_ID, EVENT_TYPE, TIMESTAMP, ordered by time; at equal times by user and item,
        click before watch.
    """
    clicks = ratings["rating"].to_numpy() > click_above
    watches = ratings["rating"].to_numpy() > watch_above
    position = np.concatenate([np.flatnonzero(clicks), np.flatnonzero(watches)])
    watch = np.repeat([0, 1], [clicks.sum(), watches.sum()])
    users, items, times = (
        ratings[column].to_numpy()[position] for column in ("userId", "movieId", "timestamp")
    )
    order = np.lexsort((watch, items, users, times))
    return pd.DataFrame(
        {
            "USER_ID": _as_text(users[order]),
            "ITEM_ID": _as_text(items[order]),
            "EVENT_TYPE": _labels(watch[order], ["click", "watch"]),
            "TIMESTAMP": times[order].astype("int64"),
        }
    )


def _as_text(values: np.ndarray) -> pd.Series:
    """Numbers as text; each distinct number is turned into text once."""
    distinct, codes = np.unique(values, return_inverse=True)
    return _labels(codes, [str(value) for value in distinct.tolist()])


def _labels(codes: np.ndarray, labels: list[str]) -> pd.Series:
    """One label per code; as a categorical column where plain text would need gigabytes."""
    if len(codes) > CATEGORICAL_FROM:
        return pd.Series(pd.Categorical.from_codes(codes, categories=labels))
    return pd.Series(np.array(labels, dtype=object)[codes])
