"""The choice of users, items and events to look at."""

from __future__ import annotations

import pandas as pd

from personalize_poc.inference import examples, new_items
from personalize_poc.inference.recommendations import Catalogue
from tests.support.data_sets import data_set


def test_popular_counts_users_not_rows() -> None:
    repeats = pd.DataFrame({"USER_ID": ["a"] * 9 + ["b", "c"], "ITEM_ID": ["1"] * 9 + ["2", "2"]})
    assert examples.popular(repeats, 2) == ["2", "1"]


def test_showcase_users_differ_in_taste_and_are_the_same_every_time() -> None:
    rows = [("comic", "c", n) for n in range(6)] + [("tragic", "d", n) for n in range(6)]
    rows += [(f"rare{n}", "c", n) for n in range(6)]
    interactions = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "TIMESTAMP"])
    items = pd.DataFrame({"ITEM_ID": ["c", "d"], "GENRES": ["Comedy", "Drama"]})
    dataset = data_set(interactions, items)
    assert set(examples.users(dataset, 2)) == {"comic", "tragic"}
    assert len(set(examples.users(dataset, 4))) == 4


def test_showcase_users_without_metadata_are_the_active_ones() -> None:
    interactions = pd.DataFrame({"USER_ID": ["a"] * 3 + ["b"], "ITEM_ID": ["1", "2", "3", "1"]})
    dataset = data_set(interactions)
    assert examples.users(dataset, 1) == ["a"]


def test_showcase_users_have_something_left_to_discover() -> None:
    rows = [("sated", str(n)) for n in range(45)] + [("curious", str(n)) for n in range(20)]
    rows += [("new", "1")]
    interactions = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID"])
    bare = data_set(interactions)
    assert examples.users(bare, 3) == ["curious", "new", "sated"]
    items = pd.DataFrame({"ITEM_ID": [str(n) for n in range(45)], "GENRES": "Comedy"})
    dataset = data_set(interactions, items)
    assert examples.users(dataset, 1) == ["curious"]


def test_the_strongest_event_is_a_purchase_or_watch_in_any_language_or_the_most_frequent() -> None:
    def strongest(*types: str) -> str:
        return examples.strongest_event(pd.DataFrame({"EVENT_TYPE": types}))

    assert strongest("click", "Watch", "click") == "Watch"
    assert strongest("조회", "구매", "조회") == "구매"
    assert strongest("PRENOTAZIONE", "PRESTITO", "PRESTITO") == "PRESTITO"  # two that are as strong
    assert strongest("gestartet", "gesehen", "gestartet") == "gesehen", "begun is not yet seen"
    assert strongest("start", "view", "pause", "start") == "start", "nothing says more"
    assert strongest("閲覧", "シェア", "閲覧") == "閲覧"
    assert strongest("seen", "liked", "seen") == "seen"
    assert strongest("view", "apply", "view") == "apply", "what one asks for says more than a look"
    assert examples.strongest_event(pd.DataFrame({"ITEM_ID": ["1"]})) == "watch"


def test_what_was_only_shown_is_not_what_somebody_has_seen() -> None:
    def strongest(*types: str) -> str:
        return examples.strongest_event(pd.DataFrame({"EVENT_TYPE": types}))

    assert strongest(*["impression"] * 3, *["click"] * 2, "like") == "click"
    assert strongest(*["노출"] * 3, *["클릭"] * 2, "좋아요") == "클릭"
    assert strongest(*["曝光"] * 3, *["点击"] * 2, "收藏") == "点击"
    assert strongest(*["view"] * 3, *["click"] * 2, "signup") == "view", "to have looked is to see"
    assert strongest("impression") == "impression", "there is nothing else"


def test_items_of_ignores_the_case_of_event_types() -> None:
    rows = pd.DataFrame(
        {"USER_ID": ["a", "a"], "ITEM_ID": ["1", "2"], "EVENT_TYPE": ["Watch", "x"]}
    )
    assert examples.items_of(rows, "a", "watch") == {"1"}
    assert examples.items_of(rows, "a") == {"1", "2"}
    assert examples.items_of(rows, "b") == set()


def test_items_of_the_latest_events() -> None:
    rows = pd.DataFrame({"USER_ID": "a", "ITEM_ID": ["1", "2", "3"], "TIMESTAMP": [30, 10, 20]})
    assert examples.items_of(rows, "a", latest=2) == {"1", "3"}


def test_unusual_items_are_untouched_and_of_a_genre_seldom_chosen() -> None:
    interactions = pd.DataFrame(
        [("me", "c1"), ("me", "c2"), ("you", "d1"), ("you", "d2"), ("you", "c3"), ("she", "d2")],
        columns=["USER_ID", "ITEM_ID"],
    )
    items = pd.DataFrame(
        {"ITEM_ID": ["c1", "c2", "c3", "d1", "d2"], "GENRES": ["Comedy"] * 3 + ["Drama"] * 2}
    )
    dataset = data_set(interactions, items)
    assert examples.unusual_items(dataset, "me", 2) == ["d2", "d1"]
    assert examples.unusual_items(dataset, "me", 1, without=["d2"]) == ["d1"]
    bare = data_set(interactions)
    assert examples.unusual_items(bare, "me", 1) == ["d2"]


def test_well_known_items_are_not_those_that_everybody_knows() -> None:
    items = ["top"] * 30 + ["next"] * 25 + ["then"] * 25 + ["rare"] * 20
    interactions = pd.DataFrame({"ITEM_ID": items, "USER_ID": [str(n) for n in range(100)]})
    assert examples.well_known(interactions, 2) == ["top", "next"]
    many = pd.concat([interactions, pd.DataFrame({"ITEM_ID": ["b"] * 400, "USER_ID": range(400)})])
    assert examples.well_known(many, 1) == ["b"], "one item alone takes more than a fifth"
    even = pd.DataFrame({"ITEM_ID": [str(n) for n in range(100)], "USER_ID": "1"})
    assert len(examples.well_known(even, 100)) in (80, 81)


def test_unlike_shares_no_genre() -> None:
    interactions = pd.DataFrame(
        {"USER_ID": ["1", "2", "3", "1", "2", "1"], "ITEM_ID": ["a", "a", "a", "b", "b", "c"]}
    )
    items = pd.DataFrame({"ITEM_ID": ["a", "b", "c"], "GENRES": ["War|Drama", "Drama", "Comedy"]})
    dataset = data_set(interactions, items)
    assert examples.unlike(dataset, "a") == "c"
    bare = data_set(interactions)
    assert examples.unlike(bare, "a") == "c"


def test_the_user_whose_list_holds_most_that_they_have_seen() -> None:
    rows = [("a", "1", "watch"), ("b", "1", "watch"), ("b", "2", "watch"), ("b", "3", "click")]
    interactions = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "EVENT_TYPE"])
    interactions["TIMESTAMP"] = range(4)
    answer = {"itemList": [{"itemId": str(number)} for number in (1, 2, 3)]}
    assert examples.most_seen({"a": answer, "b": answer}, interactions, "watch") == "b"
    assert examples.most_seen({"a": answer}, interactions, "click") == "a"


def test_context_is_a_column_of_few_texts() -> None:
    rows = pd.DataFrame({"USER_ID": ["a", "b"], "ITEM_ID": ["1", "2"], "EVENT_TYPE": ["x", "y"]})
    assert examples.context_column(rows) is None
    assert examples.context_column(rows.assign(SECONDS=[1, 2])) is None
    assert examples.context_column(rows.assign(DEVICE=["tv", "phone"])) == "DEVICE"


def test_a_television_and_a_phone_are_compared_or_what_is_frequent() -> None:
    devices = pd.DataFrame({"DEVICE": ["laptop"] * 3 + ["phone", "tv", "tv"]})
    assert examples.context_values(devices, "DEVICE") == ("tv", "phone")
    places = pd.DataFrame({"PLACE": ["a", "b", "b", "c", "c", "c"]})
    assert examples.context_values(places, "PLACE") == ("c", "b")


def test_the_user_whose_devices_differ_most() -> None:
    def events(user: str, tv: str, phone: str) -> list[tuple[str, str, str]]:
        return [(user, tv, "tv")] * 20 + [(user, phone, "phone")] * 20

    rows = events("same", "c", "c") + events("split", "c", "d") + [("few", "d", "tv")]
    interactions = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "DEVICE"])
    items = pd.DataFrame({"ITEM_ID": ["c", "d"], "GENRES": ["Comedy", "Drama"]})
    dataset = data_set(interactions, items)
    assert examples.split_user(dataset, "DEVICE", ("tv", "phone")) == "split"
    assert examples.split_user(dataset, "DEVICE", ("tv", "watch")) in ("same", "split")


def test_the_genre_that_a_user_chooses_least() -> None:
    interactions = pd.DataFrame({"USER_ID": ["a", "a"], "ITEM_ID": ["c", "c"]})
    items = pd.DataFrame({"ITEM_ID": ["c", "d"], "GENRES": ["Comedy", "Drama"]})
    assert examples.unusual_genre(data_set(interactions, items), "a") == "Drama"
    assert examples.unusual_genre(data_set(interactions), "a") is None


def test_what_cannot_stand_in_a_filter_is_no_example_of_one() -> None:
    """A backslash means the next character there, so such a value would find nothing."""
    interactions = pd.DataFrame(
        {"USER_ID": list("abcdefgh"), "ITEM_ID": list("xxxyyzzw"), "TIMESTAMP": range(8)}
    )
    kinds = ["AC\\DC", 'Say "x"', "Rock", "Rock"]
    items = pd.DataFrame({"ITEM_ID": list("xyzw"), "GENRES": kinds})
    dataset = data_set(interactions, items)
    catalogue = Catalogue(dataset)
    assert catalogue.all_genres() == ["Rock"]
    assert examples.described(dataset) in {"z", "w"}
    assert catalogue.to_filter_by("x") == []
    assert catalogue.is_all(["z", "put later"], "Rock")
    assert catalogue.is_all([], "Rock"), "nothing of another kind is in an empty list"
    assert not catalogue.is_all(["z", "x"], "Rock")


def test_of_few_items_only_the_first_places_count_as_seen() -> None:
    def among(count: int) -> int:
        rows = pd.DataFrame({"USER_ID": "u", "ITEM_ID": [str(n) for n in range(count)]})
        return new_items.visible(data_set(rows))

    assert [among(count) for count in (1, 12, 60, 100, 5000)] == [1, 3, 15, 25, 25]
