"""Tables and cards of the notebooks, as HTML and as plain text."""

from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pandas as pd
import pytest

from personalize_poc import language
from personalize_poc.course import tables

FILMS = pd.DataFrame(
    {
        "title": ["Alien <3", "Brazil"],
        "year": [1979, 1985],
        "share": [0.25, 0.1234],
        "score": [12.5, None],
    },
    index=pd.Index([7, 8], name="rank"),
)


def cells(page: str, tag: str = "td") -> list[tuple[str, str]]:
    """Class and content of each cell."""
    found = re.findall(rf'<{tag}\b(?: class="([^"]*)")?[^>]*>(.*?)</{tag}>', page, re.DOTALL)
    return [(kind, text) for kind, text in found]


def test_texts_stand_left_and_numbers_right() -> None:
    page = tables.show(FILMS, "Films & more")._repr_html_()
    assert "Films &amp; more</caption>" in page
    assert cells(page)[:4] == [
        ("poc-short", "Alien &lt;3"),
        ("poc-number", "1979"),
        ("poc-number", "0.250"),
        ("poc-number", "12.5"),
    ]
    assert cells(page)[-1] == ("poc-number", "–")
    assert 'scope="row">7</th>' in page


def test_a_table_can_be_read_in_a_terminal() -> None:
    assert repr(tables.show(FILMS, "Films", index=False)) == (
        "Films\n"
        "title     year  share  score\n"
        "Alien <3  1979  0.250   12.5\n"
        "Brazil    1985  0.123      –"
    )


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ([1.0, 2.0], ["1", "2"]),
        ([0.1, 0.25], ["0.10", "0.25"]),
        ([0.00002, 0.5], ["2.0e-05", "0.5"]),
        ([12345.6, 2345.4], ["12,346", "2,345"]),
        ([np.int64(2024), 7], ["2024", "7"]),
        ([np.float32(0.5), np.nan], ["0.5", "–"]),
        ([0.0, 0.0], ["0", "0"]),
        ([38.69, 1250.0], ["38.69", "1,250.00"]),
        ([38.6912, 1250.0], ["39", "1,250"]),
    ],
)
def test_numbers_have_as_many_digits_as_one_reads(values: list[float], shown: list[str]) -> None:
    page = tables.rows([{"n": value} for value in values], "n")._repr_html_()
    assert [text for _, text in cells(page)] == shown


def test_members_of_one_thing_have_no_brackets_of_python() -> None:
    thing = {
        "name": "sims",
        "genres": ["Comedy", "Drama"],
        "config": {"a": "1", "b": True},
        "made": dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC),
        "gone": None,
    }
    page = tables.fields(thing, "A solution")._repr_html_()
    assert "<thead>" not in page
    texts = [text for _, text in cells(page)]
    assert texts == ["sims", "Comedy, Drama", "a: 1\nb: True", "2026-01-02 03:04:05", "–"]
    assert "config  a: 1; b: True" in repr(tables.fields(thing, "A solution"))


def test_a_truth_is_said_in_words() -> None:
    assert "items  yes\nusers  no" in repr(tables.fields({"items": True, "users": False}, "There"))


def test_headings_of_the_columns_of_own_files_are_translated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(language.VARIABLE, "ko")
    told = repr(tables.rows([{"data set": "items", "column": "a", "becomes": "A"}], "Columns"))
    assert "column" not in told
    assert "becomes" not in told


def test_a_wide_table_scrolls_in_a_box_that_the_keyboard_reaches() -> None:
    page = tables.show(FILMS, 'Films "all"')._repr_html_()
    assert re.search(
        r'<div class="poc-box" tabindex="0" role="region" aria-label="Films &quot;', page
    )
    assert "overflow-x: auto" in page
    assert "word-break: keep-all" in page


def test_columns_and_rows_of_several_levels() -> None:
    frame = pd.DataFrame(
        [[1, 2]],
        index=pd.MultiIndex.from_tuples([("a", "b")], names=["one", None]),
        columns=pd.MultiIndex.from_tuples([("x", "low"), ("y", "")]),
    )
    page = tables.show(frame, "levels")._repr_html_()
    heads = [text for _, text in cells(page, "th")]
    assert heads == ["one", "", "x · low", "y", "a", "b"]


def test_an_empty_table_has_its_headings() -> None:
    assert "title" in tables.show(FILMS.iloc[:0], "none")._repr_html_()
    assert repr(tables.rows([], "none")) == "none"


def test_cards_hold_what_is_known_of_each() -> None:
    row = tables.cards(
        [
            {"title": "<Alien>", "year": 1979, "genres": ["Horror", "SF"], "why": "as Brazil"},
            {"title": "Brazil", "year": None, "score": 0.5},
        ],
        "For you",
    )
    page = row._repr_html_()
    assert page.count("<li>") == 2
    assert "<strong>&lt;Alien&gt;</strong><br>1979<br>Horror, SF<br><em>as Brazil</em>" in page
    assert "<strong>Brazil</strong><br>score: 0.5</li>" in page
    assert repr(row) == (
        "For you\n  1  <Alien>  ·  1979  ·  Horror, SF  ·  as Brazil\n  2  Brazil  ·  score: 0.5"
    )


def test_names_are_not_broken_at_their_hyphens_and_long_texts_have_room() -> None:
    arn = "arn:aws:personalize:us-east-1:123456789012:solution/poc-workshop_user-personalization"
    text = "a text that is so long that it needs room of its own"
    page = tables.rows([{"what": arn}, {"what": text}], "two")._repr_html_()
    assert cells(page) == [("poc-short", arn), ("poc-long", text)]
    page = tables.fields({"arn": arn, "more": {"a": 1, "b": 2}}, "one")._repr_html_()
    assert cells(page)[0] == ("poc-short", arn)
    assert ".poc-short { white-space: nowrap; }" in page


def test_sides_are_kept_where_styles_are_dropped() -> None:
    page = tables.show(FILMS, "Films", index=False)._repr_html_()
    assert '<td class="poc-short" style="text-align: left">Brazil' in page
    assert '<td class="poc-number" align="right">1985' in page


def test_an_empty_sentence_is_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    tables.say("", "One.", "")
    tables.say("")
    assert capsys.readouterr().out == "One.\n"


def test_sentences_are_paragraphs_where_html_is_shown_and_lines_elsewhere(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[dict[str, str]] = []
    tables.say("One sentence.", "Another <one>.")
    assert capsys.readouterr().out == "One sentence.\nAnother <one>.\n"
    monkeypatch.setattr("IPython.get_ipython", object)
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data))
    tables.say("One sentence.", "Another <one>.")
    assert shown[0]["text/plain"] == "One sentence.\nAnother <one>."
    assert shown[0]["text/html"].count("<p") == 2
    assert "Another &lt;one&gt;." in shown[0]["text/html"]
