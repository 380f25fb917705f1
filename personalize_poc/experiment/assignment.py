"""An A/B test: who is in which arm, what to expect, and the table of what came of it.

Nothing here asks the service or keeps a state. The user is the unit: of chance, since a hash of
the user id decides the arm, and of measurement, since each user counts once however often a list
was shown. `power` says how many users it takes, `analysis` judges the table.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

import pandas as pd

from personalize_poc.errors import BadInput
from personalize_poc.files import write_atomically
from personalize_poc.inference import examples

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = ("user", "arm", "outcome")
"""What a table of outcomes has: one row a user; `outcome` is 0 or 1, or any number."""
NO_AUDIENCE = (
    "Here is nobody to show lists to: only the built-in sample has a simulated audience, and it "
    "plays on this machine. Run the test where your users are. Let assignment.assign choose the "
    "arm, and log for each user the arm and what came of it, with 0 for those who did nothing. "
    "Then bring that table, a CSV with the columns user, arm, outcome, and run the cells below:\n"
    '    outcomes = assignment.read("outcomes.csv")'
)
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
    limits = _limits(experiment, arms, shares)
    point = _point(user_id, experiment)
    return next((arm for arm, limit in zip(arms, limits, strict=True) if point < limit), arms[-1])


def invite(user_ids: Iterable[str], experiment: str, at_most: int) -> list[str]:
    """So many of the users, chosen by chance; the same ones each time, and the rest for later.

    Whoever is invited to a small test is in every larger one of the same name, so a test can
    begin with few users and grow. The choice has no influence on the arm.
    """
    chance = f"{experiment}\tinvited"
    return sorted({str(user) for user in user_ids}, key=lambda user: _point(user, chance))[:at_most]


def _point(user_id: str, experiment: str) -> float:
    digest = hashlib.sha256(f"{experiment}\0{user_id}".encode()).digest()
    return (int.from_bytes(digest[:8], "big") >> 11) / 2**53


def _limits(
    experiment: str, arms: Sequence[str], shares: Sequence[float] | None
) -> Sequence[float]:
    if not experiment or "\0" in experiment:
        raise BadInput("The experiment needs a name.", "Give each experiment one of its own.")
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
    """What a list of the most popular items would have brought, as far as the log can tell.

    For each user: on the last day (24 hours) of their log, did they choose one of the `length`
    most popular items that they had not had before? Nobody was shown that list, and popularity
    knows the last day too, so it is an estimate to plan with. It is far too high where people
    enter everything in one day, as many do in MovieLens.

    Args:
        interactions: USER_ID, ITEM_ID, TIMESTAMP (Unix seconds) and perhaps EVENT_TYPE.
        user_ids: whom to look at.
        event_type: which events count as a choice; all of them in data without types.
        length: of the list.

    Returns:
        0 or 1, indexed by user.
    """
    order = examples.popular(interactions, interactions["ITEM_ID"].nunique())
    rows = interactions[interactions["USER_ID"].isin(set(user_ids))]
    last = rows.groupby("USER_ID", observed=True)["TIMESTAMP"].transform("max")
    late = rows["TIMESTAMP"] > last - _DAY
    before = rows[~late].groupby("USER_ID", observed=True)["ITEM_ID"].agg(set).to_dict()
    if "EVENT_TYPE" in rows:
        late &= rows["EVENT_TYPE"].str.lower() == event_type.lower()
    chosen = rows[late].groupby("USER_ID", observed=True)["ITEM_ID"].agg(set).to_dict()
    found = {}
    for user in user_ids:
        had = before.get(user, set())
        offered = (item for item in order if item not in had)
        listed = {item for item, _ in zip(offered, range(length), strict=False)}
        found[user] = int(bool(listed & chosen.get(user, set())))
    return pd.Series(found, dtype="int64", name="outcome").rename_axis("user")


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
            f"{path} has no column {', '.join(missing)}.", f"It needs {', '.join(COLUMNS)}."
        )
    return table[list(COLUMNS)]


def write(path: Path, table: pd.DataFrame) -> None:
    """Keep a table of outcomes as a CSV file, for `read`."""
    write_atomically(path, table.to_csv(index=False, lineterminator="\n"))
