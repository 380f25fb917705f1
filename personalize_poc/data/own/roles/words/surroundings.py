"""What stood around an event: with which device, in which area, weather or shift it happened."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_NAMES = frozenset(
    stems_of(
        """
        device devices platform browser browsers terminal endpoint app_version
        appversion os endgerät gerät geräteart plattform endgerätetyp appareil plateforme
        navigateur dispositivo plataforma navegador piattaforma apparaat toestel platforma
        przeglądarka urządzenie zařízení prohlížeč cihaz tarayıcı enhet webbläsare enhed laite
        selain устройство браузер платформа
        area areas zone zones gebiet bezirk secteur zona zonas setor settore gebied wijk obszar
        strefa oblast bölge område alue район зона
        weather wetter météo clima meteo weer pogoda počasí hava väder vejr vær sää időjárás vreme
        погода tempo_atmosferico
        shift shifts schicht dienstschicht équipe turno turni turnos ploeg dienst zmiana směna
        vardiya skift vuoro műszak tură смена
        retrait recogida ritiro afhaalwijze abholart odbioru"""
    )
)
"""Words of names of columns; "shift" is whose hours it was, and nobody's state."""
_PARTS = stems_of(
    """
    终端 設備 设备 装置 裝置 平台 平臺 浏览器 瀏覽器 客户端 用户端 端口类型 版本 渠道 地区 地區 区域
    區域 天气 天氣 班次 班别 班別 配送方式 取货方式 自提方式
    端末 デバイス 機種 プラットフォーム ブラウザ アプリ版 エリア 地域 天気 天候 シフト
    勤務帯 受取方法 受け取り方法
    단말 기기 디바이스 플랫폼 브라우저 앱버전 지역 권역 날씨 기상 근무조 교대
    수령방법 수령방식 픽업방법"""
)
"""The same in scripts without blanks between words."""


def is_name(name: str) -> bool:
    """Whether a column says where, with what or in which surroundings something happened."""
    leaf = words(name.split(".")[-1])
    joined = "".join(leaf)
    whole = "_".join(leaf)
    return bool(_NAMES.intersection((*leaf, whole))) or any(one in joined for one in _PARTS)
