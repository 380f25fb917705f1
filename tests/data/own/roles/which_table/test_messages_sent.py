"""Logs of messages that were sent are no interactions; parcels, and who clicked, are none."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def board(label: str, deeds: dict[str, Any] | None = None, **more: Any) -> Proposal:
    """A board of offers with what people did there, and more messages about the same offers."""
    did, told = World(821, rows=1500, lines=1), World(822, rows=4000, lines=1)
    kinds = did.pick(["klik", "simpan", "lamar"], [6, 2, 1])
    return roles.propose(
        reading({
            "interaksi.csv": {
                "id_pelamar": did.by_user(lambda u: 500_000 + u * 19),
                "id_lowongan": did.by_item(lambda i: code("LK-", i)),
                **(deeds or {"jenis_event": kinds}),
                "waktu": did.times(_FORM),
            },
            label: {
                "id_pelamar": told.by_user(lambda u: 500_000 + u * 19),
                "id_lowongan": told.by_item(lambda i: code("LK-", i)),
                **{name: make(told) for name, make in more.items()},
            },
            "lowongan.csv": {
                "id_lowongan": [code("LK-", i) for i in range(did.items)],
                "judul": [title(i) for i in range(did.items)],
            },
        })
    )  # fmt: skip


def pick(*values: str) -> Any:
    return lambda w: w.pick(list(values), [30, 2, 1, 1, 1][: len(values)])


def times(w: World) -> list[str]:
    return w.times(_FORM)


def taken(proposal: Proposal) -> str:
    assert proposal.mapping is not None
    assert not proposal.questions
    return proposal.mapping.sections["interactions"].files[0]


@pytest.mark.parametrize(
    ("label", "more"),
    [
        ("log_email.csv", {"waktu_kirim": times, "status_kirim": pick("terkirim", "bounce")}),
        ("newsletter.csv", {"versendet_am": times, "vorlage": pick("neu", "woche")}),
        ("envios.csv", {"fecha_envio": times, "estado": pick("entregado", "hard_bounce")}),
        ("알림톡_이력.csv", {"발송일시": times, "템플릿": pick("신규", "주간")}),
        ("history.csv", {"sent_at": times, "subject": pick("New for you", "Jobs of the week")}),
        ("履歴.csv", {"配信日時": times, "件名": pick("新着のお知らせ", "週間のおすすめ")}),
    ],
)
def test_messages_that_were_sent_are_no_interactions_and_that_is_said(
    label: str, more: dict[str, Any]
) -> None:
    proposal = board(label, **more)
    assert taken(proposal) == "interaksi.csv"
    (said,) = [one for one in proposal.findings if one.file == label]
    assert (said.code, "messages that were sent" in said.message) == ("table-unused", True)


@pytest.mark.parametrize(
    ("label", "more"),
    [
        ("envios.csv", {"fecha_envio": times, "estado": pick("entregado", "en camino")}),
        ("Versand.csv", {"versendet_am": times, "Paket": pick("DHL", "DPD")}),
        ("mailing.csv", {"sent_at": times, "template": pick("a", "b"),
                         "event": pick("delivered", "open", "click")}),
    ],
)  # fmt: skip
def test_parcels_and_clicks_on_messages_are_no_mere_messages(
    label: str, more: dict[str, Any]
) -> None:
    proposal = board(label, **more)
    assert not any("messages that were sent" in one.message for one in proposal.findings)


def test_impressions_of_an_indonesian_log_are_no_choice() -> None:
    w = World(823, rows=1500, lines=1)
    kinds = w.pick(["impresi", "klik", "simpan", "lamar"], [60, 25, 8, 7])
    proposal = roles.propose(
        reading({
            "log.csv": {
                "id_pengguna": w.by_user(lambda u: code("U", u)),
                "id_produk": w.by_item(lambda i: code("P", i)),
                "waktu": w.times(_FORM),
                "jenis_event": kinds,
            }
        })
    )  # fmt: skip
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.columns["EVENT_TYPE"] == "jenis_event"
    assert section.event_types == {"impresi": None}
    assert not proposal.questions
