"""Orders that are bookings: of a journey, a room, a seat, by the names of their numbers and times.

In German, Dutch and English the same word is of accounts, whose entries have a day of booking:
there the rows have to tell of a journey as well, or number the bookings in English.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.names import stems_of, words

_BOOKED = stems_of(
    """
    reservation reservierung réservation réservé reserva reservering prenotazion prenotato
    rezerwacj rezervac rezervas rezervare foglalás bokning bokad booket
    varaus бронировани брони κράτηση
    """
)
_EASTERN = ("予約番号", "予約日", "予約id", "予約no", "예약번호", "예약일", "예약id", "예약시",
            "预订", "預訂", "预约", "預約")  # fmt: skip
_ENTERED = ("buchung", "gebucht", "boeking", "geboekt", "booking", "booked")
_JOURNEY = ("reise", "anreise", "abreise", "hinreise", "ruckreise", "rueckreise", "hinflug",
            "aufenthalt", "unterkunft", "check", "reis", "vertrek", "aankomst", "departure",
            "arrival", "travel", "trip", "tour", "night", "guest", "hotel", "room")  # fmt: skip
"""How words of names of columns begin; parts of names in scripts without blanks."""


def are_in(best: Candidate) -> bool:
    """Whether the numbers or the times of orders are called those of bookings."""
    views = {one.view.label: one.view for one in best.roles.values()}
    views[best.view.label] = best.view
    return any(_says(view) for view in views.values())


def _says(view: View) -> bool:
    told = [
        (one, words(one.name))
        for one in view.columns
        if one.moment or view.hint(one.key).says("id", "time") or view.hint(one.key).about("order")
    ]
    if any(speaking_of.begins(parts, _BOOKED) or _holds(one.name) for one, parts in told):
        return True
    entered = [one for one, parts in told if speaking_of.begins(parts, _ENTERED)]
    if any("booking" in words(one.name) and not one.moment for one in entered):
        return True
    if not entered:
        return False
    return any(speaking_of.begins(words(one.name), _JOURNEY) for one in view.columns)


def _holds(name: str) -> bool:
    return any(one in "".join(words(name)) for one in _EASTERN)
