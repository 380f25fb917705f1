"""What advice looks at: the figures of a check, under the names in which the rules speak."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from personalize_poc.check.facts import Completeness, Facts
from personalize_poc.data import schemas
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    from personalize_poc.data.own.canonical import Canonical

MIN_INTERACTIONS = 1_000
MIN_USERS = 25
MIN_SHARE = 0.01
"""What the service asks for: interactions, users with two of them, and their share of all users."""
ADVISED_INTERACTIONS, ADVISED_USERS = 50_000, 1_000
"""From which amounts on the guide expects good results."""

LITTLE = 0.1
"""Less than this share of it is hardly enough (our own threshold)."""
MOSTLY = 0.5
"""From this share on it is most of it (our own threshold)."""
WEEKS = 6
"""So many weeks tell how many items are new in each (our own threshold)."""

_LEARNED = ("categorical", "list", "number")
_FILLED = 0.5
"""A field that is emptier than this is nothing to rely on."""


@dataclass(frozen=True)
class Amounts:
    """The figures, and what can be read off them.

    Attributes:
        facts: of the check.
        title: column with what people call an item; None without one.
    """

    facts: Facts
    title: str | None = None

    @property
    def rows(self) -> int:
        """Interactions that can be used."""
        return self.facts.usable

    @property
    def catalogue(self) -> int:
        """Items that could be recommended: those of the catalogue, else those that were touched."""
        found = self.facts.item_coverage
        return max(self.facts.items, found.known) if found else self.facts.items

    @property
    def trainable(self) -> int:
        """Users with two events or more."""
        return self.facts.histories.trainable

    @property
    def missing(self) -> tuple[str, ...]:
        """What of the service's minimum is not there, each with its figures; empty if all is."""
        found = []
        if self.rows < MIN_INTERACTIONS:
            found.append(
                ngettext(
                    "{more:,} more interaction ({now:,} now)",
                    "{more:,} more interactions ({now:,} now)",
                    MIN_INTERACTIONS - self.rows,
                ).format(more=MIN_INTERACTIONS - self.rows, now=self.rows)
            )
        if self.trainable < MIN_USERS:
            found.append(
                ngettext(
                    "{more} more user with two or more events ({now} now)",
                    "{more} more users with two or more events ({now} now)",
                    MIN_USERS - self.trainable,
                ).format(more=MIN_USERS - self.trainable, now=self.trainable)
            )
        elif self.trainable < MIN_SHARE * self.facts.users:
            found.append(
                _("1 % of the users with two or more events ({now:,} of {users:,} now)").format(
                    now=self.trainable, users=self.facts.users
                )
            )
        return tuple(found)

    @property
    def is_little(self) -> bool:
        """Whether there is less than a tenth of what AWS advises (our own threshold)."""
        few = self.trainable < LITTLE * ADVISED_USERS
        return few or self.rows < LITTLE * ADVISED_INTERACTIONS

    def learned(self, dataset: str) -> tuple[Completeness, ...]:
        """Fields of a data set that a recipe learns from: filled, and with values that differ."""
        return tuple(
            one
            for one in self.facts.completeness
            if one.dataset == dataset
            and not schemas.is_reserved(one.field)
            and one.kind in _LEARNED
            and one.filled >= _FILLED
            and one.distinct > 1
        )

    def of_kind(self, dataset: str, kind: str) -> tuple[Completeness, ...]:
        """Fields of a data set that are of a kind and mostly filled."""
        return tuple(
            one
            for one in self.facts.completeness
            if one.dataset == dataset and one.kind == kind and one.filled >= _FILLED
        )

    def has(self, dataset: str) -> bool:
        """Whether there is a data set of this kind."""
        return self.facts.rows.get(dataset, 0) > 0

    @property
    def events_an_hour(self) -> float:
        """Events in an hour, as a mean over the whole time."""
        hours = self.facts.days * 24
        return self.rows / hours if hours > 0 else float(self.rows)

    @property
    def fresh(self) -> float:
        """Share of events of items that nobody had a week before: what a model does not know.

        In the later half of the weeks, as a median: in the first ones everything is new.
        """
        weeks = self.facts.new_items
        later = [share for *__, share in weeks[len(weeks) // 2 :]]
        weekly = median(later) if len(weeks) >= WEEKS else 0.0
        return max(self.facts.predictability.unseen, weekly)

    @property
    def counting_does(self) -> bool:
        """Whether a trial found no more by what goes together than by what is popular.

        Of little nothing is said, nor where items change so fast that the lists of the trial knew
        what nobody could have known.
        """
        return self.facts.trial.tells_no_more and not self.is_little and self.fresh < MOSTLY

    @property
    def tried(self) -> str:
        """What the trial found, in words."""
        found = self.facts.trial
        return _(
            "for {users:,} users the last item that was new to them was hidden: lists of {length} "
            "by what others have beside theirs hold it for {beside}, lists of what is popular for "
            "{popular}"
        ).format(
            users=found.users,
            length=found.length,
            beside=percent(found.beside),
            popular=percent(found.popular),
        )

    @property
    def is_dated(self) -> bool:
        """Whether times say when something happened: rows may only be numbered, or have one."""
        return self.facts.days > 0

    @property
    def is_ordered(self) -> bool:
        """Whether times say what came first: they have a time of day."""
        return self.facts.exact_times


def of(facts: Facts, canonical: Canonical | None) -> Amounts:
    """The figures of a check, for the rules."""
    items = canonical.items if canonical else None
    return Amounts(facts, items.title if items else None)


def percent(share: float) -> str:
    """A share for people; never 0 or 100 if it is neither."""
    if 0 < share < 0.01:
        return _("under 1 %")
    if 0.99 < share < 1:
        return _("over 99 %")
    return _("{number} %").format(number=f"{share:.0%}".rstrip("%"))


def named(fields: tuple[Completeness, ...], most: int = 4) -> str:
    """Names of fields, not more than a few."""
    names = ", ".join(one.field for one in fields[:most])
    return (
        _("{names} and {count} more").format(names=names, count=len(fields) - most)
        if len(fields) > most
        else names
    )
