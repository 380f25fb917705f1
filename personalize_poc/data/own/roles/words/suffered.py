"""Words of scales on which a high mark is nothing that anybody wanted: pain, risk, effort."""

from __future__ import annotations

from functools import cache

from personalize_poc.data.own.roles.words.names import stems_of, words

_WITHIN = tuple(
    stems_of(
        """
        pijn schmerz douleur dolore bolest fájdal durere smärt smerte боль боли ağrı πόνο
        통증 고통 痛み 疼痛
        risiko risico risque riesgo rischio riziko ryzyk риск 위험 リスク 风险 風險
        schwierigkeit moeilijkhe difficult dificultad difficolt dificuldade trudnoś obtížnost
        сложност svårighet sværhed vaikeus zorluk 난이도 難易度 难度 難度
        severity schweregrad gravedad gravité gravità gravidade ciężkoś závažnost 중증도 重症度
        müdigkeit ermüdung moeheid vermoeid fatigue fatiga fatica cansaço cansancio zmęcze únava
        усталост trötthet træthed uupumus 피로 疲労 疲劳
        anstrengung inspanning exertion stressniveau stresslevel 스트레스 ストレス"""
    )
)
"""Parts of names; compounds have them in their middle."""
_WHOLE = frozenset(stems_of("pain risk dolor dor ból bol kipu rpe borg stress effort anxiety"))
"""Words that are parts of others too: paint, colour."""


@cache
def is_scale_of(name: str) -> bool:
    """Whether a column holds marks of pain, risk, effort and the like, by its name."""
    text = name.casefold()
    return any(one in text for one in _WITHIN) or not _WHOLE.isdisjoint(words(name))
