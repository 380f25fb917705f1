"""Words for those who run a site or a shop, whose account has a name as people have."""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.words.names import stems_of, words

ADMINS = ("admin", "admins", "administrator", "administrateur", "administrador", "amministratore",
           "beheerder", "administratör", "yönetici", "администратор", "관리자", "管理者", "管理员",
           "管理員")  # fmt: skip
"""How roles end of those who run something: "organisation_admin", "course admin"."""
_ADMINISTERED = frozenset(
    stems_of(
        """user usuario utilisateur benutzer utente gebruiker użytkownik account konto compte cuenta
        conta system sistema système systeem site sitio website web portal portail campus moodle
        lms plattform platform plataforma plateforme piattaforma shop store tienda loja boutique
        principal main general général generale allgemein global virtual online aula server the de
        del do da du der des la le el til av van"""
    )
)
"""What an administrator looks after, and small words between."""

_MASTER = re.compile(
    r"[\[(<{【《〈［（](?:GM|CM|운영자|운영팀|운영진|運営|管理員|官方)[\])>}】》〉］）]"
    r"|GM(?:_|\d{1,3}$| ?[^\W\d_A-Za-z\u00c0-\u024f\u0400-\u04ff])"
    r"|운영(?:자|팀|진)|게임 ?마스터|ゲームマスター|游戏管理员|遊戲管理員"
    r"|(?i:game ?master)(?![a-z])"
)
"""How names begin of those who look after the players of a game, and play to try it out."""


def is_one(value: str) -> bool:
    """Whether a name is that of who runs a site, not of a person: "Admin User", "관리자"."""
    told = words(value)
    others = [one for one in told if one not in ADMINS]
    return len(others) < len(told) and _ADMINISTERED.issuperset(others)


def is_game_master(value: str) -> bool:
    """Whether somebody plays under a name of those who run a game: "GM헤라", "[GM] Hera", "GM_01".

    "GM Jansen" may be somebody's initials, and "GM-Bau" a firm.
    """
    return _MASTER.match(value.strip()) is not None
