"""Ids of users that say who somebody is: addresses, telephone numbers, numbers given by states."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_column.points import identity
from personalize_poc.language import _


def ids(best: Candidate) -> list[Finding]:
    """Ids of users that are a person's address or number."""
    one = best.roles["USER_ID"]
    kind = one.column.shape.kind
    if kind not in ("email", "phone") and not identity.is_official(one.column):
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
