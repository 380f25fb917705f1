"""What failed, was refused, skipped or lost: whoever tried it got it or wanted it, or not."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.roles.states import failed, mislaid, moved
from tests.data.own.roles.worlds.members import scans_of_cards
from tests.data.own.roles.worlds.proposals import unasked_mapping, understood
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("usual", "wrong", "is_gone"),
    [
        ("OK", "VEND FAIL", True),
        ("OK", "KO", True),
        ("正常", "失敗", True),
        ("PASS", "FAIL", False),
    ],
)
def test_what_a_machine_failed_to_do_is_left_out(usual: str, wrong: str, is_gone: bool) -> None:
    w = World(3507, users=400, items=120, lines=1)
    made = proposed(w, {}, Result=rarely(w, usual, {"REFUND": 71, wrong: 29}))
    assert (wrong in section(made).leave_out.get("Result", ())) is is_gone


def test_many_wrong_answers_are_no_accidents() -> None:
    assert failed.accidents({"OK": 90, "KO": 10}) == ("KO",)
    assert not failed.accidents({"OK": 60, "KO": 40})


@pytest.mark.parametrize(
    ("usual", "lost", "called_off"),
    [
        ("retourné", "perdu", "annulé"),
        ("zurückgegeben", "verloren", "storniert"),
        ("devuelto", "perdido", "cancelado"),
    ],
)
def test_what_was_lost_while_it_was_lent_was_wanted(usual: str, lost: str, called_off: str) -> None:
    w = World(3508, users=400, items=120, lines=1)
    made = proposed(w, {}, statut=rarely(w, usual, {lost: 101, called_off: 19}))
    assert section(made).leave_out.get("statut") == (called_off,)


def test_deals_that_were_lost_are_none() -> None:
    assert not mislaid.lost(["won", "lost", "proposal"])
    assert mislaid.lost(["delivered", "lost"]) == ("lost",)


@pytest.mark.parametrize(
    "state",
    ["Faltou", "不泊", "Cliente faltou", "無断欠席", "무단불참", "缺勤", "请假", "결석", "欠勤"],
)
def test_who_did_not_come_is_left_out(state: str) -> None:
    w = World(1731)
    made = proposed(w, {}, Status=rarely(w, "Finalizado", {"Cancelado": 11, state: 17}))
    assert section(made).leave_out == {"Status": ("Cancelado", state)}


def test_what_was_deleted_or_not_held_does_not_count() -> None:
    w = World(1746)
    states = rarely(w, "Attending", {"Deleted": 31, "Not Attending": 13})
    gone = section(proposed(w, {}, **{"Attendee Status": states})).leave_out["Attendee Status"]
    assert set(gone) == {"Deleted", "Not Attending"}
    states = rarely(w, "신청", {"수강취소": 11, "폐강": 29})
    assert set(section(proposed(w, {}, 상태=states)).leave_out["상태"]) == {"수강취소", "폐강"}


@pytest.mark.parametrize(("done", "skipped"), [("klar", "hoppad"), ("completed", "skipped")])
def test_what_was_planned_and_skipped_is_left_out(done: str, skipped: str) -> None:
    w = World(1732)
    made = proposed(w, {}, status=rarely(w, done, {skipped: 9}))
    assert section(made).leave_out == {"status": (skipped,)}


_REFUSED = {7: "Geweigerd - kaart verlopen", 9: "Geweigerd - geblokkeerd"}


def test_who_was_refused_did_not_come() -> None:
    made = unasked_mapping(scans_of_cards()).sections["interactions"]
    assert set(made.leave_out["Resultaat"]) == set(_REFUSED.values())
    assert "EVENT_TYPE" not in made.columns


@pytest.mark.parametrize(
    ("failed", "passed", "counts"),
    [
        ("failed", "passed", True),
        ("a échoué", "a réussi", True),
        ("has failed", "has passed", True),
        ("failed", "delivered", False),
        ("a échoué", "a livré", False),
    ],
)
def test_who_failed_a_test_took_it(failed: str, passed: str, counts: bool) -> None:
    w = World(4603, lines=1)
    verbs = rarely(w, "opened", {failed: 13, passed: 4})
    types = section(proposed(w, {}, verb=verbs)).event_types
    assert (types.get(failed, failed) is not None) is counts


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


@pytest.mark.parametrize(
    ("done", "partly", "gone"),
    [("Voltooid", "Deels", "Gemist"), ("Completed", "Partly", "Missed")],
)
def test_what_was_planned_and_missed_was_not_done(done: str, partly: str, gone: str) -> None:
    w = World(3402, lines=1)
    made = proposed(w, {}, status=rarely(w, done, {partly: 6, gone: 8}))
    assert section(made).leave_out == {"status": (gone,)}
    assert not made.questions


def test_calls_that_reached_nobody_are_left_out_and_codes_in_unknown_words_are_named() -> None:
    w = World(729)
    outcome = rarely(w, "10", {"30": 5, "40": 7, "60": 11})
    book = {
        "CD_ID": ["RSLT_CD", "RSLT_CD", "RSLT_CD", "RSLT_CD", "SEX_CD"],
        "CD": ["10", "30", "40", "60", "F"],
        "CD_NM": ["수락", "부재", "통화중", "재통화약속", "여"],
    }
    sex = w.by_user(lambda u: "FM"[u % 2])
    proposal = proposed(w, {"codes.csv": book}, RSLT_CD=outcome, SEX_CD=sex)
    assert section(proposal).leave_out == {"RSLT_CD": ("30", "40")}
    (gone,) = [one for one in proposal.findings if one.code == "rows-left-out"]
    assert "부재" in gone.message
    (named,) = [one for one in proposal.findings if one.code == "standing-unknown"]
    assert "60 (재통화약속)" in named.message
    assert "10 (" not in named.message


def test_what_a_server_refused_does_not_count() -> None:
    w = World(508)
    section = understood(
        w,
        at=w.times("%Y-%m-%d %H:%M:%S"),
        answer=w.pick(["200", "304", "404", "503"], [9, 2, 1, 1]),
    )
    assert set(section.leave_out["answer"]) == {"404", "503"}


@pytest.mark.parametrize("kind", ["ERRO", "Fehler", "błąd", "hata"])
def test_an_error_is_no_sign_of_interest(kind: str) -> None:
    w = World(1515, lines=1)
    made = section(proposed(w, {}, event_type=w.each(lambda r: kind if r % 30 == 0 else "PLAY")))
    assert made.event_types.get(kind, "") is None or kind in made.leave_out.get("event_type", ())


@pytest.mark.parametrize(
    ("absent", "other_day"),
    [("No asistió", "Reagendada"), ("no-show", "rescheduled"), ("nicht erschienen", "verschoben"),
     ("não compareceu", "remarcado"), ("non venu", "reporté"), ("노쇼", "일정변경")],
)  # fmt: skip
def test_an_appointment_that_was_moved_to_another_day_is_none(absent: str, other_day: str) -> None:
    w = World(3509, users=400, items=120, lines=1)
    made = proposed(w, {}, Estatus=rarely(w, "OK", {absent: 11, other_day: 19}))
    assert set(section(made).leave_out["Estatus"]) == {absent, other_day}


def test_an_order_that_was_brought_on_another_day_counts() -> None:
    assert moved.to_another_day(["Entregado", "Cancelado", "Reprogramado"]) == ()


@pytest.mark.parametrize(
    ("name", "done", "error"),
    [
        ("returnCode", "0", "404017"),
        ("fehlercode", "0", "-3"),
        ("CODE_RETOUR", "0", "118"),
        ("응답코드", "00", "51"),
    ],
)
def test_what_a_system_answered_with_an_error_was_not_done(
    name: str, done: str, error: str
) -> None:
    w = World(3511, users=400, items=120, lines=1)
    made = proposed(w, {}, **{name: rarely(w, done, {error: 4})})
    assert section(made).leave_out == {name: (error,)}


@pytest.mark.parametrize(
    ("name", "done", "other"),
    [
        ("return_code", "0", "2"),  # may count something
        ("return_code", "404", "0"),  # most rows are no errors
        ("response_code", "0", "211"),  # to which offer somebody answered
        ("campaign_code", "0", "211"),
    ],
)
def test_other_numbers_beside_0_are_no_errors(name: str, done: str, other: str) -> None:
    w = World(3512, users=400, items=120, lines=1)
    made = proposed(w, {}, **{name: rarely(w, done, {other: 4})})
    assert name not in section(made).leave_out
