"""Kinds of events that say by their words that something ended or was turned away."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from personalize_poc.data.own.roles.words.lists import state_words, undo_words
from personalize_poc.data.own.roles.words.lists.event_words import EVENTS
from personalize_poc.data.own.roles.words.meanings import (
    among,
    folded,
    folded_stems,
    is_event,
    is_negative,
    is_state,
    stems,
)
from personalize_poc.data.own.roles.words.names import stems_of

_KEPT = ("cart", "rate")
"""Kinds of `EVENTS` that leave something behind, which can be taken away again."""
_NO = ("un", "non", "in", "im", "il", "ir", "nie", "ne", "не", "미", "비", "불", "未", "不", "非")
"""How words begin that say no: "uneligible", "nieaktywny", "未加入"."""
_SHORTEST = 4
"""Letters of a word that stays when "no" is taken off: "port" is left of "import" too."""
_OTHER_SCRIPTS = 0x0590
"""Letters from here on are of scripts in which words are not told apart by their beginnings."""


@cache
def undoes(value: str) -> bool:
    """Whether a kind of event says, by its words, that something ended or was turned away."""
    if is_negative(value):
        return True
    text = folded(value)
    parts = text.split("_")
    if text in _words("TURNED_AWAY") or _holds_phrase(text):
        return True  # "geen_interesse", "niet_meer_volgen"
    if stems("DENIED").intersection(parts[:1]) and len(parts) > 1:
        return among("_".join(parts[1:]), "EVENTS")  # "no_me_gusta"
    if _did_not_help(text, parts):
        return True
    if _ends(text, parts) or _is_withdrawn(text, parts):
        return True
    kept = any(_is_kept(part) for part in parts) and "check" not in parts
    if kept and _words("LEAVES").intersection(parts):
        return True
    away = _words("TURNED_AWAY")
    told = text in away or any(part in away for part in parts) or _holds(text, away)
    rest = [part for part in parts if part not in away]
    return told and not any(among(part, "EVENTS") for part in rest)


def lets_go(value: str) -> bool:
    """Whether a kind may say that an item was let go by."""
    return folded(value) in _words("PASSED")


def passes(value: str, kinds: Iterable[str]) -> bool:
    """Whether a kind lets an item go by, as another one of the same column says it is liked.

    A "pass" beside a "like" is a swipe to the left; beside a "fail" it is an examination.
    """
    if not lets_go(value):
        return False
    likes = folded_stems(EVENTS["rate"])
    return any(likes.intersection((folded(one), *folded(one).split("_"))) for one in kinds)


def dislikes(value: str, kinds: Iterable[str]) -> bool:
    """Whether a kind says that an item was seen and not wanted; nothing was called off by it."""
    text = folded(value)
    return (
        text in _words("DISLIKES") or passes(value, kinds) or _did_not_help(text, text.split("_"))
    )


def _calls_back_a_swipe(value: str, kinds: tuple[str, ...]) -> bool:
    """Whether a kind takes back a swipe: a "rewind" beside a "pass" and a "like"."""
    return folded(value) in _words("TAKES_BACK") and any(passes(one, kinds) for one in kinds)


def turns_back(value: str, kinds: Iterable[str]) -> bool:
    """Whether a kind speaks against an item as the other kinds of the same column show.

    Args:
        value: the kind.
        kinds: all kinds of the column.
    """
    kinds = tuple(kinds)
    return (
        passes(value, kinds)
        or _calls_back_a_swipe(value, kinds)
        or _is_opposite(value, kinds)
        or was_skipped(value, kinds)
        or _is_given_back(value, kinds)
        or _denies(value, kinds)
    )


def was_skipped(value: str, kinds: Iterable[str]) -> bool:
    """Whether a kind says that something was skipped, beside others that say it was done."""
    skipped = _words("SKIPPED")
    return folded(value) in skipped and any(
        is_event(one) or is_state(one) for one in kinds if folded(one) not in skipped
    )


def _is_given_back(value: str, kinds: tuple[str, ...]) -> bool:
    """Whether a kind says that something came back, beside another one by which it was lent."""
    return _has_word(value, "GIVEN_BACK") and any(
        _has_word(one, "LENT") for one in kinds if not _has_word(one, "GIVEN_BACK")
    )


def _has_word(value: str, name: str) -> bool:
    text, known = folded(value), _words(name)
    return text in known or not known.isdisjoint(text.split("_")) or _holds(text, known)


def _denies(value: str, kinds: tuple[str, ...]) -> bool:
    """Whether a kind says no more than that a known kind did not happen: "nenalezeno"."""
    text = folded(value)
    return any(
        len(one) < len(value) and is_event(one) and are_denials(value, one)
        for one in kinds
        if len(folded(one)) >= (_SHORTEST if text.isascii() else 1)
    )


def are_denials(one: str, other: str) -> bool:
    """Whether one of two values says no more than that the other one is not so: "not qualified"."""
    first, second = folded(one), folded(other)
    return any(
        longer.removeprefix(f"{no}_") == shorter
        for longer, shorter in ((first, second), (second, first))
        for no in (*stems("DENIED"), "non", "nicht")
        if longer.startswith(f"{no}_")
    ) or any(
        longer == f"{no}{shorter}"
        for longer, shorter in ((first, second), (second, first))
        for no in _NO
    )


def _is_opposite(value: str, kinds: tuple[str, ...]) -> bool:
    """Whether another kind is alike but for a word of what is done: "wish_add" and "wish_del"."""
    parts = folded(value).split("_")
    others = {tuple(folded(one).split("_")) for one in kinds if one != value}
    for done, undone in _opposites():
        for at, part in enumerate(parts):
            before, after = tuple(parts[:at]), tuple(parts[at + 1 :])
            if part not in undone or not before + after:
                continue
            if any((*before, one, *after) in others for one in done):
                return True
    return False


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (folded_stems(done), folded_stems(undone)) for done, undone in undo_words.OPPOSITES
    )


def _did_not_help(text: str, parts: list[str]) -> bool:
    """Whether somebody says that an article did not serve: "not helpful", "no me fue útil"."""
    told, denied = _words("UNHELPFUL"), stems("DENIED")
    if any(f"_{one}_" in f"_{text}_" for one in told) or _holds(text, told):
        return True
    near = (parts[at + 1 : at + 4] for at, part in enumerate(parts) if part in denied)
    return any(_words("HELPFUL").intersection(some) for some in near)


def _ends(text: str, parts: list[str]) -> bool:
    ends = _words("ENDS")
    if any(lock in text for lock in _words("UNLOCKS")):
        return False
    latin = tuple(one for one in ends if ord(one[0]) < _OTHER_SCRIPTS and "_" not in one)
    return any(part.startswith(latin) for part in parts) or _holds(text, ends)


def _holds_phrase(text: str) -> bool:
    return any(f"_{one}" in f"_{text}" for one in _words("ENDS") if "_" in one)


def _holds(text: str, words: frozenset[str]) -> bool:
    return any(one in text for one in words if ord(one[0]) >= _OTHER_SCRIPTS and len(one) > 1)


def _is_withdrawn(text: str, parts: list[str]) -> bool:
    """Whether somebody takes an application back: a withdrawal of money is none."""
    applied, withdrawn = _applications(), _words("WITHDRAWN")
    applies = not applied.isdisjoint(parts) or _holds(text, applied)
    gone = any(f"_{one}_" in f"_{text}_" for one in withdrawn) or _holds(text, withdrawn)
    return applies and gone


@cache
def _applications() -> frozenset[str]:
    """Words of applications, with those that are of programs as well elsewhere."""
    return folded_stems(state_words.APPLICATIONS) | {"application", "applications"}


@cache
def _words(name: str) -> frozenset[str]:
    return folded_stems(getattr(undo_words, name))


@cache
def _kept_words() -> frozenset[str]:
    return frozenset(folded(one) for name in _KEPT for one in stems_of(EVENTS[name]))


def _is_kept(part: str) -> bool:
    known = _kept_words()
    return part in known or any(one in part for one in known if not one.isascii() and len(one) > 1)
