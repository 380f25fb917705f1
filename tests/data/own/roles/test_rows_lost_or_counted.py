"""Rows that would be lost without need, and rows that would count and tell of no interest."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.data.findings import Grade
from personalize_poc.data.own import reading as files
from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.event_kinds import event_column
from personalize_poc.data.own.roles.words import suffered, undoing
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, price, title
from tests.support.own_tables import reading

_MONTH = "user,item,ts\n" + "".join(
    f"u{n * 7919 % 1007},i{n * 31 % 97},2024-01-0{1 + n % 9}\n" for n in range(9000)
)


def _grades(folder: Path, cut: set[int]) -> list[Grade]:
    for month in (1, 2, 3):
        raw = gzip.compress(_MONTH.replace("-01-", f"-{month:02}-").encode())
        (folder / f"log_{month:02}.csv.gz").write_bytes(
            raw[: len(raw) // 2 if month in cut else None]
        )
    with files.open_source(folder) as read:
        return [one.grade for one in read.findings if one.code == "truncated-file"]


def test_a_part_that_ends_early_blocks_nothing_where_others_are_whole(tmp_path: Path) -> None:
    assert _grades(tmp_path, {2}) == [Grade.WEAKENS]
    assert _grades(tmp_path, {1, 2, 3}) == [Grade.BLOCKS] * 3


@pytest.mark.parametrize(
    ("kinds", "gone"),
    [
        (("voltooid", "gestart", "overgeslagen"), ["overgeslagen"]),
        (("완료", "시작", "건너뜀"), ["건너뜀"]),
        (("completed", "started", "skipped"), ["skipped"]),
        (("Nalezeno", "Poznámka", "Nenalezeno"), ["Nenalezeno"]),
        (("Found it", "Write note", "Didn't find it"), ["Didn't find it"]),
        (("Gefunden", "Notiz", "Nicht gefunden"), ["Nicht gefunden"]),
    ],
)
def test_what_was_skipped_or_not_found_does_not_count(
    kinds: tuple[str, ...], gone: list[str]
) -> None:
    w = World(3401)
    usual, second, third = kinds
    made = proposed(w, {}, event_type=rarely(w, usual, {second: 6, third: 8}))
    types = section(made).event_types
    assert section(made).columns["EVENT_TYPE"] == "event_type"
    assert [kind for kind, name in types.items() if name is None] == gone
    assert not made.questions


def test_what_is_passed_counts_and_what_is_part_of_a_word_denies_nothing() -> None:
    assert not undoing.turns_back("passed", ["passed", "completed"])
    assert not undoing.turns_back("unlock", ["lock", "unlock", "view"])
    assert not undoing.turns_back("skipped", ["skipped"])
    assert undoing.turns_back("未购买", ["购买", "未购买"])
    assert not undoing.turns_back("未购买", ["浏览", "未购买"])


def test_spellings_of_a_kind_with_and_without_a_blank_are_one() -> None:
    w = World(3402)
    kinds = rarely(w, "조회", {"구매 완료": 7, "구매완료": 5})
    assert section(proposed(w, {}, 행동=kinds)).event_types == {"구매 완료": "구매완료"}
    assert "10" not in event_column.renamed({"1.0": 60, "10": 40, "2.0": 9})


@pytest.mark.parametrize("state", ["退号", "已退票", "退课", "退訂"])
def test_what_was_given_back_in_chinese_does_not_count(state: str) -> None:
    assert is_negative(state)
    assert not is_negative("退房")


def _documents(
    w: World, kinds: tuple[str, str], back: bool, in_lines: bool, sums: tuple[str, ...] = ()
) -> Any:
    """Lines of documents and their heads, some of them corrections.

    sums: in heads of the usual kind, and of the other one, instead of signs in lines.
    """
    of_order = w.by_order(lambda n: kinds[n % 12 == 0])
    sign = ["-" if back and one == kinds[1] and not sums else "" for one in of_order]
    lines: dict[str, Any] = {
        "NumerDokumentu": w.by_order(lambda n: f"FS/{n:05d}"),
        "KodTowaru": w.by_item(lambda i: code("T", i)),
        "Ilość": [f"{s}{row % 211 + 1},{row % 7}0" for row, s in enumerate(sign)],
    }
    heads: dict[str, Any] = {}
    firsts = w.firsts()
    heads["NumerDokumentu"] = [f"FS/{w.order[row]:05d}" for row in firsts]
    heads["Typ"] = [of_order[row] for row in firsts]
    if sums:
        heads["Suma"] = [sums[of_order[row] == kinds[1]].format(row % 97 + 1) for row in firsts]
    who = {
        "KodKontrahenta": w.by_user(lambda u: code("K", u)),
        "DataWystawienia": w.times("%d.%m.%Y"),
    }
    for name, values in who.items():
        (lines if in_lines else heads)[name] = values if in_lines else [values[r] for r in firsts]
    goods = {
        "KodTowaru": [code("T", i) for i in range(w.items)],
        "Nazwa": [title(i) for i in range(w.items)],
        "Cena": [price(i) for i in range(w.items)],
    }
    return {"Pozycje.txt": lines, "Naglowki.txt": heads, "Towary.txt": goods}


@pytest.mark.parametrize("in_lines", [False, True])
def test_documents_whose_lines_are_all_below_zero_are_no_purchases(in_lines: bool) -> None:
    w = World(3403)
    made = roles.propose(reading(_documents(w, ("FS", "FK"), True, in_lines)))
    assert section(made).leave_out == {"Typ": ("FK",)}
    assert any("below zero" in one.message for one in made.findings if one.column == "Typ")
    made = roles.propose(reading(_documents(w, ("FS", "FK"), False, in_lines)))
    assert not section(made).leave_out


def test_sums_below_zero_in_heads_say_the_same_and_a_discount_does_not() -> None:
    w = World(3403)
    for sums, gone in ((("{},50", "-{},50"), {"Typ": ("FK",)}), (("0,00", "-{},50"), {})):
        made = roles.propose(reading(_documents(w, ("FS", "FK"), True, True, sums)))
        assert section(made).leave_out == gone


@pytest.mark.parametrize("charge", ["CYL RENT", "FRACHT", "Mano de obra", "Kraanhuur"])
def test_a_charge_in_words_among_numbered_articles_is_nothing_to_recommend(charge: str) -> None:
    w = World(3404, items=150)
    listed = [i for i in range(w.items) if i % 25 != 3]  # articles are taken off the list
    goods = {
        "article_no": [code("A", i) for i in listed],
        "description": [title(i) for i in listed],
        "list_price": [price(i) for i in listed],
    }

    def gone(seldom: int) -> tuple[str, ...]:
        lines = {
            "invoice_no": w.by_order(lambda n: f"{n:06d}"),
            "customer_no": w.by_user(lambda u: f"{u:05d}"),
            "article_no": w.each(lambda r: code("A", w.item[r]) if r % seldom else charge),
            "invoiced_at": w.times("%Y-%m-%d %H:%M:%S"),
            "pieces": w.pick(["1", "2", "3"]),
        }
        made = roles.propose(reading({"invoice_lines.csv": lines, "articles.csv": goods}))
        return section(made).leave_out.get("article_no", ())

    assert gone(9) == (charge,)


def test_a_word_that_hardly_anybody_bought_may_be_an_article() -> None:
    w = World(3404, items=150)
    goods = {
        "article_no": [code("A", i) for i in range(w.items)],
        "description": [title(i) for i in range(w.items)],
    }
    log = {
        "customer_no": w.by_user(lambda u: f"{u:05d}"),
        "article_no": w.each(lambda r: code("A", w.item[r]) if r % 700 else "LANTERN"),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"lines.csv": log, "articles.csv": goods}))
    assert "article_no" not in section(made).leave_out


@pytest.mark.parametrize(
    ("programs", "counts"), [(lambda w: w.user, True), (lambda w: [0] * len(w.user), False)]
)
def test_people_who_fetch_by_a_script_count_and_a_crawler_does_not(
    programs: Any, counts: bool
) -> None:
    w = World(3405)
    by = programs(w)
    scripted = [one % 9 == 0 for one in w.user] if counts else w.each(lambda r: r % 9 == 0)
    browser = "Mozilla/5.0 (X11) Firefox/118"
    log = {
        "visitor": [f"v{by[r] if scripted[r] else w.user[r]:05d}" for r in w.rows],
        "dataset": w.by_item(lambda i: code("D", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "user_agent": [
            "python-requests/2.31" if one else (browser, "bingbot/2.0")[r % 40 == 1]
            for r, one in enumerate(scripted)
        ],
    }
    gone = section(roles.propose(reading({"usage.tsv": log}))).leave_out["user_agent"]
    assert ("python-requests/2.31" in gone) is not counts
    assert "bingbot/2.0" in gone


@pytest.mark.parametrize(
    "name", ["pijnscore", "Schmerzskala", "pain_rating", "risk_score", "통증점수"]
)
def test_marks_of_pain_or_risk_are_no_liking(name: str) -> None:
    w = World(3406)
    marks = w.each(lambda r: r * 7 % 11)
    assert "EVENT_VALUE" not in section(proposed(w, {}, **{name: marks})).columns
    assert not suffered.is_scale_of("painting_rating")
    assert section(proposed(w, {}, rating=marks)).columns["EVENT_VALUE"] == "rating"


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("주문자구분", ("회원", "비회원")), ("client_type", ("registered", "guest"))],
)
def test_guests_without_an_id_are_not_said_to_count(name: str, kinds: tuple[str, str]) -> None:
    def said(nameless: bool) -> str:
        w = World(3407)
        guest = w.by_order(lambda n: n % 15 == 0)
        orders = {
            "회원아이디": [
                None if g and nameless else f"u{u:05d}" for u, g in zip(w.user, guest, strict=True)
            ],
            "상품코드": w.by_item(lambda i: code("I", i)),
            "주문번호": w.by_order(lambda n: f"{n:08d}"),
            "주문일시": w.times("%Y-%m-%d %H:%M:%S"),
            name: [kinds[one] for one in guest],
        }
        made = roles.propose(reading({"orders.csv": orders}))
        return " ".join(one.message for one in made.findings if one.code == "standing-unknown")

    assert kinds[1] not in said(nameless=True)
    assert kinds[1] in said(nameless=False)
