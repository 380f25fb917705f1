"""Further files of the same things, called alike but for one word: who each of them is of.

`anna_plays.csv` and `ben_plays.csv` have no column of people; the word that tells their names apart
may be the person, and then rows of all of them are needed together.
"""

from __future__ import annotations

from itertools import combinations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint, own_name, words
from personalize_poc.language import _


def told(views: list[View], nearest: Candidate) -> str:
    """What to do if such files are of one person each; "" without such files.

    Args:
        views: all tables.
        nearest: the table that has items and times, and no people.
    """
    item = nearest.roles["ITEM_ID"].column.name
    same = [one for one in views if any(column.name == item for column in one.columns)]
    for one, other in combinations(same, 2):
        if _differ_in_a_name(own_name(one.label), own_name(other.label)):
            return _(
                "{one} and {other} have {item} as well: if each is what one person did, write the "
                "rows of all people into one table, with a column that says whose each row is, and "
                "the time. With two or three people there is still little to learn."
            ).format(one=one.label, other=other.label, item=item)
    return ""


def _differ_in_a_name(one: str, other: str) -> bool:
    """Whether names of files have the same words but for one, which says nothing that is known."""
    here, there = words(one), words(other)
    apart = [pair for pair in zip(here, there, strict=False) if pair[0] != pair[1]]
    if len(here) != len(there) or len(here) < 2 or len(apart) != 1:
        return False
    return all(
        word.isalpha() and not hint(word).entities and not hint(word).attributes
        for word in apart[0]
    )
