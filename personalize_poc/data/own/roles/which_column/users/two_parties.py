"""Two parties of a row that both act: firms and job seekers, families and those who live with them.

Each has a table of its own, and either may be recommended to the other. That both act is told in
one of three ways: a column says which of them it was, by the words of their names; two columns of
one name hold what either answered to somebody who put them before each other; or the one is sent to
work and the other asks for it, as nurses and homes do of an agency, and neither keeps to the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import permutations, takewhile

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import placement_words, who_serves
from personalize_poc.data.own.roles.words.hirers import hires
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.roles.words.names import hint, words
from personalize_poc.data.own.roles.words.words_of_ids import bare
from personalize_poc.language import _

_LEAST, _BACK, _TIMES = 20, 2.0, 10
"""Fewest of either party, rows of each on average, and times as many of the one as of the other."""
_KINDS, _OFTEN = 4, 0.2
"""Most values of a column that says who acted, and share of its rows in which either did."""
_ANSWERS, _OF_ONE = 12, 0.8
"""Most answers, and how sure it is at most that somebody has the same answer in all rows."""
_FREE = 0.5
"""How sure who is sent to work goes with one place, or a place with one of them, at most."""
_SHORT, _ENDING = 4, 3
"""Letters that two forms of a word have in common at least, and that follow them at most."""
_MARKS = frozenset(("id", "ids", "no", "nr", "num", "code", "ref", "key", "fk", "uid"))
_POINTS = 3.0

Pair = tuple[ColumnProfile, ColumnProfile]


@dataclass(frozen=True)
class Told:
    """How a table tells that both parties act.

    Attributes:
        actor: the column that says which of them acted; None if there is none.
        values: of that column, for the first party and for the second one.
        answers: the columns of what either answered, in the same order; None without them.
        sent: who is sent to work, and where; None without them.
    """

    actor: ColumnProfile | None = None
    values: tuple[str, str] = ("", "")
    answers: Pair | None = None
    sent: Pair | None = None


def told(candidate: Candidate, views: dict[str, View]) -> Told | None:
    """How it is told that both user and item act; None where nothing says so.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    user, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    if user.link or item.link or user.view is not item.view:
        return None
    pair = user.column, item.column
    return _told(user.view, pair) if _are_parties(user.view, pair, views) else None


def tell(ranked: list[Candidate], views: dict[str, View]) -> list[Candidate]:
    """The same tables, with both parties where both act and a name does not say it of either.

    Args:
        ranked: tables as interactions.
        views: all tables by their labels.
    """
    both = {"USER_ID", "ITEM_ID"}
    return [one if both <= one.roles.keys() else _with_parties(one, views) for one in ranked]


def answers(candidate: Candidate, views: dict[str, View]) -> tuple[str, str]:
    """The keys of what user and item answered; of the second the user wants nothing. "" without.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    both = told(candidate, views)
    return (both.answers[0].key, both.answers[1].key) if both and both.answers else ("", "")


def _with_parties(one: Candidate, views: dict[str, View]) -> Candidate:
    view = one.view
    pair = next((pair for pair in _pairs(view, views) if _told(view, pair)), None)
    if pair is None:
        return one
    if (user := one.roles.get("USER_ID")) and user.column is pair[1]:
        pair = pair[::-1]
    why = [_("{name} and {other} both act").format(name=pair[0].name, other=pair[1].name)]
    who, whom = (Scored(column, view, _POINTS, why, named=True) for column in pair)
    rivals = {name: rival for name, rival in one.rivals.items() if name == "TIMESTAMP"}
    return replace(one, roles={**one.roles, "USER_ID": who, "ITEM_ID": whom}, rivals=rivals)


def _pairs(view: View, views: dict[str, View]) -> Iterator[Pair]:
    keys = {link.key for link in sure_links.to_keys(view, views)}
    found = [column for column in view.columns if column.key in keys]
    for at, one in enumerate(found):
        yield from ((one, two) for two in found[at + 1 :] if _are_parties(view, (one, two), views))


def _are_parties(view: View, pair: Pair, views: dict[str, View]) -> bool:
    """Whether two columns hold many of two kinds, each with a table of its own, and no staff."""
    for one in pair:
        said = view.hint(one.key)
        if one.distinct < _LEAST or one.repeats < _BACK or one.fill <= SURE:
            return False
        apart = hires(one.name) or placement_words.is_worker(one.name)
        staff = said.about("staff") and not apart
        if staff or who_serves.is_called_so(said) or who_serves.advises(said):
            return False
    few, many = sorted(one.distinct for one in pair)
    here, there = ({link.table for link in sure_links.of_column(view, one, views)} for one in pair)
    return many <= _TIMES * few and bool(here and there) and here.isdisjoint(there)


def _told(view: View, pair: Pair) -> Told | None:
    if sent := _sent(view, pair):
        return Told(sent=sent)
    names = _apart(pair)
    if not all(names) or any(hint(" ".join(one)).about("item") for one in names):
        return None
    for column in view.columns:
        if column not in pair and (values := _parties_of(column, names)):
            return Told(actor=column, values=values)
    few = [one for one in view.columns if one not in pair and _is_answer(view, one, pair)]
    for one, other in permutations(few, 2):
        if _are_of_both((one, other), names):
            return Told(answers=(one, other))
    return None


def _sent(view: View, pair: Pair) -> Pair | None:
    """Who is sent to work and where, if any of them may go anywhere; None without them."""
    if max(view.both_ways(pair[0].key, pair[1].key)) >= _FREE:
        return None
    for who, where in (pair, pair[::-1]):
        if placement_words.is_worker(who.name) and placement_words.is_workplace(where.name):
            return who, where
    return None


def _apart(pair: Pair) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of two names by which they differ, without those that say that they are ids."""
    here, there = (
        [short for word in words(one.name) if (short := bare(word)) not in _MARKS] for one in pair
    )
    return (
        tuple(one for one in here if one not in there),
        tuple(one for one in there if one not in here),
    )


def _parties_of(
    column: ColumnProfile, names: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[str, str] | None:
    """The values of a column that are the words of both parties, each in many rows; else None."""
    if not 2 <= column.distinct <= _KINDS or column.fill <= SURE:
        return None
    rows = len(column.given)
    often = [value for value, n in column.frequencies.items() if n >= _OFTEN * rows]
    here, there = (_named(often, said) for said in names)
    return (here, there) if here and there and here != there else None


def _named(values: list[str], said: tuple[str, ...]) -> str | None:
    """The only one of some values that is one of some words, in the singular or the plural."""
    known = {*said, "".join(said)}
    texts = {value: "".join(words(value)) for value in values}
    found = [value for value, text in texts.items() if text in known]
    found = found or [
        value for value, text in texts.items() if any(_begin_alike(text, one) for one in known)
    ]
    return found[0] if len(found) == 1 else None


def _begin_alike(one: str, other: str) -> bool:
    """Whether two words differ in a few of their last letters only: "family" and "families"."""
    alike = sum(1 for __ in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))
    return alike >= max(_SHORT, max(len(one), len(other)) - _ENDING)


def _is_answer(view: View, column: ColumnProfile, pair: Pair) -> bool:
    """Whether a column says in a few words something that is no trait of one of the parties."""
    if not 2 <= column.distinct <= _ANSWERS or column.moment:
        return False
    if column.shape.kind not in ("word", "phrase", "boolean", "code"):
        return False
    return max(view.goes_with(one.key, column.key) for one in pair) < _OF_ONE


def _are_of_both(pair: Pair, names: tuple[tuple[str, ...], tuple[str, ...]]) -> bool:
    """Whether two columns have a name in common but for the words of the parties, and values."""
    rests = []
    for column, said in zip(pair, names, strict=True):
        text = "_".join(bare(word) for word in words(column.name))
        party = next((one for one in ("_".join(said), *said) if one in text), None)
        if party is None:
            return False
        rests.append(text.replace(party, "").strip("_"))
    same = rests[0] == rests[1] != "" and not is_negative(rests[0])
    return same and len(set(pair[0].frequencies) & set(pair[1].frequencies)) >= 2
