"""Items that nobody is recommended by what they are called: carrier bags, postage, fees, deposits.

They stand on every other receipt, so that a model would learn them first. A title alone is not
enough to drop rows: they are left out where the rows say it as well, and count elsewhere until a
person leaves them out.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import tally
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import yaml_lines
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_title
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.goods import (
    bags,
    ids_as_written,
    no_goods_groups,
    worded_codes,
)
from personalize_poc.data.own.roles.words import kept_for_tests
from personalize_poc.data.own.roles.words.lists import goods_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.roles.words.names import hint, stems_of
from personalize_poc.data.own.tables import Reading
from personalize_poc.data.words import Share
from personalize_poc.language import _, ngettext

_ROWS = 50_000
"""Rows of a catalogue of which all titles are looked at; of larger ones a sample is."""
_WORDS, _SIGNS = 6, 4
"""Most words of such a title, and further signs in scripts without blanks between words."""
_ITEMS, _SHARE = 20, 0.03
"""Most items that are called so, and their share: who sells services recommends them."""
_SHORT = 40
"""Letters on average up to which a description of an item is what it is called."""
_NAMED = 5
_KEPT = 65_536
"""Titles of which it is known: two rules ask for all of a catalogue."""
_KINDS = 60
_ALPHABET = 0x0590
_IN_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")
_MEASURE = re.compile(r"\d*(?:l|ml|cl|kg|x|st|eur|kr)|\d+x\d+")
"""How much, with its number or without it."""
_ASIDE = re.compile(r"[(（\[)）\]]")
_OF_ITEM = 0.85
"""Share of the rows of an item with the same text, from which on it may be what it is called."""


def find(
    reading: Reading, views: list[View], best: Candidate, sections: dict[str, Section]
) -> list[Finding]:
    """Say which items are no goods by their titles or kinds, with their interactions.

    Args:
        reading: the files.
        views: all tables.
        best: the interactions.
        sections: of the mapping.
    """
    item = best.roles["ITEM_ID"]
    gone = sections["interactions"].leave_out.get(item.column.name, ())
    named = {one: name for one, name in few(reading, views, best, sections).items()
             if one not in gone}  # fmt: skip
    section = sections["interactions"]
    label, name = item.view.label, item.column.name
    if not named:
        return []
    counts, rows = tally.interactions(reading, section, label, name, only=tuple(named))
    if not counts:
        return []
    listed = ", ".join(
        _("{value} {count:,} = {share:.1%}").format(
            value=named[one][:40], count=count, share=Share(count / rows)
        )
        for one, count in list(counts.items())[:_NAMED]
    )
    total = sum(counts.values())
    lines = yaml_lines.flow("leave_out", {name: [*section.leave_out.get(name, ()), *counts]})
    return [
        Finding(
            "no-goods",
            Grade.NOTE,
            ngettext(
                "{count} item is nothing to recommend by its name; its interactions count: "
                "{listed}.",
                "{count} items are nothing to recommend by their names; their interactions count: "
                "{listed}.",
                len(counts),
            ).format(count=len(counts), listed=listed),
            dataset="interactions",
            file=label,
            column=name,
            value=next(iter(counts)),
            count=total,
            share=total / rows,
            matters=_("What is on every other receipt is learned first, and recommended to all."),
            fix=_(
                "Leave them out, under interactions in mapping.yaml, if they are bags, postage, "
                "fees, deposits or services: `{lines}`"
            ).format(lines=lines),
        )
    ]


def few(
    reading: Reading, views: list[View], best: Candidate, sections: dict[str, Section]
) -> dict[str, str]:
    """Id of an item -> its title, of those that are no goods; none if there are many.

    Of what many are called by one word, such as bags of a wholesaler of packaging, these are its
    goods, and postage beside them is none.

    Args:
        reading: the files.
        views: all tables.
        best: the interactions.
        sections: of the mapping.
    """
    item = best.roles["ITEM_ID"]
    named = _named(reading, views, sections, item.view, item.column)
    named = ids_as_written.of_items(reading.connection, views, best, named)
    most = max(3, min(_ITEMS, _SHARE * item.column.distinct))
    if len(named) > most:
        named = _without_common(named, most)
    return named if len(named) <= most else {}


def _without_common(named: dict[str, str], most: float) -> dict[str, str]:
    """Those whose titles have no word that is one of more titles than may be no goods."""
    parts = {
        one: {word for word in folded(title).split("_") if word.isalpha()}
        for one, title in named.items()
    }
    count = Counter(word for said in parts.values() for word in said)
    common = {word for word, titles in count.items() if titles > most}
    return {one: title for one, title in named.items() if common.isdisjoint(parts[one])}


def _named(
    reading: Reading,
    views: list[View],
    sections: dict[str, Section],
    own: View,
    item: ColumnProfile,
) -> dict[str, str]:
    """Id of an item -> its title, of those that are no goods."""
    by_label = {view.label: view for view in views}
    items, beside = sections.get("items"), _titled_beside(reading, own, item, sections)
    called = {value: value for value in item.frequencies if is_none(value)}
    if items is None or (items.title is None and items.files[0] != own.label):
        return beside or called
    place, key = by_label[items.files[0]], items.columns["ITEM_ID"]
    found = _by_kind(reading, place, key) | no_goods_groups.find(reading, by_label, place, key)
    found |= beside if own is not place else {}
    for join in items.joins:
        there = by_label[join.file]
        if items.title and not _has(place, items.title) and _has(there, items.title):
            place, key = there, join.on.get(key, key)
    if items.title and _has(place, items.title) and _has(place, key):
        found |= _by_title(reading, place, key, items.title)
    if items.title is None and not beside:
        found |= called  # what an item is called is its id
    return worded_codes.find(item, is_none) | found


def _titled_beside(
    reading: Reading, own: View, item: ColumnProfile, sections: dict[str, Section]
) -> dict[str, str]:
    """The same by titles that stand in the rows themselves, as on receipts."""
    title = sections["items"].title if "items" in sections else None
    found: dict[str, str] = {}
    for column in own.columns:
        said = hint(column.name)
        called = column.name == title or (said.about("item") and said.says("name"))
        called = called or is_title(own, item, column)
        called = called or (said.says("description") and column.mean_length <= _SHORT)
        if called and column is not item and own.goes_with(item.key, column.key) > _OF_ITEM:
            found |= _by_title(reading, own, item.name, column.name)
    return found


def _by_title(reading: Reading, view: View, key: str, title: str) -> dict[str, str]:
    """Id -> title, where the title says it."""
    one, titles = _column(view, key), _column(view, title)
    wanted = [text for text in titles.frequencies if is_none(text)]
    where = f"WHERE length({titles.key}) <= 60"
    if view.profile.rows > _ROWS:
        where = f"WHERE {sql.any_of(sql.trimmed(titles.key), tuple(wanted))}" if wanted else ""
        if not wanted:
            return {}
    rows = reading.connection.execute(
        f"SELECT DISTINCT {sql.trimmed(one.key)}, {sql.trimmed(titles.key)} "
        f"FROM {view.profile.table.name} {where}"
    ).fetchall()
    return {str(value): str(text) for value, text in rows if value and text and is_none(str(text))}


def _by_kind(reading: Reading, view: View, key: str) -> dict[str, str]:
    """Id -> kind, where a column of a few kinds of articles says it."""
    known = folded_stems(goods_words.TYPES)
    one = _column(view, key)
    found: dict[str, str] = {}
    for column in view.columns:
        said = hint(column.name)
        kind = said.says("type") or "mtart" in said.tokens
        if not kind or not 2 <= column.distinct <= _KINDS or view.profile.rows > _ROWS:
            continue
        named = {value: value for value in column.frequencies if folded(value) in known}
        found |= no_goods_groups.ids_of(reading, view, one, column, named)
    return found


def _has(view: View, name: str) -> bool:
    return any(column.name == name for column in view.columns)


def _column(view: View, name: str) -> ColumnProfile:
    return next(column for column in view.columns if column.name == name)


@lru_cache(_KEPT)
def is_none(title: str) -> bool:
    """Whether a title is that of a bag, of postage, a fee, a deposit, a service."""
    if len(title) > 60:
        return False
    name = folded(title)
    parts = [part for part in name.split("_") if not part.isdigit()]
    text = "_".join(parts)
    whole, latin, signs = _words()
    bare = _IN_BRACKETS.sub("", title)
    if (
        text in whole
        or (bare != title and folded(bare) in whole)
        or _is_misc(name)
        or _is_paid_apart(name)
        or _says_only(parts)
        or bags.is_one(parts)
        or _is_test(title, name)
        or kept_for_tests.is_one(title)
    ):
        return True
    if len(parts) <= _WORDS and any(
        one in f"_{text}_" for part in parts for one in latin.get(part, ())
    ):
        return True
    if text.isascii():
        return False
    if parts and all(part in whole for part in parts):
        return True  # "개인결제창 추가배송비": a payment of one's own, for postage
    joined = text.replace("_", "")
    return any(one in joined and len(joined) <= len(one) + _SIGNS for one in signs)


def is_misc(title: str) -> bool:
    """Whether a title is that of what a till sells without an article: "Varios"."""
    return _is_misc(folded(title))


def _is_misc(name: str) -> bool:
    return name in folded_stems(goods_words.MISC)


def is_paid_apart(title: str) -> bool:
    """Whether a title is that of a payment by agreement: "개인결제창 - 추가 배송비", "补差价"."""
    return _is_paid_apart(folded(title))


def _is_paid_apart(name: str) -> bool:
    return name.replace("_", "").startswith(_paid_apart())


@cache
def _paid_apart() -> tuple[str, ...]:
    return tuple(folded_stems(goods_words.PAID_APART))


def _says_only(parts: list[str]) -> bool:
    """Whether all words are of one thing that is no goods.

    Of sending, "tracked shipping", of deposit, "Pfand Dose 33cl", or of a charge, "courier fee".
    """
    served, charges, between = (
        folded_stems(one) for one in (goods_words.SERVED, goods_words.CHARGES, goods_words.BETWEEN)
    )
    said = [part for part in parts if not _MEASURE.fullmatch(part)]
    charged = not (served.isdisjoint(said) or charges.isdisjoint(said))
    if charged and (served | charges | between).issuperset(said):
        return True  # "Kurye bedeli", "Servis ücreti"
    return any(
        not what.isdisjoint(said) and (what | beside).issuperset(said) for what, beside in _fees()
    )


@cache
def _fees() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Words of what is paid for, and those that stand beside them."""
    pairs = (goods_words.SENT, goods_words.HOW_SENT), (goods_words.DEPOSITS, goods_words.EMPTIES)
    return tuple((folded_stems(what), folded_stems(beside)) for what, beside in pairs)


def _is_test(title: str, name: str) -> bool:
    """Whether a title, or what stands in its brackets, is no more than "test".

    name: the title, folded.
    """
    if name in _tests():
        return True
    parts = _ASIDE.split(title)
    return len(parts) > 1 and any(folded(one) in _tests() for one in parts if one.strip())


@cache
def _tests() -> frozenset[str]:
    return frozenset(stems_of(goods_words.TESTS))


@cache
def _words() -> tuple[frozenset[str], dict[str, list[str]], tuple[str, ...]]:
    """Whole titles; first word -> words with "_" on both sides; parts of those without blanks."""
    inside = folded_stems(f"{goods_words.INSIDE} {goods_words.VOUCHERS} {goods_words.TOP_UPS}")
    latin: dict[str, list[str]] = {}
    for one in inside:
        if ord(one[0]) < _ALPHABET:
            latin.setdefault(one.split("_")[0], []).append(f"_{one}_")
    signs = tuple(one for one in inside if ord(one[0]) >= _ALPHABET)
    return folded_stems(goods_words.ALONE), latin, signs
