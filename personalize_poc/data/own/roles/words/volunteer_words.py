"""Words for volunteers: who gives time, and in the office of an association looks after others."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import Hint, stems_of

_VOLUNTEERS = frozenset(
    stems_of(
        """
        volunteer volunteers volunteerid bénévole bénévoles freiwilliger freiwilligen freiwillige
        ehrenamtliche ehrenamtlicher ehrenamtlichen ehrenamtler helfer helferin voluntario
        voluntaria voluntários voluntarios voluntário voluntária volontario volontaria volontari
        volontaire volontaires vrijwilliger vrijwilligers vrijwilligersnr wolontariusz
        wolontariusza wolontariusze dobrovolník dobrovolníka önkéntes gönüllü волонтёр волонтер
        волонтера frivillig frivilliga volontär vapaaehtoinen"""
    )
)
_EASTERN = ("자원봉사자", "봉사자", "ボランティア", "志愿者", "志工", "义工", "義工")
"""The same in scripts without blanks between words."""


def names_volunteer(said: Hint) -> bool:
    """Whether a name speaks of a volunteer."""
    whole = "".join(said.tokens)
    return not _VOLUNTEERS.isdisjoint(said.tokens) or any(one in whole for one in _EASTERN)
