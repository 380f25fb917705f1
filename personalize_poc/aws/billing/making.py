"""A bill in the making: what is known of a run, and how a line comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import holdings
from personalize_poc.aws.bill import Line
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.aws.billing.workload import Workload
    from personalize_poc.aws.holdings import Holdings
    from personalize_poc.aws.host import Machine
    from personalize_poc.aws.rates import Rate

TELLS_NOT = N_("AWS does not tell it")


@dataclass(frozen=True)
class Making:
    """What all lines are made of.

    Attributes:
        known: what AWS tells of the run.
        workload: the traffic of the month.
        rates: the price list.
        now: until when it is counted.
        machine: the host of the notebooks.
    """

    known: Holdings
    workload: Workload
    rates: Mapping[str, Rate]
    now: dt.datetime
    machine: Machine

    @property
    def by_hour(self) -> list[dict[str, Any]]:
        """Campaigns that bill capacity, hour by hour."""
        return [
            one for one in self.known.campaigns if not holdings.is_v2(self.known.recipe_of(one))
        ]

    @property
    def by_request(self) -> list[dict[str, Any]]:
        """Campaigns that bill requests."""
        return [one for one in self.known.campaigns if holdings.is_v2(self.known.recipe_of(one))]

    def line(
        self, part: str, key: str, amount: str, count: float | None, what: str = "", of: str = ""
    ) -> Line:
        """A line: a rate times a count, unless one of them is unknown."""
        rate = self.rates.get(key)
        if rate is None:
            return Line(part, what or key, amount, None, _("the price list does not say"), False)
        money = None if count is None else rate.cost(count)
        return Line(part, what or _(rate.what), amount, money, of, rate.confirmed, rate.told)

    def by_interactions(self, part: str, what: str, times: float = 1) -> Line:
        """A training that is billed by interactions."""
        of, rows = _("rows of the data set"), self.workload.interactions
        if rows is None:
            return self.line(part, "v2-training", _(TELLS_NOT), None, what, of)
        amount = _("{rows:,} interactions").format(rows=rows)
        return self.line(part, "v2-training", amount, rows / 1000 * times, what, of)
