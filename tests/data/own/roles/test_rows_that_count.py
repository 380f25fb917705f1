"""Which rows count: what undoes something, flags, heads with keys of several columns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.undoing import undoes
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading

UNDOING = """
    unlike unsubscribe cancel refund favorite_removed wishlist_out undo_like not_interested
    찜해제 구독취소 팔로우해제 장바구니삭제 お気に入り解除 フォロー解除 退会
    merkliste_entfernt storno abbestellt entfolgen désabonnement annulation retirer_favori
    devolución eliminar_favorito no_me_gusta remover_favorito desfazer descurtir KAPATMA
    obserwuj_usunieto Отключение 取消收藏 取消点赞 移出心愿单 お気に入り外し 좋아요취소 관심해제
    entmerkt desfavoritar descurtir odobserwuj odpolub begenme_geri_al beğeniyi_geri_çek
    niet_meer_volgen geen_interesse togli_preferito je_n_aime_plus ta_bort_favorit batal_suka
    swipe_left 不喜欢 show_unfollowed unfollow podcast_unsubscribed Transferred_Out
"""
COUNTING = """
    view add_to_cart borrow report_view unlock 잠금해제 checkout check_out_cart download
    unpaid conteúdo_visto descubrir discover entrega favorite merkliste 購入 출고 bannerklick
    description detail display displayed 电话咨询 预约看房 見学予約 super_begen superlike
    deposit entdecken passed_exam compass show_followed podcast_subscribed Waitlisted transferred_in
"""


def proposed(w: World, **more: Sequence[Any]) -> Proposal:
    return roles.propose(
        reading({
            "log.csv": {
                "user_id": w.by_user(lambda u: f"u{u:05d}"),
                "item_id": w.by_item(lambda i: code("I", i)),
                "at": w.times("%Y-%m-%d %H:%M:%S"),
                **more,
            }
        })
    )  # fmt: skip


def section(proposal: Proposal) -> Section:
    assert proposal.mapping is not None
    return proposal.mapping.sections["interactions"]


@pytest.mark.parametrize("kind", UNDOING.split())
def test_words_that_undo(kind: str) -> None:
    assert undoes(kind)


@pytest.mark.parametrize("kind", COUNTING.split())
def test_words_that_undo_nothing(kind: str) -> None:
    assert not undoes(kind)


@pytest.mark.parametrize(
    "kinds", ["gec begen super_begen", "pass like superlike", "パス いいね", "overslaan like"]
)
def test_what_is_let_go_by_beside_what_is_liked_does_not_count(kinds: str) -> None:
    w = World(611, lines=1)
    gone, *liked = kinds.split()
    found = proposed(w, islem=w.pick([gone, *liked], [60, 38, 2][: 1 + len(liked)]))
    assert section(found).columns["EVENT_TYPE"] == "islem"
    assert section(found).event_types[gone] is None
    assert not set(liked) & {kind for kind, to in section(found).event_types.items() if to is None}
    assert found.questions == ()


def test_a_pass_beside_a_fail_counts() -> None:
    w = World(612, lines=1)
    found = proposed(w, result=w.pick(["pass", "fail"], [9, 1]))
    assert "pass" not in section(found).leave_out.get("result", ())


def test_a_question_names_what_turns_away_and_not_the_rarest() -> None:
    w = World(613, lines=1)
    found = proposed(w, islem=w.pick(["hoppsan", "pular", "jätte"], [60, 37, 3]))
    (asked,) = found.questions
    assert any("- pular" in option.yaml for option in asked.options)
    assert not any("- jätte" in option.yaml for option in asked.options)


@pytest.mark.parametrize(
    ("partly", "whole"),
    [
        ("partially_refunded", "refunded"),
        ("부분취소", "취소완료"),
        ("teilweise storniert", "storniert"),
    ],
)
def test_orders_of_which_a_part_came_back_count_and_it_is_said(partly: str, whole: str) -> None:
    w = World(614)
    status = w.by_order(lambda n: {0: partly, 1: whole}.get(n % 20, "paid"))
    found = proposed(w, order_no=w.by_order(lambda n: f"B{n}"), financial_status=status)
    assert section(found).leave_out["financial_status"] == (whole,)
    (said,) = [one for one in found.findings if one.code == "standing-unknown"]
    assert partly in said.message


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


@pytest.mark.parametrize(
    ("name", "yes", "no"),
    [
        ("raderad", "true", "false"),
        ("pominiety", "1", "0"),
        ("삭제여부", "Y", "N"),
        ("STORNO_KZ", "J", "N"),
        ("anulado", "S", "N"),
        ("CANCELLED_FLAG", "X", ""),
    ],
)
def test_a_flag_that_says_a_row_does_not_count(name: str, yes: str, no: str) -> None:
    w = World(602)
    yes = "sí" if yes == "S" else yes
    no = "no" if yes == "sí" else no
    proposal = proposed(w, **{name: w.each(lambda r: yes if r % 20 == 3 else no)})
    assert section(proposal).leave_out == {name: (yes,)}
    assert proposal.questions == ()


@pytest.mark.parametrize("name", ["not_cancelled", "미취소여부", "return_policy", "refundable"])
def test_flags_that_say_the_contrary_count(name: str) -> None:
    w = World(603)
    proposal = proposed(w, **{name: w.each(lambda r: "Y" if r % 20 == 3 else "N")})
    assert name not in section(proposal).leave_out


def unexplained(proposal: Proposal) -> list[str]:
    return [one.message for one in proposal.findings if one.code == "standing-unknown"]


def test_rare_flags_and_codes_of_unknown_meaning_are_said_and_count() -> None:
    w = World(604)
    some = w.each(lambda r: "Q7" if r % 30 == 3 else "")
    for values in (some, w.each(lambda r: "L" if r % 30 == 3 else "N")):
        proposal = proposed(w, zzq=values)
        assert section(proposal).leave_out == {}
        asked = [question.text for question in proposal.questions]
        assert any("zzq" in message for message in (*unexplained(proposal), *asked))
    common = proposed(w, zzq=w.each(lambda r: "L" if r % 2 else "N"))
    of_item = proposed(w, zzq=w.by_item(lambda i: "L" if i % 12 == 1 else "N"))
    assert not unexplained(common)
    assert not unexplained(of_item)


def test_rows_that_say_why_they_were_taken_back_are_left_out() -> None:
    w = World(605)
    reasons = ["too small", "arrived broken", ""]
    some = w.each(lambda r: reasons[min(r % 20, 2)])
    proposal = proposed(w, cancel_reason=some)
    assert set(section(proposal).leave_out["cancel_reason"]) == {"too small", "arrived broken"}
    assert section(proposed(w, cancellation_policy=some)).leave_out == {}


def receipts(w: World, **more: Sequence[Any]) -> dict[str, dict[str, Sequence[Any]]]:
    """Lines and heads of receipts: a number comes back at every till of every store."""
    orders = range(max(w.order) + 1)
    store, till = [f"F{n * 7 % 5}" for n in orders], [n * 3 % 4 + 1 for n in orders]
    places = ("north", "south")
    seen: dict[tuple[str, int], int] = {}
    number = []
    for n in orders:
        seen[store[n], till[n]] = seen.get((store[n], till[n]), 4000) + 1
        number.append(seen[store[n], till[n]])
    first = {w.order[row]: row for row in reversed(w.rows)}
    return {
        "lines.csv": {
            "region": w.by_order(lambda n: places[store[n] < "F2"]),
            "store": w.by_order(lambda n: store[n]),
            "till": w.by_order(lambda n: till[n]),
            "receipt_no": w.by_order(lambda n: number[n]),
            "article_id": w.by_item(lambda i: code("A", i)),
            "qty": w.pick([1, 2], [5, 1]),
        },
        "heads.csv": {
            "region": [places[one < "F2"] for one in store],
            "store": store,
            "till": till,
            "receipt_no": number,
            "day": [f"{w.at[first[n]]:%Y-%m-%d %H:%M:%S}" for n in orders],
            "card_no": [f"C{w.user[first[n]]:06d}" for n in orders],
            **more,
        },
    }


def test_heads_are_joined_by_all_columns_that_name_them_together() -> None:
    w = World(606)
    orders = range(max(w.order) + 1)
    read = reading(receipts(w, storno_kz=["J" if n % 15 == 2 else "N" for n in orders]))
    proposal = roles.propose(read)
    events = section(proposal)
    (join,) = events.joins
    assert join.file == "heads.csv"
    assert join.on == {name: name for name in ("receipt_no", "store", "till")}
    assert join.columns == {"USER_ID": "card_no", "TIMESTAMP": "day"}
    assert events.files == ("lines.csv",)
    assert events.leave_out == {"storno_kz": ("J",)}
    assert proposal.mapping is not None
    relation = canonical.build(read, proposal.mapping).interactions
    told = read.connection.execute(f"SELECT row, USER_ID FROM {relation.name}").fetchall()
    kept = [row for row in w.rows if w.order[row] % 15 != 2]
    assert sorted(told) == [(row, f"C{w.user[row]:06d}") for row in kept]


def test_a_flag_of_the_heads_that_nobody_knows_is_said() -> None:
    w = World(607)
    orders = range(max(w.order) + 1)
    for yes, no in (("L", "N"), (1, 0)):
        flags = [yes if n % 15 == 2 else no for n in orders]
        proposal = roles.propose(reading(receipts(w, zzq=flags)))
        (found,) = [one for one in proposal.findings if one.code == "standing-unknown"]
        assert found.file == "heads.csv"
        assert "zzq" in found.message


def test_a_second_column_of_items_is_said() -> None:
    w = World(608)
    ids = w.by_item(lambda i: code("I", i))
    alone = w.each(lambda r: r % 10 == 3)
    proposal = proposed(
        w,
        item_id=[None if own else one for own, one in zip(alone, ids, strict=True)],
        ordered_item=[one if own else None for own, one in zip(alone, ids, strict=True)],
    )
    (found,) = [one for one in proposal.findings if one.code == "ids-in-two-columns"]
    assert found.column == "ordered_item"
    assert found.share == pytest.approx(0.1, abs=0.01)
    beside = proposed(
        w,
        item_id=[None if own else one for own, one in zip(alone, ids, strict=True)],
        seen_before=[ids[row - 1] for row in w.rows],
    )
    assert "ids-in-two-columns" not in {one.code for one in beside.findings}


def test_of_two_people_of_one_table_a_person_is_asked_which_one_is_meant() -> None:
    w = World(609)
    people = [f"R{10_000 + 7 * u}" for u in range(w.users)]
    came = [people[u if r % 3 else (u + r) % w.users] for r, u in enumerate(w.user)]
    proposal = roles.propose(
        reading({
            "tickets.csv": {
                "buyer_id": w.by_user(lambda u: people[u]),
                "visitor_id": came,
                "show_id": w.by_item(lambda i: code("S", i)),
                "sold_at": w.times("%Y-%m-%d %H:%M:%S"),
            },
            "relations.csv": {"id": people, "town": [f"T{u % 9}" for u in range(w.users)]},
        })
    )  # fmt: skip
    (question,) = [one for one in proposal.questions if one.code == "which-user"]
    assert "buyer_id" in question.text
    assert "visitor_id" in question.text


@pytest.mark.parametrize("kind", ["episode_heartbeat", "player_ping", "Audio Heartbeat"])
def test_a_player_that_says_it_still_runs_is_no_event_of_its_own(kind: str) -> None:
    w = World(613, lines=1)
    found = proposed(w, event=w.pick(["play_started", kind], [3, 7]))
    assert section(found).event_types[kind] is None
    assert "play_started" not in section(found).event_types
    assert found.questions == ()
