"""What the name of a column or file hints at. A hint only: content decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise

from personalize_poc.data.own.roles.words import dated_deeds, glued
from personalize_poc.data.own.roles.words.by_chance import (
    NO_ATTRIBUTES,
    NO_ENTITIES,
    ORDERED_BY,
    PARTNER,
)
from personalize_poc.data.own.roles.words.lists import (
    abbreviations,
    more_names,
    names_by_language,
    romanised,
    weak_people,
    weak_things,
)
from personalize_poc.data.own.roles.words.lists.file_words import STRENGTH
from personalize_poc.data.own.roles.words.lists.lexicon import ATTRIBUTES, ENTITIES
from personalize_poc.data.own.roles.words.traditional import spellings

_SHORT = 4
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_EAST = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_SCRIPTS = re.compile(rf"(?<=[{_EAST}])(?=[A-Za-z])|(?<=[A-Za-z])(?=[{_EAST}])")
_ID_ENDING = re.compile(
    r".{3}(?<!pa)(?<!val)(?<!andro)(?<!leset)(?<!læset)(?<!spillet)(?<!ningst)(?:id|nr|num|code)$"
)
_SHORT_ID = re.compile(r"^(?!paid|said|void|grid|kid|bid|mid|did|aid|rid)[a-z]{1,2}id$")
_WAY = re.compile("channel|kanal|kanał|canal|канал|채널|チャネル|チャンネル|渠道|频道")
"""What nobody holds in the hand: a way of selling, or what is on television."""
_COUNT = re.compile(
    r"^(?:num|number|no|n|nr|nb|nbr|count|total|qty)_(?:of_|de_|d_)?(?:\w+_)?"
    r"(?:items|products|articles|articulos|artigos|produits|productos|produtos|units|pieces|lines"
    r"|orders|tickets|sales|visits|views|guests|people|persons|adults|children|passengers|nights"
    r"|participants|attendees|visitors|members|customers|consumers|clients|diners|users)(?:_|$)"
)
"""How many of something: num_items_sold, number of orders."""
_NUMBERED = re.compile(r"n_(?:de_|del_|do_)?\w*(?:o|or|ante|ente)")
"""The number of one person, whose word is no plural: "n_empleado", "n_cliente"."""
_HOW_MANY = re.compile(r"(?:^|_)(?:no|num|nr|nbr|number|count|qty)_of_[a-z]{3,}(?<!s)s(?:_|$)")
"""The same of anything, behind the mark of a table: trans_no_of_seats."""
_UNIQUE = frozenset(
    ("unique", "uniques", "unico", "unicos", "unica", "unicas", "unici", "uniche", "uniek",
     "unieke", "unika", "eindeutige", "distinct", "unikalni", "unikalnych", "уникальные",
     "уникальных", "tekil")
)  # fmt: skip
_PLURALS = ("s", "es", "er", "en", "i", "е", "и", "й", "ow", "are", "lar", "ler")
"""How words for several people end in the languages of these."""
_COUNTED_ONCE = ("순방문", "순이용", "순사용", "순청취", "ユニーク", "独立访", "獨立訪")
"""How words begin for people who are counted once."""
_MARKS = r"\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e31-\u0e4e"  # written above or below letters
_PATH = re.compile(r"(?<=[\w\]])(?:\.|/|__|>| ?→ ?)(?=[^\W\d])|\[(?:\d*|\*)\]|(?<=\w)\[|\]$")
"""Between the parts of a path, as fields of JSON and columns of joined tables have one."""
_VAGUE = {"category"}
_OF_API = 2
"""Parts of a path to a field, more of which there are where "data" wraps it."""
_GENERAL = {"id", "name", "type", "description", "line", "version", "sequence", "status", "flag"}
"""What a field says of whatever it belongs to: only the path to it tells what that is."""
_WRAPPERS = frozenset(("properties", "props", "params", "payload", "attributes", "fields"))
"""Words of a part of a path that holds what belongs to an event, and says nothing of it itself."""
_SHOP = re.compile(r"(?<![^\W_])ox(?:(art)(?=id|num)|(?=[a-z]{3})(?!ford|id|y|al))", re.IGNORECASE)
"""What OXID eShop writes before every name, without a sign between: OXUSERID, oxorderarticles."""
_PACKAGED = re.compile(r"(?:[A-Za-z]\w*?__)?([A-Za-z]\w*?)__[cr](?![^\W_])")
"""Names of Salesforce: the package before them, and that they are made for one company, behind."""
_WORK = frozenset(("job", "jobs", "shift", "shifts", "hours", "schicht", "schichten", "einsatz"))
"""Last words of names of what people do: the shift of a volunteer is nobody."""
_MEANT_OTHERWISE: dict[tuple[str, ...], set[str]] = {("rating", "key"): {"rating"}}
"""Last words of a name -> what they do not say there: Plex calls the id of a film so."""
_BESIDE_ARTICLES = frozenset(
    ("cod", "codice", "codigo", "lib", "libl", "libelle", "desg", "design", "designation", "refe")
)
"""Words of languages in which "art" is short for an article."""
_DELIVERED = frozenset(("livre", "livres", "livree"))
"""Delivered, and books, in French without accents."""
_MADE, _PRODUCTION = ("produktion", "production", "producc", "produç"), 11
"""How words for making begin, and letters of such a word alone: a theatre's production is one."""
_REFERENCES = frozenset(("ref", "reference", "refs"))
_WHERE = re.compile(
    r"(?<=\S)\s*[(（\[]\s*(?:(?:printed|written|shown|found|see|steht|siehe|voir|ver|vedi|zie)\s+)?"
    r"(?:on|from|at|in|under|behind|see|auf|von|vom|am|im|unter|siehe|sur|au|dans|sous|voir"
    r"|en|sobre|bajo|ver|na|no|em|su|sul|sulla|nel|sotto|vedi|op|onder|zie)"
    r"\s+(?:the|your|our|its|back|top|bottom|der|die|das|dem|den|deiner|ihrer|le|la|les|votre|el"
    r"|los|las|tu|su|sua|seu|il|lo|de|het|je|uw)\s+[^)）\]]*[)）\]]",
    re.IGNORECASE,
)
"""Where the reader of a form finds what is asked for: "Bottle code (on the card)" is no card."""
"""What an id is called beside a word for what it refers to; alone it is the number of a thing."""
_UNITS = frozenset(("s", "sec", "secs", "ms", "msec", "msecs"))
"""Last words of names of what was measured in them: watched_s."""
_BREAK = re.compile(rf"[^\w{_MARKS}]+|_+")
_SPELLED = re.compile(r"[A-Za-z](?:_[A-Za-z]){3,}_?")
"""A name letter by letter, as Protheus calls what it keeps of every row itself: D_E_L_E_T_."""


_ROUTE = re.compile(r"(?:^|.*[./])_links[./].+")
"""Addresses under which an interface answers further: _links.show is no show on television."""


@dataclass(frozen=True)
class Hint:
    """What a name speaks of.

    Attributes:
        entities: "user", "item", "order", …, in the order of the name.
        attributes: "id", "name", "time", …
        tokens: the words of the name.
        perhaps: "user" or "item", where a word says so in some trades only; see `weakly_named`.
    """

    entities: frozenset[str]
    attributes: frozenset[str]
    tokens: tuple[str, ...]
    perhaps: frozenset[str] = frozenset()

    def about(self, *entities: str) -> bool:
        """Whether it speaks of one of these."""
        return bool(self.entities.intersection(entities))

    def says(self, *attributes: str) -> bool:
        """Whether it says one of these of what it speaks of."""
        return bool(self.attributes.intersection(attributes))


_MODELS = frozenset(("model", "models", "product", "series", "hardware"))
_IN_HAND = frozenset(
    ("device", "devices", "phone", "mobile", "handset", "smartphone", "tablet", "gerat", "geraet",
     "endgerat", "endgeraet", "appareil", "telephone", "dispositivo", "telefono", "celular",
     "movil", "apparaat", "toestel", "cihaz", "urzadzenie", "zarizeni", "enhet", "enhed", "laite",
     "устроиство", "기기", "단말", "휴대폰", "デバイス", "端末", "设备", "手机")
)  # fmt: skip
"""What a device is, and words of parts of a path in which its fields stand."""
_SELLING = frozenset(
    ("sell", "selr", "sllr", "slr", "sel", "selling", "verkaufende", "verkaufender")
)
_SELLING_EASTERN = (
    "판매회원",
    "출품회원",
    "出品会員",
    "販売会員",
    "卖方会员",
    "賣方會員",
    "卖家会员",
)
"""Words before a person that say that it is the one who sells; how names begin that have both."""
_LETTERS = str.maketrans({"ı": "i", "ß": "ss", "đ": "d", "ł": "l", "ø": "o"})
"""Letters that have no accent to be taken away, and are written without their stroke or dot."""


def plain(text: str) -> str:
    """Small letters without accents, whole-width letters made usual; other scripts as they are."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
    stripped = "".join(
        letter
        for letter in unicodedata.normalize("NFD", folded)
        if not 0x300 <= ord(letter) <= 0x36F
    )
    return unicodedata.normalize("NFC", stripped)


@lru_cache(maxsize=16_384)
def words(text: str) -> tuple[str, ...]:
    """The words of a name: broken at signs, underscores, capitals and where the script changes."""
    if _SPELLED.fullmatch(text):
        return (text.replace("_", "").lower(),)
    bare = _SHOP.sub(_article, unicodedata.normalize("NFKC", _PACKAGED.sub(r"\1", text)))
    spread = _SCRIPTS.sub(" ", _CAMEL.sub(" ", bare))
    return tuple(part for part in _BREAK.split(plain(spread)) if part)


def _article(prefix: re.Match[str]) -> str:
    """What a prefix of a shop is read as: "artid" is an artist elsewhere, and an article there."""
    return "article_" if prefix[1] else ""


@lru_cache(maxsize=4096)
def hint(name: str) -> Hint:
    """What the name of a column speaks of."""
    if _ROUTE.fullmatch(name):
        return Hint(frozenset(), frozenset(("url",)), words(name))
    return _hint(name)


def _hint(name: str) -> Hint:
    """The same, of a name that is not that of a route."""
    name = _last_of(_PACKAGED.sub(r"\1", _WHERE.sub("", name)))
    tokens = glued.apart(words(name))
    shortly = glued.said(tokens)
    attributes = _found(tokens, "attributes") - _no_transaction(tokens) | dated_deeds.said(tokens)
    attributes |= shortly[1]
    if any(_ID_ENDING.search(token) or _SHORT_ID.search(token) for token in tokens):
        attributes.add("id")
    entities = _found(tokens, "entities") - _no_transaction(tokens) | shortly[0]
    entities |= _seller(tokens)
    _refer(tokens, entities, attributes)
    if "id" in attributes:
        attributes.discard("quantity")
        if entities & {"user", "item"}:
            attributes.discard("image")  # a poster_id is who wrote, and no picture
        attributes -= _MEANT_OTHERWISE.get(tokens[-2:], set())
    counted = _COUNT.match("_".join(tokens)) or _HOW_MANY.search("_".join(tokens))
    if counted or ("id" not in attributes and _unique(tokens)):
        attributes = {*attributes - {"id"}, "quantity"}
    amount = "quantity" in attributes or _is_money(tokens)
    if amount and not attributes & {"id", "name", "email", "phone"}:
        entities -= {"user", "visitor"}  # how many people there were names none; nor what they owe
    _without_chance(tokens, entities, attributes)
    if len(tokens) > 1 and tokens[-1] in _UNITS and not entities | attributes:
        attributes.add("duration")
    of_device = "device" in entities and not any(_WAY.search(token) for token in tokens)
    if of_device and "id" in attributes and not attributes & {"name", "type"}:
        entities.add("visitor")  # what names a device stands for who holds it
    if entities & {"item", "user"} and attributes & {"id", "sequence"}:
        attributes.discard("description")  # the number of a content, or of a résumé, is no text
    if tokens[-1:] == ("id",) and {"description", "descriptions"}.intersection(tokens):
        attributes.discard("description")  # nor is that of what is described
    return Hint(frozenset(entities), frozenset(attributes), tokens, _perhaps(tokens))


def _perhaps(tokens: tuple[str, ...]) -> frozenset[str]:
    """Whether a name may speak of a user or an item: in "Sportler", an athlete, a sport stands."""
    found = _found(tokens, "perhaps")
    return frozenset(found & {"user"} or found)


def _no_transaction(tokens: tuple[str, ...]) -> set[str]:
    """What the name of who ordered does not speak of; "取引先注文番号" is of an order."""
    ordered = PARTNER.search("".join(tokens)) or ORDERED_BY.search("_".join(tokens))
    return {"order", "created"} if ordered else set()


def _unique(tokens: tuple[str, ...]) -> bool:
    """Whether people are counted, each once: "oyentes únicos", "unique_visitors", 순방문자."""
    if any(token.startswith(_COUNTED_ONCE) for token in tokens):
        return True
    people = [token for token in tokens if token not in _UNIQUE]
    several = any(token.endswith(_PLURALS) for token in people)
    return len(people) < len(tokens) and several


def _refer(tokens: tuple[str, ...], entities: set[str], attributes: set[str]) -> None:
    """Take a reference for the id of what stands beside it: "Account Ref", "réf. client".

    So it is with the number of one person: "n_empleado".
    """
    if entities & {"user", "staff"} and _NUMBERED.fullmatch("_".join(tokens)):
        attributes.add("id")
    rest = tuple(token for token in tokens if token not in _REFERENCES)
    about = _found(rest, "entities") & {"user", "order", "item"}
    if len(rest) < len(tokens) and about and "url" not in attributes:
        attributes.add("id")
        entities -= {"item"} - about


def _seller(tokens: tuple[str, ...]) -> set[str]:
    """What a word before a person says who sells: SELL_MBR_NO, "selling_member_id"."""
    sells = any(
        one in _SELLING and "user" in _found((other,), "entities")
        for one, other in pairwise(tokens)
    )
    return {"vendor"} if sells or any(one.startswith(_SELLING_EASTERN) for one in tokens) else set()


def _without_chance(tokens: tuple[str, ...], entities: set[str], attributes: set[str]) -> None:
    """Take away what a name says only by a word that happens to stand in another."""
    made = any(
        token.startswith(("produktion", "production", "producc", "produç")) for token in tokens
    )
    if made and not attributes & {"id", "name"}:
        entities.discard("item")  # when or where something was made, and no product
    if tokens[-1:] and tokens[-1] in _WORK:
        entities.discard("user")  # what volunteers can choose, or when they work
    _without_within(tokens, entities, attributes)
    if "client" in tokens and _DELIVERED.intersection(tokens):
        entities.discard("item")  # a customer to whom goods are delivered, and no French book
    if "end" in tokens[:-1] and "user" in tokens:
        attributes.discard("later")  # who uses a thing in the end, and no end of anything
    if "art" in tokens and _BESIDE_ARTICLES.intersection(tokens):
        attributes.discard("type")  # an article, and no German kind
    if "id" in attributes and entities and any(one.startswith("intern") for one in tokens):
        attributes.discard("flag")  # "Customer Internal ID" is a number, and does not say whose
    if tokens[1:] == ("kd",) and not _says_who(tokens[:1]):
        entities.discard("user")  # "Ürün_KD" is a Turkish code; as a word alone, a German customer
        attributes |= set() if attributes else {"id"}
    if "till" in tokens[1:-1] and "vendor" not in _found(_without(tokens, "till"), "entities"):
        entities.discard("vendor")  # "Försäljning till kundnr": to a customer, and no till


def _says_who(tokens: tuple[str, ...]) -> bool:
    """Whether words speak of a person, or say what a person is told or reached by."""
    told = _found(tokens, "attributes") & {"id", "name", "email", "phone", "place", "person"}
    return bool(told) or "user" in _found(tokens, "entities")


def _without_within(tokens: tuple[str, ...], entities: set[str], attributes: set[str]) -> None:
    """Take away what is said by words which stand in others that are known."""
    looked = (*tokens, "_".join(tokens))
    for word, entity in NO_ENTITIES:
        if any(map(word.search, looked)):
            entities.discard(entity)
    for word, attribute in NO_ATTRIBUTES:
        if any(map(word.search, looked)):
            attributes.discard(attribute)


def _is_money(tokens: tuple[str, ...]) -> bool:
    """Whether the last word of a name is an amount: of a person that the words before it name.

    In "độc giả", a reader, it is one half of the word for the person.
    """
    before, last = tokens[:-1], tokens[-1:]
    money = bool(_found(last, "attributes") & {"price", "amount"})
    return money and "user" in _found(before, "entities") - _found(last, "entities")


def _without(tokens: tuple[str, ...], word: str) -> tuple[str, ...]:
    return tuple(token for token in tokens if token != word)


def _last_of(path: str) -> str:
    """Of the path to a nested field the last parts, from one on that says what it is.

    "event_properties.product_id" speaks of a product and not of an event; "device.id" of a device.
    A dot at the end is that of a short form, and then so are the others: "Auftr.geb.".
    """
    if path.endswith("."):
        return path
    parts = [part for part in _PATH.split(path) if part]
    if len(parts) > _OF_API and parts[-2].lower() == "data":
        del parts[-2]  # "relationships.customer.data.id", as JSON:API wraps what it points to
    for start in range(len(parts) - 1, 0, -1):
        if not all(len(words(part)) for part in parts[start:]):
            return path
        tokens = words(parts[start])
        told = _found(tokens, "entities") - _VAGUE
        if _MODELS.issuperset(tokens) and _IN_HAND.intersection(words(parts[start - 1])):
            return "device." + ".".join(parts[start:])  # with which somebody came
        if told or _found(tokens, "attributes") - _GENERAL:
            return ".".join(parts[start:])
    if len(parts) > 1 and words(parts[-1]):
        above = set(words(parts[-2]))
        if above & _WRAPPERS and "user" not in above:
            return parts[-1]  # "event_properties.workout_id" is of no event either
    return path


_PARTITIONS = re.compile(r"(?<=.)/[^/=]+=.*")
"""Folders that are called after a column and its value, and what lies in them."""
_ENDING = re.compile(
    r"\.(?:csv|tsv|tab|psv|ssv|txt|dat|lst|json|jsonl|ndjson|parquet|pq|xlsx?|xlsm|xlsb|ods|sql"
    r"|xml|html?"
    r"|sqlite3?|duckdb|db|gz|zip|zstd?|bz2|xz)\b",
    re.IGNORECASE,
)
"""What says in which form a file is, and not what it holds: "dat" is Polish for dates."""


def own_name(label: str) -> str:
    """The part of a label that names the table: file, sheet or member, without its ending.

    Of a table in parts it is the folder above these: "orders/year=*/part-*.parquet".
    """
    last = re.split(r"/|, sheet |, ", _PARTITIONS.sub("", label))[-1]
    return _ENDING.sub(" ", last)


def strength(label: str) -> tuple[str, float]:
    """What a file holds by its name, and how well that serves as interactions."""
    for name in (own_name(label), label):
        found = [(one, STRENGTH[one][0]) for one in sorted(_found(words(name), "strength"))]
        if found:
            break
    else:
        return "", 0.0
    # Whatever people do may have a history: another word says what they did.
    found = [one for one in found if one[0] != "history"] or found
    worst = min(found, key=lambda one: one[1])
    return worst if worst[1] < 0 else max(found, key=lambda one: one[1])


def _found(tokens: tuple[str, ...], table: str) -> set[str]:
    """The concepts whose words a name holds."""
    index = _index(table)
    found: set[str] = set()
    told: set[str] = set()
    for size in range(2, 5):
        for start in range(len(tokens) - size + 1):
            if concepts := index.whole.get("_".join(tokens[start : start + size])):
                found |= concepts
                told.update(tokens[start : start + size])
    if table != "entities":
        told.clear()
    for token in tokens:
        if token in told:
            continue  # a "doc_gia" reads, and is no document
        bare = token.rstrip("0123456789")
        found |= index.whole.get(token, _NONE) | index.whole.get(bare, _NONE)
        found |= index.prefixes.get(token[:_SHORT], _NONE)
        found |= index.endings.get(token[-1], _NONE)
        for part in _ends(token, _SHORT + 1):
            found |= index.inside.get(part, _NONE)
    if not all(token.isascii() for token in tokens):
        for part in _parts("".join(tokens), 2):
            found |= index.compounds.get(part, _NONE)
    return found


def _ends(text: str, least: int) -> set[str]:
    """How a word begins and ends: a stem in its midst, as in "bestellernr", is a chance."""
    sizes = range(least, min(len(text), 24) + 1)
    return {text[:size] for size in sizes} | {text[-size:] for size in sizes}


def _parts(text: str, least: int) -> set[str]:
    longest = min(len(text), 24)
    return {
        text[start : start + size]
        for size in range(least, longest + 1)
        for start in range(len(text) - size + 1)
    }


@dataclass
class _Index:
    """Words by how they are looked for, with the concepts they speak of."""

    whole: dict[str, set[str]] = field(default_factory=dict)
    inside: dict[str, set[str]] = field(default_factory=dict)
    compounds: dict[str, set[str]] = field(default_factory=dict)
    endings: dict[str, set[str]] = field(default_factory=dict)
    prefixes: dict[str, set[str]] = field(default_factory=dict)


_NONE: set[str] = set()


@cache
def _index(table: str) -> _Index:
    index = _Index()
    for source in _sources(table):
        for concept, text in source.items():
            for stem in stems_of(text):
                _kept(index, stem).setdefault(stem.strip("=*"), set()).add(concept)
    return index


def _sources(table: str) -> tuple[dict[str, str], ...]:
    """The lists of words that a table is made of."""
    more = (names_by_language, more_names, abbreviations, romanised)
    if table == "entities":
        return ENTITIES, *(one.ENTITIES for one in more)
    if table == "attributes":
        return ATTRIBUTES, *(one.ATTRIBUTES for one in more)
    if table == "perhaps":
        return ({"user": " ".join(weak_people.ALL), "item": " ".join(weak_things.ALL)},)
    return ({name: text for name, (_, text) in STRENGTH.items()},)


def _kept(index: _Index, stem: str) -> dict[str, set[str]]:
    """Where a word is kept, by its script and length."""
    if stem.endswith("*"):
        return index.prefixes
    if "_" in stem or stem.startswith("="):
        return index.whole
    if not stem.isascii() and not _of_alphabet(stem):
        return index.endings if len(stem) == 1 else index.compounds
    return index.whole if len(stem) <= _SHORT else index.inside


def _of_alphabet(text: str) -> bool:
    """Whether letters are Latin, Greek or Cyrillic, so that words are long and have blanks."""
    return all(ord(letter) < 0x0590 for letter in text)


def stems_of(text: str) -> tuple[str, ...]:
    """The words of an entry of the lexicon, as names are compared with them."""
    return tuple(dict.fromkeys(one for word in text.split() for one in spellings(plain(word))))
