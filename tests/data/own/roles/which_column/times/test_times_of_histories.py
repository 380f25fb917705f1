"""What became of a document has times as well: it came into being at its own."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.data.own.roles.worlds.proposals import asked, proposal_and_section
from tests.data.own.roles.worlds.world import World, code

_FORM = "%Y-%m-%dT%H:%M:%S.000Z"


@pytest.mark.parametrize(
    ("history", "made"),
    [
        ("historique.le", "dates.creation.$date"),
        ("status_history.at", "createdAt"),
        ("verlauf.zeit", "erstellt_am"),
        ("이력.일시", "생성일시"),
    ],
)
def test_when_a_document_was_made_comes_before_its_history(history: str, made: str) -> None:
    w = World(6131, users=200, items=60, rows=1500, lines=1)
    table = {
        "client.id": w.by_user(lambda u: f"C{u:05d}"),
        "product.id": w.by_item(lambda i: code("P", i)),
        history: [(at - timedelta(minutes=2)).strftime(_FORM) for at in w.at],
        made: w.times(_FORM),
    }
    proposal, section = proposal_and_section({"orders.jsonl": table})
    assert section.columns["TIMESTAMP"] == made
    assert "which-time" not in asked(proposal)


def test_what_stands_in_the_history_of_a_person_is_when_it_happened() -> None:
    w = World(6132, users=200, items=60, rows=1500, lines=1)
    table = {
        "user.id": w.by_user(lambda u: f"C{u:05d}"),
        "created_at": w.by_user(
            lambda u: f"2023-{1 + u % 12:02d}-{1 + u % 28:02d}T08:{u % 60:02d}:11.000Z"
        ),
        "history.film_id": w.by_item(lambda i: code("F", i)),
        "history.at": w.times(_FORM),
    }
    __, section = proposal_and_section({"people.jsonl": table})
    assert section.columns["TIMESTAMP"] == "history.at"
