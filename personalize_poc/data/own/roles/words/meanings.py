"""What kinds of events and states mean by their words, in any spelling."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache

from personalize_poc.data.own.roles.words import came_late, messages
from personalize_poc.data.own.roles.words.lists import event_words, state_words
from personalize_poc.data.own.roles.words.names import plain, stems_of, words

_POSSIBLE = re.compile(r"(?:able|ible|bar|bile|vel|abil)$")
DENIED_PART = re.compile(r"[미未不無无](?:취소|반품|환불|キャンセル|返品|返金|取消|退)")
_OPPOSITE = ("un", "de", "des", "dé", "ent", "ont", "od", "от", "раз")
"""How words begin that take back what was kept: "descurtir", "entmerkt", "odobserwuj"."""
_REVERSED = frozenset(
    stems_of(
        """reversal reversed reverted revertido revertida revertidos aufgehoben
        rückgängig inversée extournée"""
    )
)
"""Words that take back what stands beside them, also where that is a cancellation."""
_BACK = ("storno", "storniert", "stornierung", "stornering", "annullierung", "annulering",
         "annullering", "rückgabe", "rücksendung", "rücklieferung", "rücknahme", "rückbuchung",
         "rückerstattung", "gutschrift", "retoure", "retourzending", "peruutus",
         "palautus", "kreditnota", "creditnota", "cancellation", "cancelled",
         "canceled")  # fmt: skip
"""How compounds end that say: taken back."""
_PAID = re.compile(r"완료|完了|済|已付|已支付|(?<!un)paid|(?<!un)bezahlt")
"""What stands beside what is awaited once it is paid: the parcel, then."""
_IMPRESSIONS = frozenset(
    ("impression", "impressions", "imp", "imps", "impr", "exposure", "exposures", "einblendung",
     "einblendungen", "gösterim", "gosterim", "gosterimi", "impressie", "impressies")
)  # fmt: skip
"""How kinds of events end that say that something was shown: "self_promotion.impression"."""
_SHOWN_ENDS = ("曝光", "노출", "インプレッション")
"""The same in scripts without blanks: "首页商品曝光"."""
_CLAUSE = re.compile(
    r"(?<=\w{3})\. |: | [-–—] |; |\n| (?:with|con|com|mit|avec|met|because|porque|weil|wegen) "
)
"""Behind it stands why, or what comes next: "Devolución finalizada. Te devolvimos el dinero"."""
_AT_SIGHT = re.compile(r"(?:^|_)(?:a|alla|a_la)_vista(?=_|$)")
"""How something is paid, at once, or a market where it is: "à vista" was not looked at."""
_PULSES = frozenset(("heartbeat", "heartbeats", "ping", "pings", "keepalive"))
"""How kinds end by which a player says that it still runs: "episode_heartbeat"."""
_OFFERS = frozenset(("ad", "ads", "advert", "promotion", "promo"))
"""What is shown beside what people came for, except where these are what they came for."""
_NEARLY_ALL = 0.7
"""Share of the kinds of events from which on a word that they have names what they are about."""
_MOST = 5
"""Words of a value beyond which it is a sentence, and none of them names an event."""


def folded(value: str) -> str:
    """A kind of event without the ways in which it can be spelled."""
    return "_".join(words(value)) or plain(value)


@cache
def folded_stems(text: str) -> frozenset[str]:
    """The words of a list in a text, folded."""
    return frozenset(folded(one) for one in stems_of(text))


@cache
def stems(name: str) -> frozenset[str]:
    """The words of a list of `event_words` or `state_words`, folded."""
    text = getattr(event_words if hasattr(event_words, name) else state_words, name)
    listed = " ".join(text.values()) if isinstance(text, dict) else text
    spelled = listed.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return folded_stems(f"{listed} {spelled}")


@cache
def is_event(value: str) -> bool:
    """Whether it is a kind of event by its words."""
    if among(value, "EVENTS") or folded(value) in stems("ALONE"):
        return True
    return is_negative(value) and folded(value) in stems("NEGATIVE")


def is_start_of_app(value: str) -> bool:
    """Whether it is the start of an app by its words, which of its own log are no act."""
    return folded(value) in stems("STARTS_OF_APPS")


def is_of_visit(value: str) -> bool:
    """Whether it says that a session begins or ends: a visit, or one that is chosen as a course."""
    return folded(value) in stems("VISITS")


def is_shown(value: str, kinds: Iterable[str] = (), item: str = "") -> bool:
    """Whether something was only shown, by its words.

    An "ad_view" is an advertisement that was shown, except beside an "ad_favorite" and an
    "ad_contact", or where the item is an "ad_id" and a kind is a "favorite": there ads are what
    people look for, and the rest of the words decides. What was
    "angezeigt" may be a page that somebody opened, but beside what was "geklickt" it is not.
    What was "sent" is no act of who got it, where the other kinds are what becomes of messages.

    Args:
        value: a kind of event.
        kinds: all kinds of the same column.
        item: the name of the column of items, if it is known.
    """
    kinds = tuple(kinds)
    if messages.are_of_messages(kinds) and messages.was_no_deed(value):
        return True
    text = folded(value)
    parts = text.split("_")
    offers = text in stems("SHOWN") and _OFFERS.intersection(parts)
    if offers and (_are_wanted(parts, kinds) or _are_items(item, kinds)):
        text = "_".join(part for part in parts if part not in _OFFERS)
    if text in stems("SHOWN") or parts[-1] in _IMPRESSIONS | _PULSES:
        return True
    if text.endswith(_SHOWN_ENDS):
        return True
    if text in stems("SHOWN_IN_SENTENCES") and any(folded(one) in _clicked() for one in kinds):
        return True
    return messages.only_arrived(parts)


def _are_wanted(parts: list[str], kinds: Iterable[str]) -> bool:
    """Whether nearly all kinds name what these words name, and one says that it was wanted."""
    others = [folded(one).split("_") for one in kinds]
    named = [one for one in others if _OFFERS.intersection(parts).intersection(one)]
    wanted = any(not _wanted().isdisjoint((*one, "_".join(one))) for one in named)
    return wanted and len(named) > _NEARLY_ALL * len(others)


def _are_items(item: str, kinds: Iterable[str]) -> bool:
    """Whether items are ads by their name, and somebody wanted one: who only clicks saw banners."""
    named = _OFFERS | _classifieds()
    ads = any(one in named or one.removesuffix("id") in named for one in words(item))
    return ads and any(
        not _wanted().isdisjoint((one, *one.split("_"))) for one in map(folded, kinds)
    )


def says_shown(text: str, kinds: Iterable[str] = ()) -> bool:
    """Whether words, or a sentence, say that something was only shown, and nothing was done.

    Args:
        text: the words.
        kinds: see `is_shown`.
    """
    if is_shown(text, kinds):
        return True
    parts = folded(text).split("_")
    shown = stems("SHOWN") | stems("SHOWN_IN_SENTENCES")
    told = any(one in shown or _holds_foreign(one, stems("SHOWN")) for one in parts)
    # "노출클릭" is a click on what was shown.
    return told and not any(one in _acted() or _holds_foreign(one, _clicked()) for one in parts)


def says_deed(text: str) -> bool:
    """Whether words, or a sentence, tell of an event."""
    known = stems("EVENTS")
    parts = folded(text).split("_")
    return says_shown(text) or any(one in known or _holds_foreign(one, known) for one in parts)


def _holds_foreign(text: str, known: frozenset[str]) -> bool:
    """Whether a text in a script without blanks holds a word of a list."""
    return not _of_alphabet(text) and any(one in text for one in known if not _of_alphabet(one))


@cache
def _clicked() -> frozenset[str]:
    """Words of clicks, folded."""
    return folded_stems(event_words.EVENTS["click"])


@cache
def _acted() -> frozenset[str]:
    """Words of events that say more than that something was seen."""
    listed = " ".join(text for name, text in event_words.EVENTS.items() if name != "view")
    return folded_stems(listed)


def is_state(value: str) -> bool:
    """Whether it is a state of an order by its words."""
    return folded(value) in stems("STATES") or is_unpaid(value)


def is_unpaid(value: str, of_payment: bool = False) -> bool:
    """Whether a state says that an order is not paid, or not settled, yet.

    Args:
        value: the state.
        of_payment: whether it is one of payments, so that "open" says it as well.
    """
    text = folded(value)
    if text in stems("UNPAID") or (of_payment and text in stems("PENDING")):
        return True
    awaited = any(one in text for one in stems("AWAITED")) and not _PAID.search(text)
    return awaited and any(one in text for one in stems("PAYMENTS") | stems("TRANSFERS"))


def lapsed(name: str, states: Mapping[str, str]) -> tuple[str, ...]:
    """The states of orders whose payment was waited for and never came; none if that is not said.

    "Expired" beside "awaiting payment" or "chargeback" is one; beside "declined" it is a request
    that nobody answered. Beside "active" it is a subscription that ended, and was bought.

    Args:
        name: of the column.
        states: as they stand there -> what they mean in words.
    """
    found = tuple(one for one, word in states.items() if _has_expired(word))
    if not found or any(folded(word) in stems("LASTING") for word in states.values()):
        return tuple(one for one in found if _is_of_offer(states[one]))
    never = stems("CHARGED_BACK") | stems("TURNED_DOWN")
    sure = any(folded(word) in never for word in states.values())
    paid = speaks_of_payment(name) or sure or any(map(is_unpaid, states.values()))
    return (
        found
        if paid
        else tuple(
            one for one in found if speaks_of_payment(states[one]) or _is_of_offer(states[one])
        )
    )


def _is_of_offer(state: str) -> bool:
    """Whether a state is that of what binds nobody, an option or a quotation: "Option expirée"."""
    return not stems("OFFERED").isdisjoint(folded(state).split("_"))


def _has_expired(word: str) -> bool:
    """Whether a state says "expired", alone or of something: "Boleto expirado"."""
    text = folded(word)
    parts = text.split("_")
    some = len(parts) < 4 and stems("DENIED").isdisjoint(parts)
    return text in stems("EXPIRED") or (some and not stems("EXPIRED").isdisjoint(parts))


def speaks_of_delivery(name: str) -> bool:
    """Whether the name of a column speaks of parcels: what is on its way was bought."""
    text = folded(name)
    return any(one in text for one in stems("DELIVERIES"))


def speaks_of_payment(name: str) -> bool:
    """Whether the name of a column speaks of whether something is paid."""
    text = folded(name)
    return any(one in text for one in stems("PAYMENTS"))


def beside(values: Iterable[str], known: Collection[str], sign: Collection[str]) -> tuple[str, ...]:
    """Values with known words, where another value tells what they are of; else none.

    Args:
        values: of a column.
        known: folded words of the values that are looked for.
        sign: folded words, one of which must be there as well.
    """
    words = {value: folded(value) for value in values}
    if not any(word in sign for word in words.values()):
        return ()
    return tuple(value for value, word in words.items() if word in known)


@cache
def is_negative(value: str) -> bool:
    """Whether a kind of event or a state says no interest, or that it was taken back."""
    text = folded(value)
    if came_late.is_one(text):
        return False
    known, starts = stems("NEGATIVE"), stems("NEGATIVE_STEMS")
    if text in known or _is_no_deed(text) or _undoes(text):
        return True
    parts = text.split("_")
    if len(parts) > _MOST and (clause := _CLAUSE.split(value, maxsplit=1)[0]) != value:
        return is_negative(clause)
    if len(parts) > _MOST or stems("DENIED").intersection(parts) or DENIED_PART.search(text):
        # "Venda cancelada. Não envie.": what must not be done now stands in another sentence.
        first, more, __ = value.partition(". ")
        return bool(more) and is_negative(first)
    if len(parts) > 1 and _REVERSED.intersection(parts):
        return _is_reversal_of(parts)
    if any(f"_{phrase}_" in f"_{text}_" for phrase in known if "_" in phrase):
        return True  # "article.vote_down"
    return any(
        (part in known or part.startswith(_latin("NEGATIVE_STEMS")) or part.endswith(_ends()))
        and not _POSSIBLE.search(part)
        for part in parts
        if part not in ("return", "void", "test", "prueba", "pruebas")
    ) or any(one in text for one in starts if not _of_alphabet(one))


@cache
def _latin(name: str) -> tuple[str, ...]:
    """The words of a list that are of an alphabet."""
    return tuple(one for one in stems(name) if _of_alphabet(one))


@cache
def _ends() -> tuple[str, ...]:
    return tuple(map(plain, _BACK))


def _is_no_deed(text: str) -> bool:
    """Whether nobody was reached, the books were corrected, or an order was never placed.

    Nor is it a deed of a customer that the owner stays, or that something is repaired.
    """
    lists = ("UNREACHED", "BOOKED_AWAY", "UNFINISHED", "OWN_USE", "NEVER_FORMED")
    return any(text in stems(one) for one in lists)


def _is_reversal_of(parts: list[str]) -> bool:
    """Whether what was reversed was a purchase or a payment: a "canceled reversal" is an order."""
    return not any(is_negative(part) for part in parts if part not in _REVERSED)


def is_partly(value: str) -> bool:
    """Whether a state says that some of an order was taken back: most of its lines were kept."""
    text = folded(value)
    known = stems("PARTLY")
    return not known.isdisjoint(text.split("_")) or any(
        one in text for one in known if not _of_alphabet(one)
    )


def _undoes(text: str) -> bool:
    """Whether it is the opposite of a kind of event: "uninstall", "unfollow", "unfavorited".

    What is "unpaid" is a state that may pass. Other beginnings than "un" turn only what was kept
    into its opposite: a "detail" is none.
    """
    for start in map(plain, _OPPOSITE):
        done = text.removeprefix(start)
        bases = {done, done.removesuffix("d"), done.removesuffix("ed")}
        known = stems("EVENTS") if start == "un" else _kept()
        if done != text and not known.isdisjoint(bases) and stems("STATES").isdisjoint(bases):
            return True
    return False


@cache
def _kept() -> frozenset[str]:
    """Words of events that leave something behind: a favourite, a rating, a line of a cart."""
    return _long_words("cart", "rate")


@cache
def _classifieds() -> frozenset[str]:
    return frozenset(stems_of(event_words.CLASSIFIEDS))


@cache
def _wanted() -> frozenset[str]:
    """Words of events by which a person asks for a thing or keeps it."""
    return _long_words("cart", "rate", "ask")


def _long_words(*names: str) -> frozenset[str]:
    listed = " ".join(event_words.EVENTS[name] for name in names)
    return frozenset(word for one in stems_of(listed) if len(word := folded(one)) > 3)


def _of_alphabet(text: str) -> bool:
    return all(ord(letter) < 0x0590 for letter in text)


def among(value: str, name: str) -> bool:
    """Whether a value, or a part of it, stands in a list of `event_words`."""
    text = _AT_SIGHT.sub("", folded(value))
    known = stems(name)
    if text in known:
        return True
    parts = text.split("_")
    if len(parts) > _MOST:
        return False
    return any(part in known for part in parts) or any(
        stem in text for stem in known if not stem.isascii() and len(stem) >= 2
    )
