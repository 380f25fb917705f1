"""Kinds of events that tell one deed twice: what starts and ends is one viewing, not two.

Words say which two kinds are the beginning and the end of the same; rows confirm it: whoever ended
something had begun it. The beginning is kept, which has the time at which it was chosen. So it is
with what was paused and resumed in between, and with a loan that was renewed: the book is still at
home. What only says that something goes on ("progress", "buffering") is left out by the same look
at the rows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems

if TYPE_CHECKING:
    import duckdb

_BEGINS = """
    start starts started begin begins began open opened enter entered in beginn begonnen gestartet
    starten geöffnet début debut démarré commencé ouvert inicio iniciado início empezar comenzar
    inizio iniziato aperto begin gestart geopend başlangıç başladı başlat start rozpoczęcie
    rozpoczęto начало начат старт 시작 열기 입장 開始 入室 开始 打开 进入"""
"""Words of the beginning of something that lasts."""
_PLAYS = """
    play played playing abspielen wiedergabe lecture reproducir reproducción reproduzir riproduzione
    afspelen oynat oynatma odtwarzanie воспроизведение 재생 再生 播放"""
"""Words of what lasts, which stand for its beginning where nothing else does."""
_ENDS = """
    end ends ended stop stops stopped close closed exit exited leave left out ende beendet gestoppt
    geschlossen fin terminé arrêt arrêté fermé final finalizado terminado parado cerrado fim
    encerrado fechado fine finito chiuso einde beëindigd gestopt gesloten bitiş bitti durdur
    koniec zakończenie zakończono конец стоп 종료 중지 정지 닫기 퇴장 終了 停止 退室 结束 停止 关闭
    离开"""
"""Words of its end; what is "complete" says more than that."""
_HALTS = """
    pause paused pauses resume resumed resumes pausieren pausiert fortsetzen fortgesetzt pausé
    repris reprise pausar pausado reanudar reanudado retomar retomado pausa ripresa ripreso
    gepauzeerd pauze hervat hervatten duraklat duraklatıldı devam_et wstrzymano wznowiono wznowienie
    пауза возобновление 일시정지 일시중지 이어보기 이어듣기 재개 一時停止 再開 暂停 继续播放"""
"""Words of a halt and of going on after it, however often there is one."""
_GOES_ON = """
    progress progressed timeupdate time_update buffer buffering buffered rebuffer seek seeking
    fortschritt puffern progression progreso progresso voortgang ilerleme postęp прогресс
    буферизация 진행 버퍼링 탐색 進捗 バッファ シーク 进度 缓冲 拖动"""
"""Words of what only says that something goes on."""
_LENDS = """
    loan loans lend lent lending issue issued checkout check_out checked_out borrow borrowed
    borrowing ausleihe ausleihen ausgeliehen entleihung verleih prêt prets emprunt emprunts prestito
    prestiti préstamo préstamos empréstimo empréstimos uitlening uitleen uitgeleend udlån utlån
    utlåning lainaus laina wypożyczenie výpůjčka kölcsönzés împrumut ödünç выдача выдан видача
    대출 貸出 貸出し 借出 借书 借書 借阅 借閱"""
"""Words of lending something out."""
_RENEWS = """
    renew renewal renewals renewed renewing verlängerung verlängert verlängerungen prolong prolongé
    prolongation prolongations prolongement renouvellement rinnovo rinnovi rinnovato proroga
    proroghe prórroga prórrogas renovación renovaciones renovado renovação renovações verlenging
    verlengd forlængelse fornyelse förlängning omlån forlengelse uusinta prolongata prolongaty
    przedłużenie prolongace prodloužení hosszabbítás prelungire uzatma продление продовження
    연장 延長 続貸 续借 續借"""
"""Words of lending it for longer."""
_SAME, _LENT = 0.95, 0.8
"""Share of the rows of a kind whose user and item have the other kind too; and of renewals, of
which the first ones are of loans before the log begins."""
_MORE = 1.1
"""Times as many ends as beginnings, above which they are not of the same."""
_FEWEST = 30
_ROWS = 300_000
"""Rows of some users, all of theirs, in which kinds are compared."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out kinds that tell again what another one has told.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events; written to.
    """
    if not found.event or found.coded or not _pair(best):
        return
    kept = [one for one in found.counts if found.event_types.get(one, one) is not None]
    pairs: dict[str, tuple[str, ...]] = {
        b: (a,) for a in kept for b in kept if _ends_what(a, b, _ENDS) and _fit(found, a, b)
    }
    pairs.update({b: (a,) for a in kept for b in kept if _ends_what(a, b, _HALTS)})
    others = tuple(one for one in kept if not _goes_on(one))
    pairs.update({one: others for one in kept if _goes_on(one) and others})
    renewed = [one for one in kept if _without(one, _listed(_RENEWS)) is not None]
    loans = tuple(o for o in kept if o not in renewed and _without(o, _listed(_LENDS)) is not None)
    pairs.update({one: loans for one in renewed if loans})
    for again, told in pairs.items():
        least = _LENT if again in renewed else _SAME
        if _share_told(connection, best, found, again, told) >= least:
            found.leave_out_kinds([again])
            found.twice[again] = told[0]


def _pair(best: Candidate) -> tuple[str, ...]:
    """Columns of the rows themselves that say who and what; () if they do not say both.

    Where the title stands in another table, the copy in a row does: that one was lent for longer.
    """
    keys = [_own_key(best, best.roles[name]) for name in ("USER_ID", "ITEM_ID")]
    return tuple(key for key in keys if key) if all(keys) else ()


def _own_key(best: Candidate, one: Scored) -> str | None:
    """The column of a row that has a role, or that leads to it."""
    if one.view is best.view:
        return one.column.key
    first = one.link
    while first and first.before:
        first = first.before
    return first.key if first and not first.form and not first.more else None


def _fit(found: Actions, first: str, second: str) -> bool:
    return _FEWEST <= found.counts[second] <= _MORE * found.counts[first]


def _ends_what(first: str, second: str, ends: str) -> bool:
    """Whether two kinds are alike but for words of a beginning, and of an end or a halt."""
    ended = _without(second, _listed(ends))
    begun = (_without(first, _listed(one)) for one in (_BEGINS, _PLAYS))
    return ended is not None and ended in begun


def _without(kind: str, words: frozenset[str]) -> str | None:
    """A kind without one of some words; None if it has none of them."""
    text = folded(kind)
    parts = text.split("_")
    for index, part in enumerate(parts):
        if part in words:
            return "_".join(parts[:index] + parts[index + 1 :])
    inside = [one for one in words if not one.isascii() and len(one) > 1 and one in text]
    return text.replace(inside[0], "").strip("_") if inside else None


def _goes_on(kind: str) -> bool:
    return _without(kind, _listed(_GOES_ON)) is not None


@cache
def _listed(words: str) -> frozenset[str]:
    return folded_stems(words)


def _share_told(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    found: Actions,
    again: str,
    told: tuple[str, ...],
) -> float:
    """Share of the rows of a kind of whose user and item there is a row of the other kinds."""
    assert found.event is not None
    user, item = map(sql.trimmed, _pair(best))
    kind = sql.trimmed(found.event.key)
    modulus = max(1, best.view.profile.rows // _ROWS)
    row = connection.execute(
        f"WITH r AS (SELECT hash({user}) AS u, hash({item}) AS i, {kind} AS v "
        f"FROM {best.view.profile.table.name} WHERE hash({user}) % {modulus} = 0), "
        "p AS (SELECT count(*) FILTER (v = $1) AS again, "
        "bool_or(list_contains($2::VARCHAR[], v)) AS told FROM r GROUP BY u, i) "
        "SELECT coalesce(sum(again) FILTER (told), 0), coalesce(sum(again), 0) FROM p",
        [again, list(told)],
    ).fetchone()
    assert row is not None
    return float(row[0]) / max(1.0, float(row[1]))
