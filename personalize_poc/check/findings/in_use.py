"""Rare categories that look like a slip of another one, and stand in use as words of their own.

A slip of the keys comes up in one field. A word that titles, other fields or other categories have
too was meant, and so was a category that stands among others elsewhere than the one it is like:
boots with shoes in a department, and books with media.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from personalize_poc.check.findings import columns, misspelt
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, literal, quoted

_ABOVE = 0.95
"""Share of the rows whose category has one value of a field, if that field puts them in groups."""
_GROUPS, _FIELDS, _TEXTS = 200, 8, 2000
"""Values of a field that groups categories, fields that are asked, and texts that are read."""
_WORD = re.compile(r"[^\W\d_]+")


def of_their_own(scan: Scan, one: Profile, meant: dict[str, str]) -> set[str]:
    """Those of some categories that are in use beside the ones that they may be.

    Args:
        scan: the data.
        one: their field.
        meant: category -> the one that it may be a slip of.
    """
    slips = {rare: pair for rare, right in meant.items() if (pair := misspelt.slip(rare, right))}
    if not slips:
        return set()
    found = {rare for rare, pair in slips.items() if _stands(scan, one, rare, pair, meant)}
    rest = {rare: meant[rare] for rare in slips if rare not in found}
    return (
        found
        | _titled(scan, one, {rare: slips[rare][0] for rare in rest})
        | _grouped(scan, one, rest)
    )


def _stands(
    scan: Scan, one: Profile, rare: str, pair: tuple[str, str], meant: dict[str, str]
) -> bool:
    """Whether a word stands in another category, of this field or others, and not as a slip there.

    There it is one, too, if the same category with the right word is in that field.
    """
    word, right = pair
    here = {known.lower() for known in meant}
    for field, values in _listed(scan, one):
        every = {value.lower() for value in values}
        said = {value for value in every if word in value and _says_more(value, word, rare)}
        said -= here if field is one else set()
        if any(re.sub(rf"\b{word}\b", right, value) not in every for value in said):
            return True
    return False


def _listed(scan: Scan, one: Profile) -> Iterator[tuple[Profile, list[str]]]:
    """Fields with categories of the same data set, with these."""
    for field in columns.metadata(scan):
        if field.relation is one.relation and field.field.kind in ("categorical", "list"):
            listed = columns.values(scan, field.relation, field.field.name)
            yield field, [value for value, __, __ in listed[:_TEXTS]]


def _says_more(text: str, word: str, category: str) -> bool:
    """Whether a text has a word, and others that its category has not."""
    words = set(_WORD.findall(text.lower()))
    return word in words and bool(words - set(_WORD.findall(category.lower())))


def _titled(scan: Scan, one: Profile, words: dict[str, str]) -> set[str]:
    """Categories whose word stands in a title, or in another text, with more than the category."""
    relation = one.relation
    texts = [field.name for field in relation.fields if field.kind == "text"]
    names = [name for name in dict.fromkeys((relation.title, *texts)) if name]
    found: set[str] = set()
    for name in names if words else ():
        column = f"lower({quoted(name)})"
        any_ = " OR ".join(f"contains({column}, {literal(word)})" for word in words.values())
        rows = scan.all(
            f"SELECT DISTINCT {column} AS text FROM {relation.name} WHERE {any_} "
            f"ORDER BY text LIMIT {_TEXTS}"
        )
        found |= {
            rare
            for rare, word in words.items()
            if any(_says_more(text, word, rare) for (text,) in rows)
        }
    return found


def _grouped(scan: Scan, one: Profile, meant: dict[str, str]) -> set[str]:
    """Categories that a field puts with others elsewhere than the ones that they may be."""
    if not meant or one.field.kind == "list":
        return set()
    found: set[str] = set()
    fields = [
        field
        for field in columns.metadata(scan)
        if field.relation is one.relation and field.field.kind == "categorical"
        if field is not one and 1 < field.distinct < min(_GROUPS, one.distinct)
    ]
    for field in fields[:_FIELDS]:
        above = _above(scan, one, field)
        for rare, right in meant.items():
            group = above.get(rare)
            others = [each for each, of in above.items() if of == group and each != rare]
            if group is not None and others and above.get(right) not in (None, group):
                found.add(rare)
    return found


def _above(scan: Scan, one: Profile, field: Profile) -> dict[str, str]:
    """Category -> its value of a field that puts categories in groups; {} if it does not."""
    category, group = quoted(one.field.name), quoted(field.field.name)
    rows = scan.all(
        f"SELECT {category}, {group}, count(*) FROM {one.relation.name} "
        f"WHERE {category} IS NOT NULL AND {group} IS NOT NULL GROUP BY ALL"
    )
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for value, above, number in rows:
        counts[value][above] = number
    first = {value: of.most_common(1)[0] for value, of in counts.items()}
    all_rows = sum(number for __, __, number in rows)
    if sum(number for __, number in first.values()) < _ABOVE * all_rows:
        return {}
    return {value: above for value, (above, __) in first.items()}
