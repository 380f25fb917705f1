"""What happened in the shop, before anything went wrong: customers, articles, half a year."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate

SEED = 20_250_107
MONTHS = 6
CUSTOMERS, ARTICLES, ROWS = 260, 180, 6_200
KINDS = ("Kitchen", "Outdoor", "Lighting", "Bed Linen", "Stationery", "Garden Tools")
DEVICES = {"phone": 60, "computer": 32, "café terminal": 8}
CAMPAIGNS = {"": 80, "spring": 10, "newsletter": 10}
COLOURS = {"": 44, "green": 14, "blue": 14, "natural": 14, "black": 14}
REGIONS = {"north": 50, "south": 30, "coast": 20}
_FIRST = ("Amber", "Birch", "Copper", "Folding", "Harbour", "Meadow", "Quiet", "Slate", "Woven")
_SECOND = {
    "Kitchen": ("Kettle", "Pan", "Café Mug"),
    "Outdoor": ("Tent", "Rucksack", "Flask"),
    "Lighting": ("Lamp", "Lantern", "Shade"),
    "Bed Linen": ("Blanket", "Pillow", "Sheet"),
    "Stationery": ("Notebook", "Pencil Case", "Ink"),
    "Garden Tools": ("Spade", "Rake", "Watering Can"),
}
_HOURS = (1, 1, 0, 0, 0, 1, 3, 5, 6, 6, 7, 7, 9, 8, 7, 6, 7, 8, 10, 13, 14, 12, 7, 3)
_DAY = 86_400
_BEGIN = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp())
_DAYS = 181


@dataclass
class Event:
    """One row of the shop's log, as text where it will be spoilt."""

    time: datetime
    customer: str
    article: str
    action: str
    quantity: int
    price: str
    device: str
    campaign: str

    @property
    def month(self) -> int:
        """In which file it stands, 1 to 6."""
        return self.time.month


@dataclass
class Shop:
    """All that the shop knows: events in the order of time, and its two lists."""

    events: list[Event]
    articles: list[dict[str, str]]
    customers: list[dict[str, str]]
    rng: random.Random = field(repr=False)


def play() -> Shop:
    """Let half a year pass."""
    rng = random.Random(SEED)
    articles = [_article(rng, n) for n in range(ARTICLES)]
    customers = [_customer(rng, f"{20_001 + n}") for n in range(CUSTOMERS)]
    events = [
        Event(
            time=datetime.fromtimestamp(when, UTC),
            customer=customers[who]["customer_no"],
            article=articles[what]["article_no"],
            action=action,
            quantity=(2 if rng.random() < 0.15 else 1) if action == "purchase" else 0,
            price=articles[what]["price"],
            device=_one(rng, DEVICES),
            campaign=_one(rng, CAMPAIGNS),
        )
        for who, what, when, action in _choices(rng)
    ]
    return Shop(sorted(events, key=lambda event: event.time), articles, customers, rng)


def _one(rng: random.Random, weights: dict[str, int]) -> str:
    return rng.choices(list(weights), list(weights.values()))[0]


def _day(rng: random.Random, longest: int) -> str:
    """A day before the first event."""
    moment = datetime.fromtimestamp(_BEGIN - rng.randint(1, longest) * _DAY, UTC)
    return moment.strftime("%Y-%m-%d")


def _article(rng: random.Random, n: int) -> dict[str, str]:
    kind = KINDS[n % len(KINDS)]
    return {
        "article_no": f"{n * 53 + 1_117:06d}",
        "name": f"{_FIRST[n // 18 % 9]} {_SECOND[kind][n // 6 % 3]} {n % 7 + 1}",
        "category": kind,
        "colour": _one(rng, COLOURS),
        "price": f"{math.exp(rng.gauss(3.0, 0.6)):.2f}",
        "currency": "EUR",
        "on_sale_since": _day(rng, 900),
    }


def _customer(rng: random.Random, number: str) -> dict[str, str]:
    return {"customer_no": number, "region": _one(rng, REGIONS), "joined": _day(rng, 1_200)}


def _choices(rng: random.Random) -> list[tuple[int, int, int, str]]:
    """Visits: a customer, a category that they like, some articles of it, perhaps a purchase."""
    popular = [1 / (n + 2) for n in range(ARTICLES)]
    rng.shuffle(popular)
    within = [
        list(accumulate(p if n % len(KINDS) == kind else 0.03 * p for n, p in enumerate(popular)))
        for kind in range(len(KINDS))
    ]
    tastes = [[rng.gammavariate(0.35, 1) + 0.01 for _ in KINDS] for _ in range(CUSTOMERS)]
    activity = list(accumulate(math.exp(rng.gauss(0, 0.9)) for _ in range(CUSTOMERS)))
    found: list[tuple[int, int, int, str]] = []
    while len(found) < ROWS:
        who = rng.choices(range(CUSTOMERS), cum_weights=activity)[0]
        kind = rng.choices(range(len(KINDS)), tastes[who])[0]
        hour = rng.choices(range(24), _HOURS)[0]
        when = _BEGIN + rng.randrange(_DAYS) * _DAY + hour * 3_600 + rng.randrange(1, 2_000)
        size = 1 + min(int(rng.expovariate(0.5)), 8)
        for what in rng.choices(range(ARTICLES), cum_weights=within[kind], k=size):
            found.append((who, what, when, "view"))
            if rng.random() < 0.22:
                found.append((who, what, when + 21, "cart"))
                if rng.random() < 0.6:
                    found.append((who, what, when + 95, "purchase"))
            when += rng.randrange(100, 180)
    return found
