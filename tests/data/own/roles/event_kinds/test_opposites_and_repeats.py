"""Kinds of events that undo another one, or tell the same deed twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.event_kinds.test_kinds_told_by_codes import gone
from tests.data.own.roles.worlds.proposals import asked, codes, logged
from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


@pytest.mark.parametrize(
    "kinds", ["gec begen super_begen", "pass like superlike", "パス いいね", "overslaan like"]
)
def test_what_is_let_go_by_beside_what_is_liked_does_not_count(kinds: str) -> None:
    w = World(611, lines=1)
    gone, *liked = kinds.split()
    found = logged(w, islem=w.pick([gone, *liked], [60, 38, 2][: 1 + len(liked)]))
    assert section(found).columns["EVENT_TYPE"] == "islem"
    assert section(found).event_types[gone] is None
    assert not set(liked) & {kind for kind, to in section(found).event_types.items() if to is None}
    (question,) = found.questions
    assert question.code == "event-dislikes"
    assert f"{gone}: null" in question.options[0].yaml
    assert gone not in question.options[1].yaml


def test_most_rows_are_not_taken_back_by_a_word_alone() -> None:
    """What is rented comes back: where nothing else tells, a person has to say what it means."""
    w = World(613, lines=1)
    ended = logged(w, xq=w.pick(["returned", "purchase"], [88, 12]))
    assert asked(ended) == {"event-or-state"}
    few = logged(w, xq=w.pick(["returned", "purchase"], [12, 88]))
    assert not asked(few)
    assert section(few).event_types["returned"] is None


@pytest.mark.parametrize(
    "kinds", ["like dislike", "superlike nope", "thumb_up thumb_down", "좋아요 싫어요"]
)
def test_few_dislikes_are_left_out_without_a_question(kinds: str) -> None:
    w = World(614, lines=1)
    liked, disliked = kinds.split()
    found = logged(w, islem=w.pick([liked, disliked], [80, 20]))
    assert section(found).event_types == {disliked: None}
    assert found.questions == ()
    assert asked(logged(w, islem=w.pick([liked, disliked], [60, 40]))) == {"event-dislikes"}


def test_a_swipe_that_is_called_back_is_no_interest_and_a_film_wound_back_is() -> None:
    w = World(615, lines=1)
    kinds = w.pick(["like", "nope", "rewind"], [80, 18, 2])
    assert section(logged(w, action=kinds)).event_types == {"nope": None, "rewind": None}
    kinds = w.pick(["play", "complete", "rewind"], [80, 18, 2])
    assert "rewind" not in section(logged(w, action=kinds)).event_types


def test_a_pass_beside_a_fail_counts() -> None:
    w = World(612, lines=1)
    found = logged(w, result=w.pick(["pass", "fail"], [9, 1]))
    assert "pass" not in section(found).leave_out.get("result", ())


def test_a_question_names_what_turns_away_and_not_the_rarest() -> None:
    w = World(613, lines=1)
    found = logged(w, islem=w.pick(["hoppsan", "pular", "jätte"], [60, 37, 3]))
    (asked,) = found.questions
    assert any("- pular" in option.yaml for option in asked.options)
    assert not any("- jätte" in option.yaml for option in asked.options)


def journal(first: str, second: str, gap: int, share: float) -> Proposal:
    """Views, some with `first` a minute later, of which a share is followed by `second`."""
    w = World(601, lines=1)
    rows = []
    for row in w.rows:
        who, at = (w.user[row], w.item[row]), w.at[row]
        rows.append((at, who, "view"))
        if row % 2:
            rows.append((at + timedelta(minutes=1), who, first))
            if row % 100 < 100 * share:
                rows.append((at + timedelta(seconds=60 + gap), who, second))
    rows.sort()
    return roles.propose(
        reading({
            "log.csv": {
                "user_id": [f"u{user:05d}" for _, (user, _), _ in rows],
                "item_id": [code("I", item) for _, (_, item), _ in rows],
                "at": [f"{at:%Y-%m-%d %H:%M:%S}" for at, _, _ in rows],
                "event": [kind for _, _, kind in rows],
            }
        })
    )  # fmt: skip


def test_a_kind_that_only_follows_another_and_shares_its_word_is_asked_about() -> None:
    undone = journal("lagra_favo", "skrota_favo", 400_000, 0.3)
    assert section(undone).event_types == {"skrota_favo": None}
    (question,) = undone.questions
    assert question.code == "event-undone"
    assert "'skrota_favo'" in question.text
    assert "event-words-unknown" in {one.code for one in undone.findings}


@pytest.mark.parametrize(
    ("second", "gap", "share"),
    [("skrota_favo", 300, 0.3), ("skrota_favo", 400_000, 0.9), ("hankki", 400_000, 0.3)],
)
def test_steps_of_a_visit_and_other_words_count(second: str, gap: int, share: float) -> None:
    proposal = journal("lagra_favo", second, gap, share)
    assert section(proposal).event_types == {}
    assert proposal.questions == ()


@pytest.mark.parametrize("kind", ["episode_heartbeat", "player_ping", "Audio Heartbeat"])
def test_a_player_that_says_it_still_runs_is_no_event_of_its_own(kind: str) -> None:
    w = World(613, lines=1)
    found = logged(w, event=w.pick(["play_started", kind], [3, 7]))
    assert section(found).event_types[kind] is None
    assert "play_started" not in section(found).event_types
    assert found.questions == ()


def viewings(kinds: str, of_others: bool = False) -> Proposal:
    """Viewings, of each a row for each kind; the last kind may be of other people's items."""
    w = World(701, lines=1)
    names = kinds.split()
    rows = []
    for row in w.rows:
        for step, kind in enumerate(names):
            item = w.item[row]
            if of_others and step == len(names) - 1:
                item = (item * 7 + row) % w.items
            rows.append((w.at[row] + timedelta(minutes=9 * step), w.user[row], item, kind))
    rows.sort()
    return roles.propose(
        reading({
            "log.csv": {
                "user_id": [f"u{user:05d}" for _, user, _, _ in rows],
                "item_id": [code("I", item) for _, _, item, _ in rows],
                "at": [f"{at:%Y-%m-%d %H:%M:%S}" for at, _, _, _ in rows],
                "event": [kind for _, _, _, kind in rows],
            }
        })
    )  # fmt: skip


def gone_of_told_twice(proposal: Proposal) -> set[str]:
    assert proposal.mapping is not None
    types = proposal.mapping.sections["interactions"].event_types
    return {kind for kind, name in types.items() if name is None}


@pytest.mark.parametrize(
    "kinds",
    ["PLAY_START HEARTBEAT PLAY_END", "video.started video.progress video.stopped",
     "시청시작 시청종료", "wiedergabe_gestartet wiedergabe_beendet", "再生開始 再生終了",
     "貸出 延長", "PRET PROLONG", "Ausleihe Verlängerung", "checkout renewal"],
)  # fmt: skip
def test_what_starts_and_ends_is_counted_once_and_said(kinds: str) -> None:
    found = viewings(kinds)
    first, *others = kinds.split()
    assert gone_of_told_twice(found) == set(others)
    (said,) = [one for one in found.findings if one.code == "events-left-out"]
    assert f"{others[-1]} tells again what {first} has told" in said.matters


def test_what_ends_without_a_beginning_counts() -> None:
    assert gone_of_told_twice(viewings("play_start play_end", of_others=True)) == set()


@pytest.mark.parametrize("kinds", ["purchase renewal", "activation renewal"])
def test_a_renewal_of_what_is_paid_for_counts(kinds: str) -> None:
    assert gone_of_told_twice(viewings(kinds)) == set()


def test_what_is_complete_says_more_than_that_it_ended() -> None:
    assert gone_of_told_twice(viewings("video_start video_complete")) == set()


def test_what_was_taken_off_a_list_is_left_out_without_a_question() -> None:
    w = World(1801, lines=1)
    made = proposed(w, {}, evt_cd=rarely(w, "ITM_VIEW", {"WISH_DEL": 9, "WISH_ADD": 3}))
    assert section(made).event_types == {"WISH_DEL": None}
    assert not made.questions


@pytest.mark.parametrize(
    "kinds", ["av.start av.pause av.resume", "video_play video_pause", "재생 일시정지 이어보기"]
)
def test_a_halt_and_going_on_after_it_tell_of_the_same_viewing(kinds: str) -> None:
    assert gone_of_told_twice(viewings(kinds)) == set(kinds.split()[1:])


def test_a_resume_that_is_looked_at_is_no_halt() -> None:
    assert gone_of_told_twice(viewings("view_job download_resume")) == set()


@pytest.mark.parametrize(
    ("name", "usual", "rare"),
    [
        ("azione", "scheda", "preventivo"),
        ("aktion", "exposé", "rundgang"),
        ("행동", "갸갸갸", "냐냐냐"),
    ],
)
def test_kinds_of_events_that_take_nothing_back_are_said(name: str, usual: str, rare: str) -> None:
    w = World(1201, users=400, items=300, lines=1)
    made = proposed(w, {}, **{name: rarely(w, usual, {rare: 23})})
    assert "event-or-state" not in asked(made)
    assert "event-words-unknown" in codes(made)
    assert section(made).columns["EVENT_TYPE"] == name


def test_a_kind_that_always_follows_another_may_take_it_back() -> None:
    w = World(1202, users=400, items=300, lines=1)
    rows = [(at, w.user[row], w.item[row], "scheda") for row, at in enumerate(w.at)]
    rows += [(at + timedelta(days=3), u, i, "preventivo") for at, u, i, _ in rows[::23]]
    rows.sort()
    table = {
        "user_id": [f"u{user:05d}" for _, user, _, _ in rows],
        "item_id": [code("I", item) for _, _, item, _ in rows],
        "at": [at.strftime(_FORM) for at, *_ in rows],
        "azione": [kind for *_, kind in rows],
    }
    assert "event-or-state" in asked(roles.propose(reading({"log.csv": table})))


def test_what_was_uninstalled_is_left_out() -> None:
    w = World(715)
    kinds = rarely(w, "应用安装完成", {"应用卸载": 9, "查看应用": 2})
    assert section(proposed(w, {}, event=kinds)).event_types["应用卸载"] is None


def test_a_library_of_taiwan_counts_loans_and_no_returns_nor_other_libraries() -> None:
    w = World(3005, lines=1)
    table = {
        "異動日期": w.times("%Y/%m/%d"),
        "異動類別": w.each(lambda r: ("借書", "還書", "續借")[r % 3]),
        "讀者證號": w.by_user(lambda u: f"B{u + 10_600_000}"),
        "讀者類型": w.by_user(lambda u: "館際合作" if u == 250 else ("大學生", "教師")[u % 2]),
        "書目記錄號": w.by_item(lambda i: f"b{i + 1_400_000}"),
        "館藏條碼": w.each(lambda r: f"C{(w.item[r] * 7 + r % 3) + 4_000_000}"),
        "題名": w.by_item(lambda i: title(i)),
    }
    made = roles.propose(reading({"流通記錄.csv": table}))
    found = section(made)
    assert found.columns["EVENT_TYPE"] == "異動類別"
    assert found.columns["USER_ID"] == "讀者證號"
    assert found.event_types == {"還書": None}
    assert found.leave_out == {"讀者類型": ("館際合作",)}
    assert not made.questions


def library(again: bool) -> Proposal:
    """Loans of copies, whose titles stand one table further; renewals are of a copy as well."""
    w = World(5803, items=400, lines=1)
    copies = [50_000 + 3 * n for n in range(w.items)]
    rows: list[tuple[str, str, int, str]] = []
    for row in w.rows:
        at = w.at[row]
        rows.append((f"{at:%Y-%m-%d %H:%M:%S}", f"u{w.user[row]}", w.item[row], "issue"))
        if row % 4 == 0:
            item = w.item[row] if again else (w.item[row] * 7 + row) % w.items
            rows.append((f"{at:%Y-%m-%d} 23:50:00", f"u{w.user[row]}", item, "renew"))
    rows.sort()
    return roles.propose(
        reading({
            "statistics.csv": {
                "datetime": [one[0] for one in rows],
                "type": [one[3] for one in rows],
                "itemnumber": [copies[one[2]] for one in rows],
                "borrowernumber": [one[1] for one in rows],
            },
            "items.csv": {
                "itemnumber": copies,
                "biblionumber": [8_000 + n // 2 for n in range(w.items)],
            },
            "biblio.csv": {
                "biblionumber": [8_000 + n for n in range(w.items // 2)],
                "title": [f"{title(n, 'sea wood night')} {n}" for n in range(w.items // 2)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(("again", "left_out"), [(True, {"renew"}), (False, set())])
def test_a_copy_that_was_lent_for_longer_is_counted_once(again: bool, left_out: set[str]) -> None:
    found = library(again)
    assert section(found).joins[0].columns == {"ITEM_ID": "biblionumber"}
    assert gone(found) == left_out
