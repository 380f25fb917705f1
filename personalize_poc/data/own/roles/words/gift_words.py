"""Words of names of tables and times of gifts that somebody pays for and sends to others."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of

_GIFTS = frozenset(
    stems_of(
        """
        gift gifts gifted gifting giftlog geschenk geschenke geschenkt verschenkt geschenkversand
        cadeau cadeaux cadeaus regalo regalos regalado regali regalato presenteado presenteados
        prezent prezenty podarowano подарок подарки подарков подарено hediye hediyeler dárek dárky
        lahja lahjat ajándék ajándékok cadou cadouri δώρα δώρο hadiah quà_tặng هدايا هدية מתנות"""
    )
)
_WITHIN = ("선물", "ギフト", "贈答", "贈り物", "礼物", "禮物", "送礼", "送禮")
"""The same in scripts without blanks between words."""


def speak_of_gifts(tokens: tuple[str, ...]) -> bool:
    """Whether words of a name say that something was given as a present.

    Args:
        tokens: of the name of a table, or of the column that says when.
    """
    joined = "_".join(tokens)
    return not _GIFTS.isdisjoint((*tokens, joined)) or any(one in joined for one in _WITHIN)
