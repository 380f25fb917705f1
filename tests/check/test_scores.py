"""The judge of proposals: it takes what is true, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.proposal import Proposal
from tests.support.exports.catalogue import write
from tests.support.exports.compare import same
from tests.support.exports.knowing import QUESTION, judged, knowing
from tests.support.exports.truth import Truth


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return write("plugin_shop", tmp_path_factory.mktemp("shop"))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: replace(s, columns={**s.columns, "USER_ID": "order_id"}), "USER_ID is"),
        (lambda s: replace(s, columns={**s.columns, "ITEM_ID": "variation_id"}), "ITEM_ID is"),
        (lambda s: replace(s, columns={**s.columns, "EVENT_TYPE": "status"}), "EVENT_TYPE is"),
        (lambda s: replace(s, columns={**s.columns, "EVENT_VALUE": "order_id"}), "EVENT_VALUE"),
        (lambda s: replace(s, columns={**s.columns, "IMPRESSION": "qty"}), "IMPRESSION is"),
        (lambda s: replace(s, files=("products.csv",)), "files lack"),
        (lambda s: replace(s, timestamp=("milliseconds",)), "times are read as"),
        (lambda s: replace(s, timezone="Asia/Seoul"), "zone Asia/Seoul"),
        (lambda s: replace(s, event_type="view"), "rows are called 'view'"),
        (lambda s: replace(s, leave_out={}), "counts rows with"),
        (lambda s: replace(s, leave_out={"status": ("wc-completed",)}), "which count"),
    ],
)
def test_a_mistake_is_named(shop: Truth, change: Callable[[Section], Section], said: str) -> None:
    proposal = knowing(shop)
    assert proposal.mapping
    sections = proposal.mapping.sections
    changed = {**sections, "interactions": change(sections["interactions"])}

    found = judged(shop, Proposal(Mapping(changed)))

    assert any(said in text for text in found.wrong), found.wrong


def test_a_section_that_lacks_or_has_the_wrong_file_is_named(shop: Truth) -> None:
    proposal = knowing(shop)
    assert proposal.mapping
    sections = dict(proposal.mapping.sections)
    del sections["users"]
    sections["items"] = replace(sections["items"], files=("customers.csv",))

    found = judged(shop, Proposal(Mapping(sections)))

    assert any("no users" in text for text in found.wrong)
    assert any("items: files lack" in text for text in found.wrong)


def test_a_refusal_is_right_where_there_is_nothing_and_says_why(tmp_path: Path) -> None:
    truth = write("monthly_totals", tmp_path)

    assert judged(truth, Proposal(None, reason="No column says who did it: no user.")).wrong == []
    assert judged(truth, Proposal(None, reason="No.")).wrong
    assert judged(truth, knowing_anything(tmp_path / "x")).wrong


def test_a_refusal_is_wrong_where_there_are_interactions(shop: Truth) -> None:
    assert judged(shop, Proposal(None, reason="no user")).wrong


def knowing_anything(folder: Path) -> Proposal:
    return knowing(write("milliseconds", folder))


def test_a_question_that_must_be_asked_is_missed(tmp_path: Path) -> None:
    truth = write("ambiguous_dates", tmp_path)
    asked = knowing(truth)

    assert judged(truth, asked).wrong == []
    assert judged(truth, replace(asked, questions=())).wrong


def test_more_than_three_questions_are_too_many(shop: Truth) -> None:
    proposal = replace(knowing(shop), questions=(QUESTION,) * 4)
    assert "4 questions; three are the most" in judged(shop, proposal).wrong


def test_nested_columns_are_the_same_however_they_are_written() -> None:
    assert same("items[].item_id", "items.item_id")
    assert same("items.0.item_id", "items.item_id")
    assert same("items__item_id", "items.item_id")
    assert not same("items.item_name", "items.item_id")
