"""Questions that nobody need answer, and one that somebody must."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    ("yes", "no"), [("Ja", "Nej"), ("Ano", "Ne"), ("igen", "nem"), ("Da", "Nu"), ("Có", "Không")]
)
def test_what_was_called_off_is_left_out_in_any_yes_and_no(yes: str, no: str) -> None:
    w = World(3401)
    made = proposed(
        w,
        {},
        budtyp=rarely(w, "Webb", {"Telefon": 20, "Ombud": 9}),
        makulerat=rarely(w, no, {yes: 50}),
    )
    assert section(made).leave_out == {"makulerat": (yes,)}
    assert not made.questions


@pytest.mark.parametrize("name", ["résultat", "outcome", "결과"])
def test_how_a_climb_went_is_no_state_of_it(name: str) -> None:
    w = World(3402)
    made = proposed(w, {}, **{name: rarely(w, "réussi", {"à vue": 14, "flash": 5, "essai": 3})})
    assert not section(made).leave_out
    assert not made.questions


def test_the_number_of_an_invoice_is_not_what_is_recommended() -> None:
    w = World(3403, rows=4000)
    lines = {
        "D2_DOC": w.by_order(lambda n: f"{n:09d}"),
        "D2_CLIENTE": w.by_user(lambda u: f"C{u:05d}"),
        "D2_COD": w.by_item(lambda i: f"{i // 100:02d}.{i % 100:04d}"),
        "D2_EMISSAO": w.times("%Y%m%d"),
    }
    bought = {
        "D1_DOC": [f"{n:09d}" for n in range(0, max(w.order), 2)],
        "D1_FORNECE": [f"F{n % 30:05d}" for n in range(0, max(w.order), 2)],
    }
    goods = {
        "B1_COD": [f"{i // 100:02d}.{i % 100:04d}" for i in range(w.items)],
        "B1_DESC": [title(i) for i in range(w.items)],
    }
    made = roles.propose(reading({"SD2.csv": lines, "SD1.csv": bought, "SB1.csv": goods}))
    assert section(made).columns["ITEM_ID"] == "D2_COD"
    assert "which-item" not in [one.code for one in made.questions]


def nested(w: World, id_name: str) -> dict[str, list[object]]:
    """A log of readers of several firms."""
    return {
        id_name: w.by_user(lambda u: f"K{u % 60:04d}-{u:04d}"),
        "nutzer.kanzlei": w.by_user(lambda u: f"K{u % 60:04d}"),
        "dokument.az": w.by_item(lambda i: code("Az", i)),
        "zeit": w.times("%Y-%m-%dT%H:%M:%SZ"),
    }


def test_the_firm_of_a_user_is_no_other_user() -> None:
    w = World(3404)
    log = {**nested(w, "nutzer.id"), "sitzung": w.by_order(lambda n: f"S{n:06d}")}
    made = roles.propose(reading({"nutzung.jsonl": log}))
    assert section(made).columns["USER_ID"] == "nutzer.id"
    assert not made.questions
    assert [one.column for one in made.findings if one.code == "person-in-account"] == [
        "nutzer.kanzlei"
    ]


def test_codes_of_what_somebody_did_are_asked_about() -> None:
    w = World(3405)
    table = {
        "회원번호": w.by_user(lambda u: f"{u:08d}"),
        "상품번호": w.by_item(lambda i: f"{i:06d}"),
        "행위코드": w.pick(["11", "12", "21", "31"], [4, 3, 2, 1]),
        "행위일시": w.times("%Y%m%d%H%M%S"),
    }
    made = roles.propose(reading({"TB_MBR_ACT.csv": table}))
    assert [one.code for one in made.questions] == ["event-codes"]


def test_the_year_in_which_something_was_made_is_no_product() -> None:
    assert not hint("Produktionsjahr").about("item")
    assert not hint("année de production").about("item")
    assert hint("production_id").about("item")


def _dump(w: World, **more: list[object]) -> dict[str, dict[str, list[object]]]:
    """Ratings in a file without a header, beside the things that are rated."""
    lines = {
        "column 1": w.by_user(lambda u: u + 1),
        "column 2": w.by_item(lambda i: 100_000 + 31 * i),
        "column 3": w.pick([1, 2, 3, 4, 5]),
        "column 4": w.each(lambda row: int(w.at[row].timestamp())),
        **more,
    }
    books: dict[str, list[object]] = {
        "book_id": [100_000 + 31 * i for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    return {"ratings.tsv": lines, "books.csv": books}


def test_the_only_id_that_is_left_in_a_table_without_a_header_is_who_rated() -> None:
    made = roles.propose(reading(_dump(World(3406, lines=1))))
    assert section(made).columns["USER_ID"] == "column 1"
    assert section(made).columns["ITEM_ID"] == "column 2"
    assert not made.questions


def test_beside_other_numbers_a_person_has_to_say_who_rated() -> None:
    w = World(3407, lines=1)
    made = roles.propose(reading(_dump(w, **{"column 5": w.pick(range(1, 70))})))
    assert "which-user" in [one.code for one in made.questions]


@pytest.mark.parametrize(("lacking", "asked"), [(0, False), (40, False), (7, True)])
def test_who_has_signed_in_everywhere_is_the_person(lacking: int, asked: bool) -> None:
    """Each has one or two devices; a seventh of the rows may be of nobody: then one may choose."""
    w = World(4101, rows=2000, lines=1)
    some = {
        "anonymousId": w.each(lambda row: f"d-{w.user[row] * 2 + row % 2:06x}-{w.user[row]:04x}"),
        "userId": w.each(
            lambda row: "" if lacking and row % lacking == 0 else f"{w.user[row] * 7919:024x}"
        ),
        "event": w.pick(["Story Started", "Story Completed"]),
        "properties.story_id": w.by_item(lambda i: code("fb", i)),
        "timestamp": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
    }
    made = roles.propose(reading({"tracks.jsonl": some}))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["USER_ID"] == "userId"
    assert ("which-user" in [one.code for one in made.questions]) is asked
