"""Words for parts that people take one by one, and for the wholes that they follow."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_EPISODES = (
    frozenset(
        stems_of(
            """episode episodes folge folgen épisode épisodes episodio episodios episódio episódios
            episodi puntata puntate aflevering afleveringen avsnitt afsnit odcinek odcinki epizod
            epizoda epizódy díl bölüm bölümler jakso jaksot эпизод эпизоды выпуск выпуски серия"""
        )
    ),
    ("에피소드", "エピソード", "单集", "單集", "剧集"),
)
_SHOWS = (
    frozenset(
        stems_of(
            """podcast podcasts show shows series serial program programme programmes programs
            serie serien sendung sendungen série séries émission émissions séria programa programas
            programma programmi trasmissione trasmissioni reeks dizi подкаст подкасты передача
            сериал шоу ohjelma sarja"""
        )
    ),
    (
        "팟캐스트",
        "프로그램",
        "시리즈",
        "ポッドキャスト",
        "番組",
        "シリーズ",
        "播客",
        "节目",
        "節目",
    ),
)
_LESSONS = (
    frozenset(
        stems_of(
            """lesson lessons lektion lektionen leçon leçons lección lecciones lição lições aula
            aulas lezione lezioni lessen lekcja lekcje lekce ders dersler урок уроки"""
        )
    ),
    ("레슨", "차시", "レッスン", "课时", "課時"),
)
_COURSES = (
    frozenset(
        stems_of(
            """course courses kurs kurse cours curso cursos corso corsi cursus kursy kurz kurzy
            kurslar курс курсы"""
        )
    ),
    ("강좌", "강의", "코스", "コース", "講座", "课程", "課程"),
)
_TRACKS = (
    frozenset(
        stems_of(
            """track tracks song songs titel lied lieder piste pistes morceau morceaux canción
            canciones pista pistas faixa faixas música músicas brano brani canzone canzoni nummer
            utwór utwory skladba skladby şarkı şarkılar трек треки песня песни låt låtar"""
        )
    ),
    ("곡", "트랙", "노래", "曲", "楽曲", "トラック", "歌曲"),
)
_ALBUMS = (
    frozenset(stems_of("album albums alben álbum álbuns álbumes albumy albümler альбом альбомы")),
    ("앨범", "アルバム", "专辑", "專輯"),
)
_PAIRS = ((_EPISODES, _SHOWS), (_LESSONS, _COURSES), (_TRACKS, _ALBUMS))


def are_part_and_whole(part: str, whole: str) -> bool:
    """Whether names speak of episodes and shows, lessons and courses, or tracks and albums.

    Args:
        part: the name of a column, or of the table that lists its values.
        whole: that of another one.
    """
    return any(_says(part, fine) and _says(whole, coarse) for fine, coarse in _PAIRS)


def _says(name: str, known: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    whole, within = known
    return not whole.isdisjoint(words(name)) or any(one in name for one in within)
