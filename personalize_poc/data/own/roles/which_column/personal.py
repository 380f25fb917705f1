"""Ids of users that say who somebody is: addresses, telephone numbers, numbers given by states."""

from __future__ import annotations

import re

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.language import _

_OFFICIAL = re.compile(
    r"^(?:\d{3}\.\d{3}\.\d{3}-\d{2}|[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]|\d{6}-[1-8]\d{6}"
    r"|(?:19|20)?\d{6}[-+]\d{4}|[XYZ]?\d{7,8}[A-HJ-NP-TV-Z]|\d{3}-\d{2}-\d{4})$"
)
"""Numbers that states give to persons: Brazil, Italy, Korea, Sweden, Spain, the United States."""
_OFFICIAL_WORDS = set(
    stems_of(
        """ssn cpf dni nif nie pesel bsn tckn personnummer cnp curp rut rodné_číslo codice_fiscale
        주민등록번호 주민번호 マイナンバー 身份证号 身份证"""
    )
)


def ids(best: Candidate) -> list[Finding]:
    """Ids of users that are a person's address or number."""
    one = best.roles["USER_ID"]
    kind, given = one.column.shape.kind, one.column.given
    official = sum(bool(_OFFICIAL.match(value)) for value in given) > 0.9 * len(given) > 0
    named = _OFFICIAL_WORDS.intersection(one.view.hint(one.column.key).tokens)
    if kind not in ("email", "phone") and not official and not named:
        return []
    what = {"email": _("e-mail addresses"), "phone": _("telephone numbers")}
    return [
        Finding(
            "user-id-is-personal",
            Grade.NOTE,
            _("{name}, which names the users, holds {what}.").format(
                name=one.column.name, what=what.get(kind, _("official numbers of persons"))
            ),
            dataset="interactions",
            file=one.view.label,
            column=one.column.name,
            count=one.column.distinct,
            matters=_(
                "Personalize needs no person's name: any id that stays the "
                "same will do, and what is not sent cannot be lost."
            ),
            fix=_(
                "Replace each by a keyed hash of it (HMAC), the same in all "
                "files, before you upload anything."
            ),
        )
    ]
