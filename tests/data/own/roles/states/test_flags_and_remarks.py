"""Flags of yes and no, and remarks that call a row off."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.members import board, member, proposed_loans, visits_of_studio
from tests.data.own.roles.worlds.proposals import found, logged
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [
        ("raderad", "true", "false"),
        ("pominiety", "1", "0"),
        ("삭제여부", "Y", "N"),
        ("STORNO_KZ", "J", "N"),
        ("anulado", "S", "N"),
        ("CANCELLED_FLAG", "X", ""),
        ("IadeMi", "1", "0"),
        ("czy_zwrot", "1", "0"),
        ("foi_devolvido", "1", "0"),
        ("returnFlag", "1", "0"),
    ],
)
def test_a_flag_that_says_a_row_does_not_count(name: str, yes: str, no: str) -> None:
    w = World(602)
    yes = "sí" if yes == "S" else yes
    no = "no" if yes == "sí" else no
    proposal = logged(w, **{name: w.each(lambda r: yes if r % 20 == 3 else no)})
    assert section(proposal).leave_out == {name: (yes,)}
    assert proposal.questions == ()


def test_rows_that_were_not_in_earnest_are_left_out_as_tests() -> None:
    proposal = logged(World(602), livemode=World(602).each(lambda r: str(r % 90 != 3).lower()))
    assert section(proposal).leave_out == {"livemode": ("false",)}
    [said] = [one.reason for one in proposal.guesses if one.column == "livemode"]
    assert "tests" in said


@pytest.mark.parametrize("name", ["is_trailer", "예고편여부", "予告編フラグ"])
def test_who_played_a_trailer_has_not_seen_the_film(name: str) -> None:
    w = World(605)
    clips = {name: w.each(lambda r: "1" if r % 20 == 3 else "0")}
    watched = logged(w, watched_seconds=w.each(lambda r: 30 + r % 3000), **clips)
    assert section(watched).leave_out == {name: ("1",)}
    assert any("are of trailers" in one.message for one in watched.findings)
    assert section(logged(w, **clips)).leave_out == {}  # it may be one that a car draws


@pytest.mark.parametrize("name", ["not_cancelled", "미취소여부", "return_policy", "refundable"])
def test_flags_that_say_the_contrary_count(name: str) -> None:
    w = World(603)
    proposal = logged(w, **{name: w.each(lambda r: "Y" if r % 20 == 3 else "N")})
    assert name not in section(proposal).leave_out


@pytest.mark.parametrize("name", ["skipped", "pominieto"])
def test_a_play_that_was_skipped_counts_where_its_length_says_how_weak_a_sign_it_is(
    name: str,
) -> None:
    w = World(606, lines=1)
    skipped = {name: w.each(lambda r: "true" if r % 5 == 3 else "false")}
    length = w.each(lambda r: 1_000 * (9 + r % 11 if r % 5 == 3 else 180 + r % 60))
    whole = w.by_item(lambda i: 1_000 * (180 + i % 60))
    measured = logged(w, ms_played=length, **skipped)
    assert section(measured).leave_out == {}
    assert any(name in message for message in unexplained(measured))
    assert section(logged(w, **skipped)).leave_out == {name: ("true",)}
    assert section(logged(w, duration_ms=whole, **skipped)).leave_out == {name: ("true",)}


def unexplained(proposal: Proposal) -> list[str]:
    return [one.message for one in proposal.findings if one.code == "standing-unknown"]


def test_rare_flags_and_codes_of_unknown_meaning_are_said_and_count() -> None:
    w = World(604)
    some = w.each(lambda r: "Q7" if r % 30 == 3 else "")
    for values in (some, w.each(lambda r: "L" if r % 30 == 3 else "N")):
        proposal = logged(w, zzq=values)
        assert section(proposal).leave_out == {}
        asked = [question.text for question in proposal.questions]
        assert any("zzq" in message for message in (*unexplained(proposal), *asked))
    common = logged(w, zzq=w.each(lambda r: "L" if r % 2 else "N"))
    of_item = logged(w, zzq=w.by_item(lambda i: "L" if i % 12 == 1 else "N"))
    assert not unexplained(common)
    assert not unexplained(of_item)


@pytest.mark.parametrize(("name", "remark"), [
    ("備考", "テスト予約"), ("Bemerkungen", "Testbuchung"), ("comment", "Test order - QA"),
    ("примечание", "Тестовый заказ"),
    ("Observations", "ANNULÉ"), ("비고", "취소"), ("Bemerkungen", "storniert"),
    ("notes", "Cancelled"), ("notes", "cancelled - flu"), ("notes", "did not come"),
    ("Bemerkung", "Storniert (krank)"), ("비고", "불참"), ("备注", "缺席：生病"),
])  # fmt: skip
def test_a_remark_that_calls_a_row_off(name: str, remark: str) -> None:
    w = World(4104, lines=1)
    remarks = rarely(w, "", {remark: 50, "box damaged": 9, "called": 11, "late": 14})
    made = proposed_loans(
        w, w.by_user(member), [member(u) for u in range(w.users)], **{name: remarks}
    )
    assert section(made).leave_out == {name: (remark,)}


@pytest.mark.parametrize(
    "remark",
    ["returned late", "stornofrei", "cancel fee paid", "flu - cancelled", "Test", "test drive"],
)
def test_other_remarks_count(remark: str) -> None:
    w = World(4105, lines=1)
    remarks = rarely(w, "", {remark: 50, "box damaged": 9, "called": 11, "late": 14})
    made = proposed_loans(w, w.by_user(member), [member(u) for u in range(w.users)], notes=remarks)
    assert not section(made).leave_out


@pytest.mark.parametrize(
    ("yes", "no"), [("Qualified", "Not Qualified"), ("가입", "미가입"), ("aktywny", "nieaktywny")]
)
def test_half_of_all_that_is_not_so_was_not_taken_back(yes: str, no: str) -> None:
    w = World(1506, lines=1)
    made = proposed(w, {}, **{"zq status": w.pick([yes, no], [5, 5])})
    assert not made.questions
    assert "zq status" not in section(made).leave_out


def test_a_rare_one_that_is_not_so_is_asked_about() -> None:
    w = World(1507, lines=1)
    made = proposed(w, {}, **{"zq status": w.pick(["Qualified", "Not Qualified"], [95, 5])})
    assert [one.code for one in made.questions] == ["event-or-state"]


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


@pytest.mark.parametrize("name", ["nStorno", "bCancelled", "isStorno", "cStorno"])
def test_the_letter_of_a_type_before_the_name_of_a_flag_says_nothing(name: str) -> None:
    w = World(940, lines=1)
    made = section(proposed(w, {}, **{name: rarely(w, "0", {"1": 15})}))
    assert made.leave_out == {name: ("1",)}


def test_tests_that_people_take_are_no_flags() -> None:
    w = World(4205, lines=1)
    table = {
        "Alumno": w.by_user(lambda u: f"AL{u:06d}"),
        "Test": w.by_item(lambda i: f"POL-T{i:03d}"),
        "Inicio": w.times("%d/%m/%Y %H:%M:%S"),
        "Aciertos": w.each(lambda row: row * 7919 % 48),
    }
    tests = {
        "codigo_test": [f"POL-T{i:03d}" for i in range(w.items)],
        "nombre": [title(i, "repaso simulacro norma titulo") for i in range(w.items)],
    }
    made = roles.propose(reading({"intentos.csv": table, "tests.csv": tests}))
    assert section(made).columns["ITEM_ID"] == "Test"
    assert not made.questions


@pytest.mark.parametrize(
    ("name", "item", "yes", "no"),
    [
        ("attended", "course_id", "true", "false"),
        ("checked_in", "lesson_id", "Y", "N"),
        ("anwesend", "Kurs-Nr.", "ja", "nein"),
        ("présent", "cours_id", "oui", "non"),
        ("asistió", "clase_id", "sí", "no"),
        ("compareceu", "aula_id", "sim", "não"),
        ("presente", "lezione_id", "sì", "no"),
        ("aanwezig", "les_id", "ja", "nee"),
        ("obecny", "zajecia_id", "tak", "nie"),
        ("출석여부", "수업ID", "Y", "N"),
        ("出席", "レッスンID", "1", "0"),
        ("是否到场", "课程ID", "是", "否"),
    ],
)
def test_who_did_not_come_to_a_booking_is_left_out_and_said(
    name: str, item: str, yes: str, no: str
) -> None:
    made = _came(name, item, [yes, no], [6, 4])
    assert section(made).leave_out == {name: (no,)}
    assert not made.questions
    assert any("did not come" in one.message for one in made.findings)


@pytest.mark.parametrize(
    ("item", "weights"), [("article_id", [8, 2]), ("present_id", [8, 2]), ("course_id", [3, 7])]
)
def test_a_flag_of_who_came_leaves_none_out_without_a_booking_or_where_few_came(
    item: str, weights: list[int]
) -> None:
    made = _came("attended", item, ["true", "false"], weights)
    assert not section(made).leave_out


def _came(name: str, item: str, values: list[str], weights: list[int]) -> Proposal:
    w = World(708, lines=1)
    table = {
        "member_id": w.by_user(lambda u: f"m{u:05d}"),
        item: w.by_item(lambda i: code("K", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        name: w.pick(values, weights),
    }
    return roles.propose(reading({"log.csv": table}))


def test_what_did_not_come_about_is_asked_about_and_other_flags_are_told() -> None:
    w = World(708, lines=1)
    table = {
        "member_id": w.by_user(lambda u: f"m{u:05d}"),
        "article_id": w.by_item(lambda i: code("K", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        "approved": w.pick(["true", "false"], [8, 2]),
        "xyz": w.pick(["Y", "N"], [8, 2]),
    }
    made = roles.propose(reading({"requests.csv": table}))
    (question,) = made.questions
    assert question.code == "event-or-state"
    assert "approved" in question.text
    assert any("leave_out" in option.yaml and "false" in option.yaml for option in question.options)
    assert any(one.code == "standing-unknown" and "xyz" in one.message for one in made.findings)


@pytest.mark.parametrize("name", ["completado", "finished", "완료여부"])
def test_what_was_begun_counts_whether_or_not_it_was_finished(name: str) -> None:
    w = World(709, lines=1)
    table = {
        "patient_id": w.by_user(lambda u: f"m{u:05d}"),
        "exercise_id": w.by_item(lambda i: code("K", i)),
        "at": w.times("%Y-%m-%d %H:%M"),
        "repetitions": w.pick([5, 10, 15]),
        name: w.pick(["S", "N"], [8, 2]),
    }
    made = roles.propose(reading({"done.csv": table}))
    assert not made.questions
    assert name not in section(made).leave_out
    begun = {**table, "at": w.times("%Y-%m-%d %H:00:00")}
    sold = {**table, "price": w.pick(["4.50", "9.90", "12.00"])}
    for other in (begun, sold):  # an appointment that was not kept, an order that was not placed
        asked = roles.propose(reading({"done.csv": other})).questions
        assert [one.code for one in asked] == ["event-or-state"]


def test_a_play_of_some_length_counts_though_it_was_not_watched_to_its_end() -> None:
    w = World(710, lines=1)
    began = [int(at.timestamp()) for at in w.at]
    watched = w.pick(["1", "0"], [2, 1])
    plays = {
        "user_id": w.by_user(lambda u: 70_001 + 3 * u),
        "rating_key": w.by_item(lambda i: 4000 + i),
        "started": began,
        "watched": watched,
    }
    ended = [at + 300 + row % 3000 for row, at in enumerate(began)]
    made = section(roles.propose(reading({"plays.csv": {**plays, "stopped": ended}})))
    assert made.leave_out == {}
    shown = section(roles.propose(reading({"plays.csv": plays})))
    assert shown.leave_out == {"watched": ("0",)}
    at_once = {**plays, "seconds": [0 if one == "0" else 900 + n for n, one in enumerate(watched)]}
    passed = section(roles.propose(reading({"plays.csv": at_once})))
    assert passed.leave_out == {"watched": ("0",)}


def test_downloads_that_are_not_counted_do_not_count() -> None:
    w = World(714)
    counted = rarely(w, "1", {"0": 11})
    found = section(proposed(w, {}, is_counted_download=counted))
    assert found.leave_out["is_counted_download"] == ("0",)


def test_a_flag_of_what_was_cancelled_late_and_of_who_never_came() -> None:
    w = World(3003, items=24, lines=1)
    flags = {
        "Late Cancel": rarely(w, "No", {"Yes": 15}),
        "No Show": rarely(w, "No", {"Yes": 21}),
        "Late": rarely(w, "No", {"Yes": 9}),
    }
    gone = section(visits_of_studio(w, "Visit Type", **flags)).leave_out
    assert gone == {"Late Cancel": ("Yes",), "No Show": ("Yes",)}


@pytest.mark.parametrize(
    ("name", "no", "yes"), [("DEL_YN", "N", "Y"), ("traffic_bot", "false", "true")]
)
def test_flags_of_what_was_deleted_and_of_robots(name: str, no: str, yes: str) -> None:
    w = World(1802, lines=1)
    made = proposed(w, {}, **{name: rarely(w, no, {yes: 40})})
    assert section(made).leave_out == {name: (yes,)}


def test_no_flag_of_several_deeds_has_to_be_set() -> None:
    deeds = {"liked": [1, 3], "bookmarked": [1, 30]}
    proposal = found(board([20 + 3 * u for u in range(300)], **deeds), "member_id", "topic_id")
    assert not set(deeds) & set(section(proposal).leave_out)
    alone = found(board([20 + 3 * u for u in range(300)], liked=[1, 3]), "member_id", "topic_id")
    assert section(alone).leave_out["liked"] == ("f",)


@pytest.mark.parametrize("yes", ["t", "1", "Y", "x"])
def test_a_deed_whose_no_is_left_empty_is_one_beside_others(yes: str) -> None:
    tables = board([20 + 3 * u for u in range(300)], liked=[1, 3])
    rows = len(tables["seen.csv"]["liked"])
    tables["seen.csv"]["bookmarked"] = [yes if row % 9 == 0 else "" for row in range(rows)]
    made = found(tables, "member_id", "topic_id")
    assert not {"liked", "bookmarked"} & set(section(made).leave_out)


@pytest.mark.parametrize(
    ("name", "usual", "gone"),
    [("post_visibility", "1", ("2", "0")), ("visible", "1", ("0", "-1")), ("visible", "1", ("0",)),
     ("post_approved", "1", ("0",)), ("hidden", "f", ("t",)), ("user_deleted", "false", ("true",))],
)  # fmt: skip
def test_posts_that_nobody_sees_do_not_count(name: str, usual: str, gone: tuple[str, ...]) -> None:
    w = World(909, lines=1)
    seldom = {one: 20 + number for number, one in enumerate(gone)}
    made = section(proposed(w, {}, **{name: rarely(w, usual, seldom)}))
    assert set(made.leave_out[name]) == set(gone)


def test_a_remark_that_somebody_called_off_is_left_out() -> None:
    w = World(1733)
    remarks = rarely(w, "oma auto", {"perui": 17, "PERUTTU": 23, "kyyti": 3})
    assert section(proposed(w, {}, Huom=remarks)).leave_out == {"Huom": ("perui", "PERUTTU")}


@pytest.mark.parametrize(("name", "gone"), [("RVRSL_FLG", ("O", "R")), ("CHNL_FLG", ())])
def test_letters_beside_a_written_no_say_how_rows_were_taken_back(
    name: str, gone: tuple[str, ...]
) -> None:
    """A ledger marks what was reversed, and the row that reverses it."""
    proposal = logged(World(606), **{name: rarely(World(606), "N", {"O": 20, "R": 21})})
    assert section(proposal).leave_out.get(name, ()) == gone
