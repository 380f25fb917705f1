"""Words for what is used and not got: it is played, watched or read, and nobody brings it back."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.meanings import folded, folded_stems

_USE = """
    play plays playback stream streaming view viewing watch watching listen listening reading
    scrobble wiedergabe abspielen aufruf ansicht hören lesen lecture écoute visionnage consultation
    reproducción escucha visualización visionado lectura reprodução visualização leitura
    riproduzione ascolto visualizzazione visione lettura afspelen beluisteren bekijken weergave
    odtwarzanie odtworzenie odsłuch oglądanie czytanie przehrávání přehrání sledování uppspelning
    lyssning visning avspilling afspilning toisto katselu kuuntelu lejátszás megtekintés redare
    vizionare oynatma izleme dinleme görüntüleme okuma воспроизведение просмотр прослушивание
    чтение перегляд прослуховування αναπαραγωγή προβολή ακρόαση
    재생 시청 청취 감상 열람 스트리밍 再生 視聴 聴取 閲覧 播放 观看 觀看 收听 收聽 浏览 瀏覽
    تشغيل مشاهدة استماع putar pemutaran tonton xem nghe"""

_COMPOUND = 7
"""Letters above which a word stands inside of compounds too: "Wiedergabeart"."""


def speaks_of_use(name: str) -> bool:
    """Whether the name of a column, such as "재생구분" or "play_type", speaks of such a use."""
    text = folded(name)
    known = _known()
    return not known.isdisjoint(text.split("_")) or any(
        one in text for one in known if len(one) > (_COMPOUND if one.isascii() else 1)
    )


@cache
def _known() -> frozenset[str]:
    return folded_stems(_USE)
