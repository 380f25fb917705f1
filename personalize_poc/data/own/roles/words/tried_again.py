"""How often something was renewed, reminded of or tried again: no measure of how it was wanted."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_BEGUN = stems_of(
    """
    renewal reminder attempt retry retries verlängerung verlaengerung mahnung versuche mahnstufe
    renouvellement prolongation relance rappel tentative renovacion prórroga prorroga recordatorio
    intento reintento rinnov proroghe solleciti tentativi renovaç renovações lembrete tentativa
    verlenging herinnering poging przedłuże przypomnie ponowie prób prodloužen upomín pokus
    uzatma hatırlatma deneme продлен напоминан попыт förläng påminn försök forleng påmind forsøg
    uusin muistut"""
)
"""How words of names of columns begin."""
_WITHIN = (
    "연장횟수", "연장회수", "갱신횟수", "재시도", "시도횟수", "독촉", "알림횟수", "延長回数",
    "更新回数", "督促", "催促", "試行回数", "再試行", "续借", "續借", "催还", "重试", "重試",
    "尝试次数", "提醒次数",
)  # fmt: skip


def is_one(name: str) -> bool:
    """Whether a column counts renewals, reminders or attempts, by its name."""
    found = words(name)
    return any(one.startswith(_BEGUN) for one in found) or any(one in name for one in _WITHIN)
