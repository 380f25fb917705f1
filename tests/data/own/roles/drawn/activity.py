"""The log of an app: who did what with which content, and on which device, place and version."""

from __future__ import annotations

import random

from tests.data.own.roles.drawn.draws import (
    Drawn,
    Tables,
    called,
    ids,
    shuffled,
    skewed,
    some,
    times,
    title,
    writer,
)

_CONCEPTS = (
    "user item time type duration progress platform version visit ip country source place episode "
    "category title plan log"
)
_WORDS = {
    "en": """
        user_id content_id event_time event duration_sec progress platform app_version
        session_id ip country referrer position episode_no genre title plan log_id""",
    "de": """
        KontoID Inhalt_ID Zeitstempel Ereignis Spielzeit Fortschritt Plattform App_Version
        Sitzung_ID IP Land Herkunft Position Folge Kategorie Titel Abo Log_ID""",
    "fr": """
        compte_id id_contenu horodatage evenement duree_sec progression plateforme version_app
        id_session ip pays provenance rang episode categorie titre formule id_log""",
    "es": """
        id_usuario id_video fecha_hora evento duracion_seg progreso plataforma version_app
        id_sesion ip pais origen posicion episodio genero titulo suscripcion id_registro""",
    "pt": """
        cod_assinante id_conteudo data_hora evento duracao_seg progresso plataforma versao_app
        id_sessao ip pais origem posicao episodio genero titulo assinatura id_log""",
    "ko": """
        회원번호 작품ID 발생일시 행동 재생시간 진행률 플랫폼 앱버전 세션ID IP 국가 유입경로
        노출순위 회차 장르 제목 요금제 로그번호""",
    "ja": """
        会員ID コンテンツID 発生時刻 アクション 再生秒数 進捗率 端末種別 アプリバージョン
        セッションID IPアドレス 国 流入元 表示順位 話数 ジャンル タイトル プラン ログID""",
    "zh": """
        用户ID 作品编号 事件时间 行为 播放时长 进度 平台 应用版本 会话ID IP 国家 来源 展示位置
        集数 分类 标题 套餐 日志ID""",
}
_KINDS = {
    "en": "view play like share", "de": "angesehen abgespielt gemerkt geteilt",
    "fr": "vue lecture favori partage", "es": "visto reproducido me_gusta compartido",
    "pt": "visto reproduzido curtido compartilhado", "ko": "조회 재생 좋아요 공유",
    "ja": "閲覧 再生 いいね 共有", "zh": "浏览 播放 点赞 分享",
}  # fmt: skip


def draw_one(seed: int) -> Drawn:
    """A log, perhaps with a list of the contents."""
    draw = random.Random(seed)
    language = draw.choice(list(_WORDS))
    word = called(_CONCEPTS, _WORDS[language])
    people, things, rows = draw.randint(100, 250), draw.randint(40, 120), 1200
    user, item, written = ids(draw), ids(draw), writer(draw, unix=True)
    at = times(draw, rows, 90)
    held = ["user", "item", "time", *some(draw, list(word)[3:], 0.5)]
    columns: dict[str, list[str]] = {word[one]: [] for one in held}
    row = 0
    while row < rows:
        who = skewed(draw, people, 1.6)
        visit = {
            "user": user(who), "platform": draw.choice(["ios", "android", "web"]),
            "visit": f"{draw.getrandbits(48):012x}", "source": draw.choice(["search", "home", ""]),
            "ip": f"10.{who % 250}.{draw.randint(0, 3)}.{who // 250 + 1}",
            "country": ("KR", "DE", "US", "FR")[who % 4],
            "plan": ("free", "basic", "full")[who % 3],
        }  # fmt: skip
        for _ in range(min(draw.randint(1, 6), rows - row)):
            thing = skewed(draw, things)
            event = {
                "item": item(thing), "time": written(at[row]), "log": str(1000 + row),
                "type": draw.choices(_KINDS[language].split(), [60, 30, 6, 4])[0],
                "duration": str(draw.randint(1, 3600)), "progress": str(draw.randint(0, 100)),
                "version": draw.choice(["5.1.0", "5.2.0", "5.3.1"]),
                "place": str(draw.randint(1, 20)), "episode": str(draw.randint(1, 12)),
                "category": f"Genre {thing % 7}", "title": title(thing),
            }  # fmt: skip
            row += 1
            for one in held:
                columns[word[one]].append((visit | event)[one])
    tables: Tables = {"activity_log.csv": shuffled(draw, columns)}
    if draw.random() < 0.4:
        tables["contents.csv"] = {
            word["item"]: [item(n) for n in range(things)],
            word["title"]: [title(n) for n in range(things)],
        }
    kinds = word["type"] if "type" in held else None
    return Drawn(tables, {word["user"]}, {word["item"], word["title"]}, {word["time"]}, kinds)
