"""Kinds of events by which somebody makes the thing itself: "article_write" beside "article_read".

Who writes, uploads or publishes a thing does not wish for it, and whoever reads it later does. A
thing is made once; what is done to many things again and again, such as reviews, is no such kind,
whatever it is called.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.data.own.roles.words.words_of_ids import bare
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_MADE = frozenset(
    stems_of(
        """
        write wrote written writing author authored publish published create created creation
        upload uploaded compose composed draft drafted
        schreiben geschrieben verfasst verfassen veröffentlicht veroeffentlicht erstellt hochgeladen
        écrire écrit rédigé publié publier créé créer téléversé
        escribir escrito escribió publicar publicado publicó crear creado creó subido
        escrever escrito escreveu publicou criado criou
        scrivere scritto pubblicato creato caricato schrijven geschreven gepubliceerd gemaakt
        napisano napisał opublikowano utworzono napsáno zveřejněno vytvořeno
        yazdı yazıldı yayınladı oluşturdu skriven skrev publicerad skrevet publiceret publisert
        kirjoitti julkaisi написал написано опубликовал опубликовано создал создано
        작성 글쓰기 등록 게시 投稿 作成 執筆 公開 发布 發布 创建 撰写 上传"""
    )
)
"""Words of making something."""
_ONCE = 1.3
"""Rows of such a kind for each thing, at most."""
_PARTS = 2
"""Words of a kind beside which nothing else may stand: the thing, and that it is made."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out kinds by which each thing is made once, beside others of what is done with it.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item, event = best.roles["ITEM_ID"], found.event
    if event is None or item.view is not best.view or found.coded:
        return
    if best.view.hint(item.column.key).about("order", "session"):
        return  # who orders makes the order
    thing = {bare(one) for one in words(item.column.name.split(".")[-1])}
    left = {one for one in found.counts if found.event_types.get(one, one) is not None}
    called = [one for one in left if _is_making(words(one), thing)]
    if not called or len(called) == len(left):
        return
    rows = connection.execute(
        f"SELECT v, count(*), count(DISTINCT i) FROM (SELECT {sql.trimmed(event.key)} AS v, "
        f"{sql.trimmed(item.column.key)} AS i FROM {best.view.profile.table.name}) "
        "WHERE i IS NOT NULL AND list_contains(?::VARCHAR[], v) GROUP BY v ORDER BY v",
        [called],
    ).fetchall()
    gone = {kind: count for kind, count, things in rows if count <= _ONCE * things}
    if gone:
        count = sum(gone.values())
        told = ngettext(
            "{rows:,} row with {listed} says who made the item, who does not wish for it.",
            "{rows:,} rows with {listed} say who made the item, who does not wish for it.",
            count,
        )
        found.leave_out_kinds(gone, told.format(rows=count, listed=", ".join(gone)))


def _is_making(kind: tuple[str, ...], thing: set[str]) -> bool:
    """Whether a kind names the thing and that it is made, and nothing else."""
    rest = [one for one in kind if one not in thing]
    return len(kind) == _PARTS and len(rest) == 1 and rest[0] in _MADE
