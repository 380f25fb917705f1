"""Answers to invitations: who says no was asked, and did not choose what it was about.

"No" stands in columns of any kind and says something of anything. In a list of who was invited to
what, a column that is called the answer says who comes; whoever says "maybe", or waits for a
place, wants to.
"""

from __future__ import annotations

from personalize_poc.data.own import yes_no
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import plain, stems_of, words

_MOST = 8
"""Most different answers."""
_INVITED = tuple(stems_of(
    """rsvp invit einladung convite convid uitnodig zaprosz inbjud invitaci 초대 招待 邀请 邀請
    приглаш davet"""
))  # fmt: skip
"""How words begin that say that somebody was asked to come."""
_ANSWERS = frozenset(stems_of(
    """response rsvp answer reply attending attendance status antwort zusage réponse respuesta
    resposta risposta antwoord odpowiedź svar vastaus ответ yanıt 응답 회신 참석 回答 返信 出欠
    回复 答复"""
))  # fmt: skip
_YES, _NO = frozenset(stems_of(yes_no.YES)), frozenset(stems_of(yes_no.NO))


def refusals(view: View, column: ColumnProfile, counts: dict[str, int]) -> tuple[str, ...]:
    """The values by which people say that they do not come; none if a column says no such thing.

    Args:
        view: the table.
        column: of it.
        counts: value -> rows.
    """
    if not 2 <= len(counts) <= _MOST or not _ANSWERS.intersection(words(column.name)):
        return ()
    if _YES.isdisjoint(map(plain, counts)) or not _is_of_invited(view):
        return ()
    return tuple(value for value in counts if plain(value) in _NO)


def _is_of_invited(view: View) -> bool:
    """Whether the name of the table, or of one of its columns, speaks of who was invited."""
    names = (view.label, *(one.name for one in view.columns))
    return any(word.startswith(_INVITED) for name in names for word in words(name))
