"""Makes the bill of a run: what AWS tells of it, times what the price list says.

Nothing is guessed that AWS does not tell: such a line says that it is unknown, and why.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from personalize_poc.aws import holdings, host, pricing
from personalize_poc.aws import rates as price_list
from personalize_poc.aws.bill import HOUR, MONTH, SO_FAR, Bill, Line
from personalize_poc.aws.billing import beside, jobs, standing
from personalize_poc.aws.billing.making import Making
from personalize_poc.aws.billing.workload import Workload
from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from personalize_poc.aws.host import Machine
    from personalize_poc.aws.rates import Rate
    from personalize_poc.aws.workspace import Workspace

__all__ = ["Workload", "of"]

_UNKNOWN = Workload()
_NOTES = (
    N_(
        "What has been deleted is not seen here, nor what other runs cost: AWS Cost "
        "Explorer tells both, a day later."
    ),
    N_(
        "Campaigns are counted from their creation, at their minProvisionedTPS of now; "
        "requests above it bill more. Events that were streamed are imports as well; AWS "
        "does not tell how many."
    ),
    N_("The free tier is not taken off ({what})."),
)


def of(
    ws: Workspace,
    workload: Workload = _UNKNOWN,
    rates: Mapping[str, Rate] | None = None,
    *,
    now: dt.datetime | None = None,
    machine: Machine | None = None,
) -> Bill:
    """What a run has cost, bills now, and would bill in a month. It changes nothing.

    Args:
        ws: the run. On target local: what the same would be on AWS.
        workload: the traffic of the month.
        rates: prices, by default the built-in ones.
        now: until when, by default now.
        machine: the host of the notebooks, by default what is found.

    Raises:
        BadInput: the traffic is negative.
        Refused: the service did not answer a question.
    """
    if not 0 <= workload.requests_per_second < math.inf:
        raise BadInput("Requests a second cannot be negative.")
    making = Making(
        holdings.of(ws),
        workload,
        rates or price_list.built_in(),
        now or dt.datetime.now(dt.UTC),
        machine or host.machine(ws.target),
    )
    where = _("run {run_name!r} in {name} {region}").format(
        run_name=ws.run_name, name=ws.target.name, region=ws.target.region
    )
    title = _("On AWS this would be, of {where}") if ws.target.is_local else _("Costs of {where}")
    notes = [_(note).format(what=_(pricing.FREE_TIER)) for note in _NOTES]
    unseen = [_("Not looked at: {one}.").format(one=one) for one in making.known.unseen]
    return Bill(title.format(where=where), tuple(_lines(making)), (*notes, *unseen))


def _lines(making: Making) -> Iterator[Line]:
    """All lines, part by part."""
    yield from jobs.imports(making)
    yield from jobs.trainings(making)
    yield from standing.campaigns_so_far(making)
    yield from standing.recommenders(making, SO_FAR)
    yield from jobs.batch(making)
    yield from beside.host_of_notebooks(making, SO_FAR)
    yield from standing.campaigns_an_hour(making)
    yield from standing.recommenders(making, HOUR)
    yield from standing.automatic(making, HOUR)
    yield from beside.host_of_notebooks(making, HOUR)
    yield from standing.campaigns_a_month(making)
    yield from standing.recommenders(making, MONTH)
    yield from standing.automatic(making, MONTH)
    yield from standing.metadata(making)
    yield from beside.month(making)
