"""Makes the bill of a run: what AWS tells of it, times what the price list says.

Nothing is guessed that AWS does not tell: such a line says that it is unknown, and why.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import holdings, host, pricing, resources
from personalize_poc.aws import rates as price_list
from personalize_poc.aws.bill import HOUR, MONTH, SO_FAR, Bill, Line
from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _, ngettext

if TYPE_CHECKING:
    from personalize_poc.aws.holdings import Holdings
    from personalize_poc.aws.host import Machine
    from personalize_poc.aws.rates import Rate
    from personalize_poc.aws.workspace import Workspace

SECONDS_A_MONTH = 3600 * pricing.HOURS_A_MONTH
_TELLS_NOT = N_("AWS does not tell it")
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


@dataclass(frozen=True)
class Workload:
    """How much a run is asked for and was given.

    Attributes:
        requests_per_second: average of all campaigns and recommenders together.
        interactions: rows of the interactions, if known.
        users: users in them, if known.
    """

    requests_per_second: float = 0.0
    interactions: int | None = None
    users: int | None = None

    @classmethod
    def of(cls, recorded: Mapping[str, Any], requests_per_second: float = 0.0) -> Workload:
        """What notebook 3 has recorded of the data, with a traffic."""
        counts = [recorded.get(key) for key in ("interactions", "USER_ID")]
        rows, users = (one if type(one) is int else None for one in counts)
        return cls(requests_per_second, rows, users)


def of(
    ws: Workspace,
    workload: Workload = Workload(),
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
    known = holdings.of(ws)
    made = _Making(
        known,
        workload,
        rates or price_list.built_in(),
        now or dt.datetime.now(dt.UTC),
        machine or host.machine(ws.target),
    )
    where = _("run {run_name!r} in {name} {region}").format(
        run_name=ws.run_name, name=ws.target.name, region=ws.target.region
    )
    title = (
        _("On AWS this would be, of {where}").format(where=where)
        if ws.target.is_local
        else _("Costs of {where}").format(where=where)
    )
    notes = [_(note).format(what=_(pricing.FREE_TIER)) for note in _NOTES]
    unseen = [_("Not looked at: {one}.").format(one=one) for one in known.unseen]
    return Bill(title, tuple(made.lines()), (*notes, *unseen))


class _Making:
    """One bill in the making."""

    def __init__(
        self,
        known: Holdings,
        workload: Workload,
        rates: Mapping[str, Rate],
        now: dt.datetime,
        machine: Machine,
    ) -> None:
        self.known, self.workload, self.rates = known, workload, rates
        self.now, self.machine = now, machine
        self.by_hour = [one for one in known.campaigns if not holdings.is_v2(known.recipe_of(one))]
        self.by_request = [one for one in known.campaigns if one not in self.by_hour]

    def lines(self) -> Iterator[Line]:
        """All lines, part by part."""
        yield from self._imports()
        yield from self._trainings()
        yield from self._campaigns_so_far()
        yield from self._recommenders(SO_FAR)
        yield from self._batch()
        if self.machine.is_here:
            yield self._line(SO_FAR, f"host-{self.machine.instance}", _(_TELLS_NOT), None)
        yield from self._campaigns_an_hour()
        yield from self._recommenders(HOUR)
        yield from self._automatic(HOUR)
        if self.machine.is_here:
            yield self._line(HOUR, f"host-{self.machine.instance}", _("1 hour"), 1)
        yield from self._campaigns_a_month()
        yield from self._recommenders(MONTH)
        yield from self._automatic(MONTH)
        yield from self._metadata()
        yield from self._beside()

    def _line(
        self, part: str, key: str, amount: str, count: float | None, what: str = "", of: str = ""
    ) -> Line:
        """A line: a rate times a count, unless one of them is unknown."""
        rate = self.rates.get(key)
        if rate is None:
            return Line(part, what or key, amount, None, _("the price list does not say"), False)
        money = None if count is None else rate.cost(count)
        return Line(part, what or _(rate.what), amount, money, of, rate.confirmed, rate.told)

    # --- So far -----------------------------------------------------------------------------
    def _imports(self) -> Iterator[Line]:
        of = _("size of the files in S3 now")
        done = [one for one in self.known.imports if not resources.has_failed(one["status"])]
        sizes = [one["bytes"] for one in done if one["bytes"] is not None]
        if sizes:
            size, what = (
                sum(sizes) / 1e9,
                _("data imported, {times}").format(times=_imports(len(sizes))),
            )
            yield self._line(SO_FAR, "import", f"{size:,.6f} GB", size, what, of)
        if missing := len(done) - len(sizes):
            what = _("data imported, {times}").format(times=_imports(missing))
            yield self._line(SO_FAR, "import", _("its files are not there any more"), None, what)
        if failed := len(self.known.imports) - len(done):
            what = _("{times} that failed").format(times=_imports(failed))
            yield Line(SO_FAR, what, "", None, _("the price list does not say"), False)

    def _trainings(self) -> Iterator[Line]:
        for one in self.known.versions:
            what = _("training {short}").format(short=holdings.short(one["solutionVersionArn"]))
            status, hours = one["status"], one.get("trainingHours")
            if status == "CREATE FAILED":
                yield Line(SO_FAR, what, _("failed"), 0.0, _("failed trainings are not billed"))
            elif holdings.is_v2(str(one.get("recipeArn", ""))):
                yield self._counted(SO_FAR, what)
            elif hours is None:
                busy = resources.in_transition(status)
                amount = _("in training; told at its end") if busy else f"{status}; {_(_TELLS_NOT)}"
                yield self._line(SO_FAR, "training", amount, None, what)
            else:
                amount = _("{hours:,.3f} training hours").format(hours=hours)
                yield self._line(SO_FAR, "training", amount, hours, what, "DescribeSolutionVersion")

    def _counted(self, part: str, what: str, times: float = 1) -> Line:
        """A training that is billed by interactions."""
        rows = self.workload.interactions
        amount = _(_TELLS_NOT) if rows is None else _("{rows:,} interactions").format(rows=rows)
        count = None if rows is None else rows / 1000 * times
        return self._line(part, "v2-training", amount, count, what, _("rows of the data set"))

    def _campaigns_so_far(self) -> Iterator[Line]:
        made = [one for one in self.by_hour if not resources.has_failed(one["status"])]
        used = [holdings.by_month(one, self.now) for one in made]
        months = sorted({month for one in used for month in one})
        rate, money = self.rates["campaign"], [0.0] * len(made)
        for month in months:
            shares = pricing.together([one.get(month, 0.0) for one in used], rate)
            money = [before + share for before, share in zip(money, shares, strict=True)]
        for one, hours, total in zip(made, used, money, strict=True):
            amount = _("{hours:,.2f} TPS-hours since {since}").format(
                hours=sum(hours.values()), since=one["creationDateTime"].strftime(_("%d %b"))
            )
            yield Line(
                SO_FAR,
                _("campaign {short}").format(short=holdings.short(one["campaignArn"])),
                amount,
                total if rate.tiers else None,
                "DescribeCampaign",
                rate.confirmed,
                rate.told,
            )
        for one in self.by_request:
            what = _("requests to {short}").format(short=holdings.short(one["campaignArn"]))
            yield self._line(SO_FAR, "v2-requests", _(_TELLS_NOT), None, what)

    def _batch(self) -> Iterator[Line]:
        done = [one for one in self.known.batch if not resources.has_failed(one["status"])]
        if done:
            what = _("batch recommendations, {times}").format(times=_jobs(len(done)))
            yield self._line(
                SO_FAR, "batch", _("results: {what}").format(what=_(_TELLS_NOT)), None, what
            )
        done = [one for one in self.known.segments if not resources.has_failed(one["status"])]
        if done:
            what = _("user segments, {times}").format(times=_jobs(len(done)))
            yield self._line(SO_FAR, "segments", "", None, what)

    # --- Now and in a month -----------------------------------------------------------------
    def _campaigns_an_hour(self) -> Iterator[Line]:
        rate = self.rates["campaign"]
        for one in holdings.standing(self.by_hour):
            least = holdings.least(one)
            what, amount = (
                _("campaign {short}").format(short=holdings.short(one["campaignArn"])),
                f"{least} TPS",
            )
            yield self._line(HOUR, rate.key, amount, least, what, "DescribeCampaign")

    def _campaigns_a_month(self) -> Iterator[Line]:
        standing, recommenders = (
            holdings.standing(self.known.campaigns),
            holdings.standing(self.known.recommenders),
        )
        tps = self.workload.requests_per_second / max(1, len(standing) + len(recommenders))
        by_hour, rate = holdings.standing(self.by_hour), self.rates["campaign"]
        used = [pricing.tps_hours(holdings.least(one), tps) for one in by_hour]
        of = _("24 x 30.5 hours")
        for one, hours, money in zip(by_hour, used, pricing.together(used, rate), strict=True):
            what, amount = (
                holdings.short(one["campaignArn"]),
                _("{hours:,.0f} TPS-hours at {tps:g} a second").format(hours=hours, tps=tps),
            )
            known = money if rate.tiers else None
            yield Line(
                MONTH,
                _("campaign {what}").format(what=what),
                amount,
                known,
                of,
                rate.confirmed,
                rate.told,
            )
        for one in holdings.standing(self.by_request):
            what, count = (
                _("requests to {short}").format(short=holdings.short(one["campaignArn"])),
                tps * SECONDS_A_MONTH,
            )
            yield self._line(
                MONTH,
                "v2-requests",
                _("{count:,.0f} requests").format(count=count),
                count / 1000,
                what,
            )
        if tps and not standing and not recommenders:
            hours = pricing.tps_hours(1, tps)
            what, amount = (
                _("one campaign; there is none yet"),
                _("{hours:,.0f} TPS-hours").format(hours=hours),
            )
            yield self._line(
                MONTH,
                "campaign",
                _("{amount} at {tps:g} a second").format(amount=amount, tps=tps),
                hours,
                what,
            )

    def _recommenders(self, part: str) -> Iterator[Line]:
        for one in self.known.recommenders:
            what, users = (
                _("recommender {short}").format(short=holdings.short(one["recommenderArn"])),
                self.workload.users,
            )
            if one["status"] == "INACTIVE" and part != SO_FAR:
                yield Line(part, what, _("stopped"), 0.0, _("a stopped recommender is not billed"))
            elif users is None or part == SO_FAR:
                yield self._line(
                    part, "recommender-users", _("enabled; ") + _(_TELLS_NOT), None, what
                )
            else:
                time = 1 / pricing.HOURS_A_MONTH if part == HOUR else 1.0
                count, amount = (
                    users / 1000 * time,
                    _("enabled, {users:,} users").format(users=users),
                )
                yield self._line(
                    part, "recommender-users", amount, count, what, _("of the data set")
                )

    def _automatic(self, part: str) -> Iterator[Line]:
        for one in holdings.standing(self.known.solutions):
            if not one.get("performAutoTraining"):
                continue
            what, days = (
                _("automatic training of {short}").format(short=holdings.short(one["solutionArn"])),
                holdings.days(one),
            )
            times = (1 if part == HOUR else pricing.HOURS_A_MONTH) / (24 * days)
            amount = _("every {days:g} days").format(days=days)
            if holdings.is_v2(str(one.get("recipeArn", ""))):
                yield self._counted(part, what, times)
                continue
            hours = holdings.last_hours(self.known.versions, one["solutionArn"])
            count = None if hours is None else hours * times
            amount += (
                f", {_(_TELLS_NOT)}"
                if hours is None
                else _(", {hours:,.3f} training hours each").format(hours=hours)
            )
            yield self._line(part, "training", amount, count, what, _("as the last training"))

    def _metadata(self) -> Iterator[Line]:
        for kind, every in (
            ("campaign", holdings.standing(self.by_hour)),
            ("recommender", holdings.standing(self.known.recommenders)),
        ):
            for one in every:
                if one.get(f"{kind}Config", {}).get("enableMetadataWithRecommendations"):
                    what = _("metadata in answers of {short}").format(
                        short=holdings.short(one[f"{kind}Arn"])
                    )
                    yield self._line(MONTH, "metadata", _("surcharge"), None, what)

    def _beside(self) -> Iterator[Line]:
        """What stands beside Personalize: metrics, storage, the host."""
        for one in self.known.attributions:
            count = one.get("metrics")
            amount = (
                _(_TELLS_NOT)
                if count is None
                else _("{count} metrics, while events come").format(count=count)
            )
            yield self._line(MONTH, "metrics", amount, count)
        if self.known.stored:
            size = self.known.stored / 1e9
            yield self._line(MONTH, "storage", f"{size:,.6f} GB", size, of=_("what is there now"))
        machine, hours = self.machine, pricing.HOURS_A_MONTH
        key, of = f"host-{machine.instance}", machine.told
        what = _("notebook host {instance}, if it never stops").format(instance=machine.instance)
        yield self._line(MONTH, key, _("{hours:g} hours").format(hours=hours), hours, what, of)
        yield self._line(MONTH, "host-disk", f"{machine.disk:g} GB", machine.disk, of=of)
        yield self._line(MONTH, "logs", _("a line at each stop"), 1e-6, of=of)


def _imports(count: int) -> str:
    return ngettext("{count} import", "{count} imports", count).format(count=count)


def _jobs(count: int) -> str:
    return ngettext("{count} job", "{count} jobs", count).format(count=count)
