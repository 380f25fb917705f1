"""An A/B test: who is in which arm, what to expect, and the table of what came of it.

Nothing here asks the service or keeps a state. The user is the unit: of chance, since a hash of
the user id decides the arm, and of measurement, since each user counts once however often a list
was shown. `power` says how many users it takes, `analysis` judges the table.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.files import write_atomically
from personalize_poc.inference import examples
from personalize_poc.language import _

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("user", "arm", "outcome")
"""What a table of outcomes has: one row a user; `outcome` is 0 or 1, or any number."""
_DAY = 86_400


def assign(
    user_id: str,
    experiment: str,
    arms: Sequence[str] = ("control", "treatment"),
    shares: Sequence[float] | None = None,
) -> str:
    """The arm of a user: always the same one, by chance, and unrelated to other experiments.

    The SHA-256 of the experiment's name, a zero byte and the user id (UTF-8) is read as a number
    in [0, 1); its first 53 bits decide. That is easily done again in any language, and needs no
    table of who was assigned: a website, an app and an analysis agree.

    Args:
        user_id: who.
        experiment: a name of its own for each test. A new name mixes the users anew.
        arms: at least two different names. Their order matters, as do the shares.
        shares: the share of the users for each arm; equal ones by default. Scaled to sum to 1.

    Raises:
        BadInput: a name is missing or doubled, or the shares do not fit.
    """
    arms = arms if isinstance(arms, str) else tuple(arms)
    limits = _limits(experiment, arms, None if shares is None else tuple(shares))
    at = point(user_id, experiment)
    return next((arm for arm, limit in zip(arms, limits, strict=True) if at < limit), arms[-1])


def invite(user_ids: Iterable[str], experiment: str, at_most: int) -> list[str]:
    """So many of the users, chosen by chance; the same ones each time, and the rest for later.

    Whoever is invited to a small test is in every larger one of the same name, so a test can
    begin with few users and grow. The choice has no influence on the arm.
    """
    chance = f"{experiment}\tinvited"
    return sorted({str(user) for user in user_ids}, key=lambda user: point(user, chance))[:at_most]


def point(user_id: str, experiment: str) -> float:
    """Where chance puts a user: a number in [0, 1) as `assign` reads it from the SHA-256."""
    digest = hashlib.sha256(f"{experiment}\0{user_id}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2**53


@cache
def _limits(
    experiment: str, arms: str | tuple[str, ...], shares: tuple[float, ...] | None
) -> Sequence[float]:
    if not experiment or "\0" in experiment:
        raise BadInput("The experiment needs a name.", _("Give each experiment one of its own."))
    if isinstance(arms, str) or len(arms) < 2 or len(set(arms)) < len(arms):
        raise BadInput(f"{arms!r} are not two or more different arms.")
    parts = [1.0] * len(arms) if shares is None else [float(share) for share in shares]
    if len(parts) != len(arms) or not all(0 < part < math.inf for part in parts):
        raise BadInput(f"{shares!r} is not one share above 0 for each of {len(arms)} arms.")
    total = sum(parts)
    return [limit / total for limit in accumulate(parts)]


def rehearsal(
    interactions: pd.DataFrame, user_ids: Iterable[str], event_type: str, length: int = 10
) -> pd.Series:
    """What a list of popular items would have brought on the last day of each user in the log.

    A guess of the control's rate before anybody has been shown anything; see `rehearsals`.

    Returns:
        0 or 1, indexed by user.
    """
    last = rehearsals(interactions, user_ids, event_type, length)[1]
    return last.fillna(0).astype("int64").rename("outcome")


def rehearsals(
    interactions: pd.DataFrame,
    user_ids: Iterable[str],
    event_type: str,
    length: int = 10,
    days: int = 1,
) -> pd.DataFrame:
    """What a list of the most popular items would have brought, as far as the log can tell.

    For each user and each of the last days (24 hours, counted back from their last event) on which
    they did something: did they choose one of the `length` most popular items that they had not
    had before that day? Nobody was shown that list, and popularity knows those days too, so it is
    an estimate to plan with. It is far too high where people enter everything in one day, as many
    do in MovieLens.

    Args:
        interactions: USER_ID, ITEM_ID, TIMESTAMP (Unix seconds) and perhaps EVENT_TYPE.
        user_ids: whom to look at.
        event_type: which events count as a choice; all of them in data without types.
        length: of the list.
        days: how many days of each user.

    Returns:
        0 or 1, indexed by user, a column a day: 1 for the last one, 2 for the one before it.
        NaN where a user has no such day.
    """
    order = examples.popular(interactions, interactions["ITEM_ID"].nunique())
    users = list(user_ids)
    lived = _lived(interactions[interactions["USER_ID"].isin(set(users))], event_type)
    hits = {user: _hits(lived.get(user, {}), order, length, days) for user in users}
    columns = pd.RangeIndex(1, days + 1)
    found = pd.DataFrame.from_dict(hits, orient="index", columns=columns, dtype=float)
    return found.rename_axis("user")


_Days = dict[int, list[tuple[str, bool]]]
"""Days ago -> items, and whether they were chosen."""


def _lived(rows: pd.DataFrame, event_type: str) -> dict[str, _Days]:
    """What each user did, by day."""
    last = rows.groupby("USER_ID", observed=True)["TIMESTAMP"].transform("max")
    ago = (last - rows["TIMESTAMP"]) // _DAY
    chosen = pd.Series(True, index=rows.index)
    if "EVENT_TYPE" in rows:
        chosen = rows["EVENT_TYPE"].str.lower() == event_type.lower()
    found: dict[str, _Days] = {}
    for user, item, day, counts in zip(rows["USER_ID"], rows["ITEM_ID"], ago, chosen, strict=True):
        found.setdefault(user, {}).setdefault(int(day), []).append((item, bool(counts)))
    return found


def _hits(lived: _Days, order: Sequence[str], length: int, days: int) -> list[float]:
    """The last days of one user, the latest first: 1, 0, or NaN where there was none."""
    found = []
    for ago in sorted(lived)[:days]:
        had = {item for day, rows in lived.items() if day > ago for item, __ in rows}
        offered = (item for item in order if item not in had)
        listed = {item for item, __ in zip(offered, range(length), strict=False)}
        found.append(float(any(counts and item in listed for item, counts in lived[ago])))
    return found + [math.nan] * (days - len(found))


def outcomes(arm_of: Mapping[str, str], values: Mapping[str, float] | pd.Series) -> pd.DataFrame:
    """The table to be judged: every user who was assigned, with 0 for whom there is no value.

    Leaving out those who did nothing is the usual mistake: the arms then compare different people.

    Args:
        arm_of: user -> arm.
        values: user -> outcome.
    """
    rows = [(user, arm, values.get(user, 0)) for user, arm in arm_of.items()]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def read(path: str | Path) -> pd.DataFrame:
    """Read a table of outcomes: a CSV file with the columns user, arm and outcome.

    Raises:
        BadInput: there is no such file, or a column is missing.
    """
    try:
        table = pd.read_csv(path, dtype={"user": str, "arm": str})
    except (OSError, ValueError) as problem:
        raise BadInput(f"The outcomes in {path} cannot be read: {problem}") from None
    missing = [name for name in COLUMNS if name not in table]
    if missing:
        raise BadInput(
            f"{path} has no column {', '.join(missing)}.",
            _("It needs {columns}.").format(columns=", ".join(COLUMNS)),
        )
    return table[list(COLUMNS)]


def write(path: Path, table: pd.DataFrame) -> None:
    """Keep a table of outcomes as a CSV file, for `read`."""
    write_atomically(path, table.to_csv(index=False, lineterminator="\n"))
