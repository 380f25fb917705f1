"""Kinds of events in codes: those that nothing explains are asked about."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from personalize_poc.data.own import reading as files
from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.reading import open_source
from tests.data.own.roles.worlds.proposals import asked, proposed_tables
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code
from tests.support import own_tables
from tests.support.own_tables import reading

START = datetime(2025, 1, 1, 9)


def pharmacy(folder: Path, codes: str, explained: str = "") -> Proposal:
    """Movements of 90 customers and 60 articles, with a kind in codes; the first is the usual."""
    choice = random.Random(3)
    kinds = codes.split()
    of_rows = choice.choices(kinds, [9, 4, 1], k=4000)
    rows = [
        f"{n},{(START + timedelta(minutes=n * 37)):%d/%m/%Y %H:%M},6{choice.randrange(90):04d},"
        f"7{choice.randrange(60):05d},{kind},{10 + n % 70},95"
        for n, kind in enumerate(of_rows)
    ]
    folder.mkdir()
    head = "id_mov,fecha_mov,id_cliente,cn,tipo_mov,importe,iva"
    (folder / "movimientos.csv").write_text("\n".join([head, *rows]) + "\n")
    if explained:
        (folder / "tipos.csv").write_text(explained)
    with files.open_source(folder) as read:
        return roles.propose(read)


@pytest.mark.parametrize("codes", ["1 2 7", "A D R"])
def test_codes_that_nothing_explains_are_asked_about(tmp_path: Path, codes: str) -> None:
    found = pharmacy(tmp_path / "pharmacy", codes)
    (asked,) = found.questions
    assert "tipo_mov" in asked.text
    assert all(f"{code} (" in asked.text for code in codes.split())
    assert any("EVENT_TYPE: tipo_mov" in option.yaml for option in asked.options)


@pytest.mark.parametrize(("seldom", "is_asked"), [(12, True), (97, False)])
def test_codes_of_hardly_any_row_are_said_and_not_asked_about(seldom: int, is_asked: bool) -> None:
    w = World(2718, users=300, items=80)
    made = proposed(w, {}, contract_type=rarely(w, "N", {"T": seldom}))
    assert bool(made.questions) is is_asked
    said = [one for one in made.findings if one.code == "standing-unknown"]
    assert is_asked or "contract_type" in said[0].message


def test_codes_that_a_table_explains_are_not(tmp_path: Path) -> None:
    told = "tipo_mov,nombre\n1,venta\n2,venta\n7,devolución\n"
    assert pharmacy(tmp_path / "pharmacy", "1 2 7", told).questions == ()


def test_nobody_is_asked_where_a_quantity_says_what_came_back(tmp_path: Path) -> None:
    folder = tmp_path / "till"
    pharmacy(folder, "1 2 7")
    path = folder / "movimientos.csv"
    head, *rows = path.read_text().splitlines()
    made = [f"{row},{-1 if row.split(',')[4] == '7' else 1}" for row in rows]
    path.write_text("\n".join([f"{head},cantidad", *made]) + "\n")
    with files.open_source(folder) as read:
        assert roles.propose(read).questions == ()


NOTES = {
    "LIESMICH.txt": "Export der Stellenbörse\n\nlog.csv: interaction_type\n"
    "  0 = Anzeige wurde dem Nutzer eingeblendet (Impression)\n"
    "  1 = Nutzer hat die Anzeige angeklickt\n  3 = Nutzer hat sich beworben\n"
    "  4 = Nutzer hat die Anzeige als uninteressant entfernt\ncreated_at: Unix-Zeit\n",
    "README.md": "| interaction_type | 0 | shown in a list |\n| interaction_type | 1 | click |\n"
    "| interaction_type | 3 | the user applied |\n"
    "| interaction_type | 4 | the user deleted it from the list (clicking on x) |\n",
    "説明.txt": "interaction_type：0＝求人が表示された（インプレッション）、1＝クリック、"
    "3＝応募した、4＝削除\n",
}


@pytest.mark.parametrize("note", NOTES)
def test_codes_that_a_note_explains_are_not_asked_about(tmp_path: Path, note: str) -> None:
    choice = random.Random(5)
    kinds = choice.choices("0134", [60, 30, 6, 4], k=4000)
    rows = [
        f"{choice.randrange(150) + 1},{choice.randrange(80) + 1},{kind},{1738368122 + n * 977}"
        for n, kind in enumerate(kinds)
    ]
    head = "user_id,item_id,interaction_type,created_at"
    (tmp_path / "log.csv").write_text("\n".join([head, *rows]) + "\n")
    items = [f"{n + 1},Job {n} of many,{n % 4}" for n in range(80)]
    (tmp_path / "items.csv").write_text("\n".join(["id,title,career_level", *items]) + "\n")
    (tmp_path / note).write_text(NOTES[note])
    with files.open_source(tmp_path) as read:
        found = roles.propose(read)
    assert found.questions == ()
    assert found.mapping is not None
    types = found.mapping.sections["interactions"].event_types
    assert {code for code, word in types.items() if word is None} == {"0", "4"}
    assert set(types) == set("0134")
    (gone,) = [one for one in found.findings if one.code == "events-left-out"]
    assert f"{note} says what they mean" in gone.matters
    assert note not in {one.file for one in found.findings}


@pytest.mark.parametrize(
    ("words", "is_event"),
    [("venta, venta con receta, devolución", False), ("vista, compra, devolución", True)],
)
def test_kinds_of_rows_that_a_note_explains_are_left_out_or_are_events(
    tmp_path: Path, words: str, is_event: bool
) -> None:
    folder = tmp_path / "pharmacy"
    pharmacy(folder, "1 2 7")
    told = zip("127", words.split(", "), strict=True)
    (folder / "LEEME.txt").write_text("tipo_mov\n" + "".join(f"{a} = {b}\n" for a, b in told))
    with files.open_source(folder) as read:
        found = roles.propose(read)
    assert found.mapping is not None
    section = found.mapping.sections["interactions"]
    if is_event:
        assert section.columns["EVENT_TYPE"] == "tipo_mov"
        assert section.event_types == {"1": "vista", "2": "compra", "7": None}
    else:
        assert section.leave_out == {"tipo_mov": ("7",)}
    assert not found.questions


STATES = {
    "id_order_state": [1, 2, 3, 4, 5, 6, 7, 8],
    "template": ["cheque", "payment", "preparation", "shipped", "delivered", "cancelled", "refund",
                 "failed"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "is_kind"),
    [("product_quantity", False), ("position", False), ("id_shop", False), ("event_type", True)],
)
def test_numbers_that_count_something_are_no_codes_of_states(name: str, is_kind: bool) -> None:
    w = World(661)
    told = own_tables.reading({
        "lines.csv": {
            "customer_id": w.by_user(lambda u: f"u{u:05d}"),
            "product_id": w.by_item(lambda i: code("I", i)),
            name: w.pick([1, 2, 3, 4, 5], [80, 11, 4, 3, 2]),
            "date_add": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "order_states.csv": STATES,
    })  # fmt: skip
    found = roles.propose(told)
    assert found.mapping is not None
    kind = found.mapping.sections["interactions"].columns.get("EVENT_TYPE")
    assert kind == (name if is_kind else None)


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


@pytest.mark.parametrize("name", ["CAUSALE", "VGART"])
def test_codes_of_movements_are_asked_for(name: str) -> None:
    w = World(4203, lines=1)
    made = proposed(w, {}, **{name: rarely(w, "03", {"31": 13, "24": 7, "11": 5, "07": 3})})
    (asked,) = made.questions
    assert (asked.code, name in asked.text) == ("event-codes", True)


def written(folder: Path, kinds: list[str], second: list[str]) -> Path:
    w = World(4473, lines=1)
    first, then = w.pick(kinds, [40, 30, 20, 10][: len(kinds)]), w.pick(second, [50, 30, 20])
    users = w.by_user(lambda u: f"{940_000 + u * 7:011d}")
    items = w.by_item(lambda i: code("C", i))
    times = w.times("%Y%m%d%H%M%S")
    rows = zip(["D"] * len(users), users, times, first, items, then, strict=True)
    (folder / "events.dat").write_text("".join("|".join(row) + "\n" for row in rows))
    return folder


@pytest.mark.parametrize(
    ("kinds", "second", "event"),
    [
        (["ISS", "ACT", "RED", "EXP"], ["SYS", "APP", "WEB"], "column 4"),
        (["ISS", "ACT", "RED", "EXP"], ["QEL", "ZOR", "VUM"], None),
        (["APP", "WEB", "POS", "SMS"], ["12", "13", "14"], None),
    ],
)
def test_the_one_column_of_codes_is_the_kind_of_event_and_its_codes_are_asked_about(
    tmp_path: Path, kinds: list[str], second: list[str], event: str | None
) -> None:
    made = roles.propose(open_source(written(tmp_path, kinds, second)))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns.get("EVENT_TYPE") == event
    asked = [one.text for one in made.questions if one.code == "event-codes"]
    assert bool(asked) == bool(event)
    assert not asked or "ISS" in asked[0]


@pytest.mark.parametrize(("lines", "staff"), [(3, (40, 30, 15, 10, 5)), (1, (20, 20, 20, 20, 20))])
def test_initials_of_the_staff_are_no_kinds_and_what_happened_stays_one(
    lines: int, staff: tuple[int, ...]
) -> None:
    """Lines of a till, with who worked it, and then with what became of a line as well."""
    w = World(4474, rows=4000, lines=lines)
    served = w.random.choices(["KS", "HT", "AW", "MB", "JL"], staff, k=max(w.order) + 1)
    till = {
        "column 1": w.by_order(lambda n: 411_201 + n),
        "column 2": w.times("%d.%m.%Y %H:%M:%S"),
        "column 3": w.by_order(served.__getitem__),
        "column 4": w.by_user(lambda u: f"{102_000 + u * 7}"),
        "column 5": w.by_item(lambda i: code("Z", i)),
    }
    made = proposed_tables({"till.csv": till})
    assert "EVENT_TYPE" not in section(made).columns
    assert "event-codes" not in asked(made)
    kinds = w.pick(["ISS", "ACT", "RED"], [55, 30, 15])
    made = proposed_tables({"till.csv": {**till, "column 6": kinds}})
    assert section(made).columns["EVENT_TYPE"] == "column 6"
    assert "event-codes" in asked(made)


def test_words_without_their_vowels_are_known_and_nobody_is_asked(tmp_path: Path) -> None:
    """What was played, bought, tried and called off, in a table without names of columns."""
    made = roles.propose(
        open_source(written(tmp_path, ["PLAY", "PURC", "TRLR", "CNCL"], ["SMT1", "UHD2", "UHD3"]))
    )
    assert {one.code for one in made.questions} == {"user-or-item"}  # nothing else tells that here
    assert made.mapping is not None
    section = made.mapping.sections["interactions"]
    assert section.columns["EVENT_TYPE"] == "column 4"
    assert section.event_types == {"CNCL": None}


def test_codes_of_actions_are_asked_about_by_a_short_name() -> None:
    w = World(1744)
    codes_ = rarely(w, "V", {"RN": 5, "BY": 9, "DL": 31})
    assert [one.code for one in proposed(w, {}, actn_cd=codes_).questions] == ["event-codes"]


@pytest.mark.parametrize(
    ("name", "seconds", "is_asked"),
    [
        ("BUY_TYPE_CD", "PLAY_SEC", False),
        ("구매유형코드", "시청시간초", False),
        ("purchase_type_code", "watch_seconds", False),
        ("purchase_type_code", "wait_seconds", True),
        ("action_type_code", "watch_seconds", True),
    ],
)
def test_how_a_film_was_bought_that_was_watched_is_no_kind_of_event(
    name: str, seconds: str, is_asked: bool
) -> None:
    w = World(2719, users=300, items=80)
    more = {
        name: w.pick(["10", "20", "30"], [6, 3, 1]),
        seconds: w.each(lambda r: 30 + r * 7 % 5000),
    }
    assert ("event-codes" in {one.code for one in proposed(w, {}, **more).questions}) is is_asked
