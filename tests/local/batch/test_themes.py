"""Themes are made of what the items say themselves."""

from __future__ import annotations

import pytest

from personalize_poc.local.batch.themes import Themes
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.schema import parse
from personalize_poc.local.errors import InvalidInputException
from tests.support.dataset_samples import avro

SCHEMA = parse(
    avro(
        "Items",
        ("ITEM_ID", "string"),
        ("TITLE", ["null", "string"]),
        ("GENRES", ["null", "string"], "categorical"),
        ("PLOT", ["null", "string"], "textual"),
        ("SKU", ["null", "string"]),
    )
)
FILMS = {
    "boat": {"TITLE": "The Boat", "GENRES": "Drama|War", "PLOT": "A submarine in the Atlantic"},
    "deep": {"TITLE": "Deep", "GENRES": "War", "PLOT": "The crew of a submarine is lost"},
    "hunt": {"TITLE": "The Hunt", "GENRES": "Thriller|War", "PLOT": "The submarine wants peace"},
    "plain": {"SKU": "submarine"},
}
OTHERS = {
    f"o{n}": {"TITLE": f"The Other {n}", "GENRES": "Drama", "PLOT": "The man in the town"}
    for n in range(40)
}


def themes(items: dict[str, dict[str, str]]) -> Themes:
    return Themes(EntityTable(SCHEMA).with_records(items), "title")


def test_a_theme_is_what_items_share_and_others_do_not() -> None:
    theme, scores = themes(FILMS | OTHERS).of(["boat", "deep", "hunt"])
    assert set(theme.casefold().split(", ")) == {"submarine", "war"}
    assert scores == [1, 1, 1]
    theme, scores = themes(FILMS | OTHERS).of(["boat", "deep", "hunt", "o1"])
    assert set(theme.casefold().split(", ")) == {"submarine", "war"}
    assert scores == [1, 1, 1, 0]


def test_an_item_without_its_words_is_not_relevant_to_it() -> None:
    theme, scores = themes(FILMS | OTHERS).of(["boat", "plain", "deep", "unknown"])
    assert "ubmarine" in theme  # of the plot: a column that is neither name nor text does not count
    assert scores[1] == scores[3] == 0
    assert scores[0] > 0


def test_words_of_every_item_make_no_theme_of_some() -> None:
    theme, _ = themes(FILMS | OTHERS).of(["o1", "boat"])
    assert "the" not in theme.casefold().split(", ")


def test_the_answer_of_a_line_has_both_beside_its_items() -> None:
    output = themes(FILMS | OTHERS).add({"recommendedItems": ["boat", "deep"]})
    assert list(output) == ["recommendedItems", "theme", "itemsThemeRelevanceScores"]
    assert len(output["itemsThemeRelevanceScores"]) == 2
    again = themes(FILMS | OTHERS).add({"recommendedItems": ["boat", "deep"]})
    assert again == output


@pytest.mark.parametrize("ids", [["plain"], ["unknown"], []])
def test_items_without_words_have_no_theme(ids: list[str]) -> None:
    with pytest.raises(InvalidInputException, match="No theme"):
        themes(FILMS).of(ids)
