"""A hold-out of one's own, by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from personalize_poc.evaluation import holdout

MRR = "mean_reciprocal_rank_at_25"


def log(histories: dict[str, str]) -> pd.DataFrame:
    """One letter an item, oldest first; rows are shuffled, only TIMESTAMP orders them."""
    rows = [
        {"USER_ID": user, "ITEM_ID": item, "TIMESTAMP": at}
        for user, items in histories.items()
        for at, item in enumerate(items)
    ]
    return pd.DataFrame(rows).sample(frac=1, random_state=0)


def test_the_newest_tenth_of_every_tenth_user_is_the_truth() -> None:
    data = log({f"u{n:02}": "abcdefghijabcdefghij" for n in range(20)} | {"once": "a"})
    training, people = holdout.split(data)
    assert len(people) == 2
    assert "".join(people[0].shown) == "abcdefghijabcdefgh"
    assert people[0].truth == {"i", "j"}
    assert people[0].new == set()
    assert set(training["USER_ID"]).isdisjoint(person.user for person in people)
    assert "once" in set(training["USER_ID"])


def test_the_draw_is_the_seed_s() -> None:
    data = log({f"u{n:02}": "ab" for n in range(40)})
    drawn = [[person.user for person in holdout.split(data, seed)[1]] for seed in (1, 1, 2)]
    assert drawn[0] == drawn[1] != drawn[2]


def test_popularity_counts_people_and_not_events() -> None:
    assert holdout.by_popularity(log({"u": "aaab", "v": "bc", "w": "c"})) == ["b", "c", "a"]


def test_last_again_is_the_most_recent_first_and_then_the_filling() -> None:
    assert holdout.last_again("abcb", "xyza") == list("bcaxyz")
    assert len(holdout.last_again("abc", map(str, range(99)))) == 25


def test_both_baselines_by_hand() -> None:
    """18 interactions, of which 16 are shown: the truth is g and h, which everybody had before.

    Popularity: a b c d e f g …, so g is 7th. Again: f e d c b a x h g, so h is 8th.
    """
    data = log({f"u{n:02}": "xabcdefgh" * 2 for n in range(19)} | {"v": "a"})
    found = holdout.baselines(data)
    assert (found["users"], found["users_with_new"]) == (2, 0)
    assert found["popularity"]["metrics"][MRR] == pytest.approx(1 / 7)
    assert found["last_again"]["metrics"][MRR] == pytest.approx(1 / 8)
    assert found["popularity"]["without_repeats"] == {}


def test_on_new_items_both_baselines_are_the_same() -> None:
    crowd = {f"c{n:02}": "nm" * 10 for n in range(40)}
    found = holdout.baselines(log(crowd | {f"t{n:02}": "abcdefghin" for n in range(4)}), seed=1)
    popular, again = found["popularity"], found["last_again"]
    assert popular["without_repeats"] == again["without_repeats"]
    assert popular["intervals"]["metrics"][MRR][0] <= popular["metrics"][MRR]
    assert 0 < popular["metrics"]["coverage"] <= 1


def test_the_share_of_repeats_counts_events_on_items_that_one_has() -> None:
    assert holdout.repeat_share(log({"u": "aab", "v": "a"})) == 0.25
    assert holdout.repeat_share(log({"u": "a"}).head(0)) == 0.0
