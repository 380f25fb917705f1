"""Lines of what bills for as long as it stands: campaigns, recommenders, automatic training."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import holdings, pricing, resources
from personalize_poc.aws.bill import HOUR, MONTH, SO_FAR, Line
from personalize_poc.aws.billing.making import TELLS_NOT
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.aws.billing.making import Making


def campaigns_so_far(making: Making) -> Iterator[Line]:
    """What campaigns have cost since their creation, each month by its own tiers."""
    made = [one for one in making.by_hour if not resources.has_failed(one["status"])]
    used = [holdings.by_month(one, making.now) for one in made]
    months = sorted({month for one in used for month in one})
    rate, money = making.rates["campaign"], [0.0] * len(made)
    for month in months:
        shares = pricing.together([one.get(month, 0.0) for one in used], rate)
        money = [before + share for before, share in zip(money, shares, strict=True)]
    for one, hours, total in zip(made, used, money, strict=True):
        amount = _("{hours:,.2f} TPS-hours since {since}").format(
            hours=sum(hours.values()), since=one["creationDateTime"].strftime(_("%d %b"))
        )
        known = total if rate.tiers else None
        source = "DescribeCampaign"
        yield Line(SO_FAR, _campaign(one), amount, known, source, rate.confirmed, rate.told)
    for one in making.by_request:
        yield making.line(SO_FAR, "v2-requests", _(TELLS_NOT), None, _requests(one))


def campaigns_an_hour(making: Making) -> Iterator[Line]:
    """What each campaign bills for an hour in which nobody asks it."""
    for one in holdings.standing(making.by_hour):
        least = holdings.least(one)
        amount, source = f"{least} TPS", "DescribeCampaign"
        yield making.line(HOUR, "campaign", amount, least, _campaign(one), source)


def campaigns_a_month(making: Making) -> Iterator[Line]:
    """What campaigns bill for a month of the workload, which all of them share evenly."""
    standing = holdings.standing(making.known.campaigns)
    recommenders = holdings.standing(making.known.recommenders)
    tps = making.workload.requests_per_second / max(1, len(standing) + len(recommenders))
    by_hour, rate = holdings.standing(making.by_hour), making.rates["campaign"]
    used = [pricing.tps_hours(holdings.least(one), tps) for one in by_hour]
    of = _("24 x 30.5 hours")
    for one, hours, money in zip(by_hour, used, pricing.together(used, rate), strict=True):
        amount = _("{hours:,.0f} TPS-hours at {tps:g} a second").format(hours=hours, tps=tps)
        known = money if rate.tiers else None
        yield Line(MONTH, _campaign(one), amount, known, of, rate.confirmed, rate.told)
    for one in holdings.standing(making.by_request):
        count = tps * pricing.SECONDS_A_MONTH
        amount = _("{count:,.0f} requests").format(count=count)
        yield making.line(MONTH, "v2-requests", amount, count / 1000, _requests(one))
    if tps and not standing and not recommenders:
        hours = pricing.tps_hours(1, tps)
        amount = _("{hours:,.0f} TPS-hours at {tps:g} a second").format(hours=hours, tps=tps)
        what = _("one campaign; there is none yet")
        yield making.line(MONTH, "campaign", amount, hours, what)


def recommenders(making: Making, part: str) -> Iterator[Line]:
    """Recommenders bill the users of their data set for as long as they are started."""
    key, users = "recommender-users", making.workload.users
    for one in making.known.recommenders:
        what = _("recommender {short}").format(short=holdings.short(one["recommenderArn"]))
        if one["status"] == "INACTIVE" and part != SO_FAR:
            yield Line(part, what, _("stopped"), 0.0, _("a stopped recommender is not billed"))
        elif users is None or part == SO_FAR:
            yield making.line(part, key, _("enabled; ") + _(TELLS_NOT), None, what)
        else:
            time = 1 / pricing.HOURS_A_MONTH if part == HOUR else 1.0
            amount = _("enabled, {users:,} users").format(users=users)
            count = users / 1000 * time
            yield making.line(part, key, amount, count, what, _("of the data set"))


def automatic(making: Making, part: str) -> Iterator[Line]:
    """Automatic trainings to come, as long as the last training of the solution."""
    for one in holdings.standing(making.known.solutions):
        if not one.get("performAutoTraining"):
            continue
        what = _("automatic training of {short}").format(short=holdings.short(one["solutionArn"]))
        days = holdings.days(one)
        times = (1 if part == HOUR else pricing.HOURS_A_MONTH) / (24 * days)
        if holdings.is_v2(str(one.get("recipeArn", ""))):
            yield making.by_interactions(part, what, times)
            continue
        amount = _("every {days:g} days").format(days=days)
        of = _("as the last training")
        hours = holdings.last_hours(making.known.versions, one["solutionArn"])
        if hours is None:
            yield making.line(part, "training", f"{amount}, {_(TELLS_NOT)}", None, what, of)
        else:
            amount += _(", {hours:,.3f} training hours each").format(hours=hours)
            yield making.line(part, "training", amount, hours * times, what, of)


def metadata(making: Making) -> Iterator[Line]:
    """The surcharge for answers with metadata, whose amount AWS does not tell."""
    for kind, every in (
        ("campaign", making.by_hour),
        ("recommender", making.known.recommenders),
    ):
        for one in holdings.standing(every):
            if one.get(f"{kind}Config", {}).get("enableMetadataWithRecommendations"):
                name = holdings.short(one[f"{kind}Arn"])
                what = _("metadata in answers of {short}").format(short=name)
                yield making.line(MONTH, "metadata", _("surcharge"), None, what)


def _campaign(one: dict[str, Any]) -> str:
    return _("campaign {short}").format(short=holdings.short(one["campaignArn"]))


def _requests(one: dict[str, Any]) -> str:
    return _("requests to {short}").format(short=holdings.short(one["campaignArn"]))
