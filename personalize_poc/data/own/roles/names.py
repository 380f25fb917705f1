"""What the name of a column or file hints at. A hint only: content decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from personalize_poc.data.own.roles.lexicon import ATTRIBUTES, ENTITIES, STRENGTH

_SHORT = 4
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_ID_ENDING = re.compile(r".{2}(id|nr|no|num|code)$")
_BREAK = re.compile(r"[^\w]+|_+")


@dataclass(frozen=True)
class Hint:
    """What a name speaks of.

    Attributes:
        entities: "user", "item", "order", …, in the order of the name.
        attributes: "id", "name", "time", …
        tokens: the words of the name.
    """

    entities: frozenset[str]
    attributes: frozenset[str]
    tokens: tuple[str, ...]

    def about(self, *entities: str) -> bool:
        """Whether it speaks of one of these."""
        return bool(self.entities.intersection(entities))

    def says(self, *attributes: str) -> bool:
        """Whether it says one of these of what it speaks of."""
        return bool(self.attributes.intersection(attributes))


def plain(text: str) -> str:
    """Small letters without accents, whole-width letters made usual; other scripts as they are."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("ı", "i").replace("ß", "ss")
    stripped = "".join(
        letter
        for letter in unicodedata.normalize("NFD", folded)
        if not 0x300 <= ord(letter) <= 0x36F
    )
    return unicodedata.normalize("NFC", stripped)


def words(text: str) -> tuple[str, ...]:
    """The words of a name: broken at signs, underscores and capitals."""
    spread = _CAMEL.sub(" ", unicodedata.normalize("NFKC", text))
    return tuple(part for part in _BREAK.split(plain(spread)) if part)


@lru_cache(maxsize=4096)
def hint(name: str) -> Hint:
    """What the name of a column speaks of."""
    tokens = words(name)
    whole = "_".join(tokens)
    attributes = set(_found(tokens, whole, "attributes"))
    if any(_ID_ENDING.search(token) for token in tokens):
        attributes.add("id")
    return Hint(frozenset(_found(tokens, whole, "entities")), frozenset(attributes), tokens)


def strength(label: str) -> tuple[str, float]:
    """What a file holds by its name, and how well that serves as interactions."""
    tokens = words(re.sub(r"\.(csv|tsv|txt|json|jsonl|parquet|xlsx?|gz|zip|zst)\b", " ", label))
    found = [
        (name, points)
        for name, (points, _) in STRENGTH.items()
        if any(_matches(word, tokens, "_".join(tokens)) for word in _strengths()[name])
    ]
    return (
        min(found, key=lambda one: one[1])
        if found and found[-1][1] < 0
        else (max(found, key=lambda one: one[1]) if found else ("", 0.0))
    )


def _found(tokens: tuple[str, ...], whole: str, table: str) -> list[str]:
    return [
        concept
        for concept, stems in _stems(table).items()
        if any(_matches(stem, tokens, whole) for stem in stems)
    ]


def _matches(stem: str, tokens: tuple[str, ...], whole: str) -> bool:
    if "_" in stem:
        return f"_{stem}_" in f"_{whole}_"
    if not stem.isascii() and not _latin(stem):
        # A single sign of Chinese or Korean must end the name or be all of it.
        if len(stem) == 1:
            return any(token.endswith(stem) for token in tokens)
        if stem.isalpha() and _cyrillic(stem) and len(stem) <= _SHORT:
            return stem in tokens
        return stem in whole
    if len(stem) <= _SHORT:
        return any(token.rstrip("0123456789") == stem or token == stem for token in tokens)
    return any(stem in token for token in tokens)


def _latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(letter, "") for letter in text if letter.isalpha())


def _cyrillic(text: str) -> bool:
    return all("CYRILLIC" in unicodedata.name(letter, "") for letter in text)


@cache
def _stems(table: str) -> dict[str, tuple[str, ...]]:
    source = ENTITIES if table == "entities" else ATTRIBUTES
    return {concept: stems_of(text) for concept, text in source.items()}


@cache
def _strengths() -> dict[str, tuple[str, ...]]:
    return {name: stems_of(text) for name, (_, text) in STRENGTH.items()}


def stems_of(text: str) -> tuple[str, ...]:
    """The words of an entry of the lexicon, as names are compared with them."""
    return tuple(dict.fromkeys(plain(word) for word in text.split()))
