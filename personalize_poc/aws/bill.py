"""What a run costs: so far, an hour now, a month. Lines with their source, and honest sums.

told = billing.of(ws)     # a Bill; a last expression of a cell shows it as a table
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc import looks
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import pandas as pd

SO_FAR, HOUR, MONTH = N_("so far"), N_("an hour, now"), N_("a month")
PARTS = (SO_FAR, HOUR, MONTH)
UNKNOWN = N_("unknown")
_HEADINGS = ("", N_("what"), N_("how much"), "USD", N_("where the figure comes from"))


@dataclass(frozen=True)
class Line:
    """One item of a bill.

    Attributes:
        part: one of `PARTS`.
        what: what is billed.
        amount: how much of it, with the unit.
        usd: None if amount or price are unknown.
        source: where the amount comes from, or why nothing is billed or known.
        confirmed: whether the price is confirmed.
        price: where the price comes from.
    """

    part: str
    what: str
    amount: str
    usd: float | None
    source: str
    confirmed: bool = True
    price: str = ""


@dataclass(frozen=True, repr=False)
class Bill:
    """What a run costs.

    Attributes:
        title: of which run, and where.
        lines: its items, part by part.
        notes: what the sums leave out, in sentences.
    """

    title: str
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()

    def total(self, part: str, *, unconfirmed: bool = False) -> float:
        """The sum of a part: of confirmed prices, or with those that are not confirmed."""
        return sum(
            line.usd
            for line in self.lines
            if line.part == part and line.usd is not None and (line.confirmed or unconfirmed)
        )

    def unknown(self, part: str) -> list[str]:
        """What is in a part and in no sum, because amount or price are unknown."""
        return [line.what for line in self.lines if line.part == part and line.usd is None]

    def sums(self) -> Iterator[tuple[str, str, str]]:
        """For each part: its name, its sum in words, and what is not in it."""
        for part in PARTS:
            sure, most = self.total(part), self.total(part, unconfirmed=True)
            told = f"{usd(sure)} USD"
            if most > sure:
                told += _("; {usd} with prices that are not confirmed").format(usd=usd(most))
            missing = self.unknown(part)
            yield (
                part,
                told,
                _("not in it: {names}").format(names=", ".join(missing)) if missing else "",
            )

    def prices(self) -> list[str]:
        """Where prices come from, each once; lines refer to them by their number, from 1."""
        return list(dict.fromkeys(line.price for line in self.lines if line.price))

    def told(self, line: Line) -> str:
        """Where a figure comes from, with the number of its price among `footnotes`."""
        number = (
            _("price {number}").format(number=self.prices().index(line.price) + 1)
            if line.price
            else ""
        )
        return "; ".join(filter(None, [line.source, number]))

    def footnotes(self) -> list[str]:
        """Where prices come from, with their numbers, and what the sums leave out."""
        numbered = [
            _("Price {at}: {price}.").format(at=at, price=price)
            for at, price in enumerate(self.prices(), start=1)
        ]
        return [*numbered, *self.notes]

    def table(self) -> pd.DataFrame:
        """One row an item; USD is NaN where it is unknown."""
        import pandas as pd

        return pd.DataFrame([asdict(line) for line in self.lines], columns=[*Line.__annotations__])

    def plain(self) -> dict[str, Any]:
        """As it is recorded for the report of the run."""
        lines = [asdict(line) for line in self.lines]
        return {"title": self.title, "lines": lines, "notes": list(self.notes)}

    def rows(self) -> list[list[str]]:
        """The table as texts, with the sum of each part below it."""
        found = []
        for part, told, missing in self.sums():
            lines = [line for line in self.lines if line.part == part]
            for number, line in enumerate(lines):
                shown = _(UNKNOWN) if line.usd is None else usd(line.usd)
                found.append([_(part) if not number else "", line.what, line.amount, shown])
                found[-1].append(self.told(line))
            sure = usd(self.total(part))
            beyond = told.partition("; ")[2]
            left = [f"{beyond[:1].upper()}{beyond[1:]}" if beyond else "", missing]
            name = _("together") if lines else _("nothing bills")
            found.append(["" if lines else _(part), name, "", sure, "; ".join(filter(None, left))])
        return found

    def _repr_html_(self) -> str:
        kinds = (looks.SHORT, looks.TEXT, looks.TEXT, looks.NUMBER, looks.TEXT)
        shown = looks.table([_(one) for one in _HEADINGS], self.rows(), self.title, kinds=kinds)
        return shown + looks.paragraphs(self.footnotes())

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        lines = [self.title]
        for part, what, amount, money, source in self.rows():
            lines.append(f"{part:<13} {what:<42} {amount:<34} {money:>10}  {source}".rstrip())
        return "\n".join([*lines, *self.footnotes()])


def restored(plain: Any) -> Bill | None:
    """A bill that was recorded; None if this is none."""
    try:
        lines = tuple(Line(**line) for line in plain["lines"])
        return Bill(str(plain["title"]), lines, tuple(map(str, plain["notes"])))
    except (TypeError, KeyError):
        return None


def usd(amount: float) -> str:
    """Dollars for people."""
    return _("under 0.01") if 0 < amount < 0.01 else f"{amount:,.2f}"
