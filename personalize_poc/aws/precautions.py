"""Looked at before a run on AWS goes on: what bills already, recipes, credentials that end."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import ownership, pricing, resources, roles, storage
from personalize_poc.aws.finding import NOTE, Finding
from personalize_poc.aws.service_errors import reraise
from personalize_poc.errors import Refused

if TYPE_CHECKING:
    from personalize_poc.aws.targets import Target
    from personalize_poc.aws.workspace import Workspace

LASTS = dt.timedelta(hours=6)
"""About how long a whole run on AWS takes, so long credentials should hold."""
OWNER = "owner"
"""Tags with this word in their key say whose something is."""
RECIPES = (
    "aws-popularity-count",
    "aws-sims",
    "aws-user-personalization",
    "aws-personalized-ranking",
    "aws-trending-now",
    "aws-item-attribute-affinity",
)
"""The recipes that the notebooks train on AWS."""
SUCCESSORS = {
    "aws-sims": "aws-similar-items",
    "aws-user-personalization": "aws-user-personalization-v2",
    "aws-personalized-ranking": "aws-personalized-ranking-v2",
    "aws-hrnn": "aws-user-personalization-v2",
}
"""What AWS recommends in place of a recipe."""
_LASTING = ("iam-role", "container-role", "assume-role-with-web-identity")
"""Ways to credentials that renew themselves for as long as the machine is there."""


def before_a_run(ws: Workspace) -> list[Finding]:
    """What a person should know before they agree to a run: other owners, bills, credentials.

    Raises:
        Refused: the service did not answer a question.
    """
    try:
        found = [*owners(ws), *leftovers(ws), *credentials(ws.target)]
    except Exception as problem:
        reraise("preflight", problem)
    return [one for one in found if one.level == NOTE]


def leftovers(ws: Workspace) -> Iterator[Finding]:
    """What bills in this account and region now, run by run."""
    client, runs = ws.target.personalize, dict[str, list[str]]()
    for kind in ("campaign", "recommender"):
        for one in resources.listed(client, kind):
            status = one["status"]
            stopped = status == "INACTIVE" or resources.has_failed(status)
            if not stopped and not resources.is_leaving(status):
                runs.setdefault(_run_of(one["name"]), []).append(
                    one[f"{resources.member(kind)}Arn"]
                )
    for run, arns in sorted(runs.items()):
        campaigns = sum(resources.kind_of(arn) == "campaign" for arn in arns)
        told = f"{_whose(ws, run, arns[0])}: {_count(campaigns, 'campaign')}, at least "
        told += f"{campaigns * pricing.CAMPAIGN.usd:.2f} USD an hour"
        if campaigns < len(arns):
            others = _count(len(arns) - campaigns, "recommender")
            told += f"; {others}, whose price is not confirmed"
        yield Finding("bills already", told, NOTE, _ended(ws, run))
    if not runs:
        yield Finding("bills already", "no campaign and no recommender in this account and region")


def owners(ws: Workspace) -> Iterator[Finding]:
    """Whether another person uses this run name: who made its dataset group, bucket and role."""
    who: dict[str, list[str]] = {}
    for what, tags in _tags_of_run(ws):
        if other := ownership.others(tags, ws.target.owner):
            who.setdefault(other, []).append(what)
    for other, made in who.items():
        told = f"{ws.run_name} is a run of {other}, who made its {', '.join(made)}"
        fix = "Take another run name, unless you share the run; a cleanup of yours keeps these."
        yield Finding("run", told, NOTE, fix)


def _tags_of_run(ws: Workspace) -> Iterator[tuple[str, dict[str, str]]]:
    """What a run is known by, with its tags; what may not be looked at is passed over."""
    client, group = ws.target.personalize, ws.arn("dataset-group")

    def of_group() -> dict[str, str]:
        told = client.list_tags_for_resource(resourceArn=group)["tags"]
        return {one["tagKey"]: one["tagValue"] for one in told}

    looks: list[tuple[str, Callable[[], dict[str, str]]]] = [("dataset group", of_group)]
    if ws.owns_bucket:
        looks.append(("bucket", lambda: storage.bucket_tags(ws)))
    if ws.owns_role:
        looks.append(("role", lambda: roles.role_tags(ws) or {}))
    for what, look in looks:
        try:
            yield what, look()
        except Exception as problem:
            if not (isinstance(problem, Refused) or resources.code_of(problem)):
                raise


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _run_of(name: str) -> str:
    """The run that a name belongs to; empty if to none."""
    return name.removeprefix("poc-").split("_")[0] if name.startswith("poc-") else ""


def _whose(ws: Workspace, run: str, arn: str) -> str:
    if not run:
        return "no run"
    if run == ws.run_name:
        return "this run"
    try:
        tags = ws.target.personalize.list_tags_for_resource(resourceArn=arn).get("tags", [])
    except Exception as problem:
        if not resources.code_of(problem):
            raise
        tags = []  # whose it is may be hidden; that it bills is not
    owners = [tag["tagValue"] for tag in tags if OWNER in tag["tagKey"].lower()]
    return f"the run {run}" + (f" of {', '.join(owners)}" if owners else "")


def _ended(ws: Workspace, run: str) -> str:
    if not run:
        return "Whoever made it has to delete it."
    if run == ws.run_name:
        return "Notebook 6 deletes it."
    where = f"--target aws --region {ws.target.region}"
    return f"If nobody needs it: `personalize-poc cleanup --run-name {run} {where}`."


def recipes(target: Target) -> Iterator[Finding]:
    """Recipes of the notebooks that the region does not offer, with their successors."""
    offered = {one["name"] for one in resources.listed(target.personalize, "recipe")}
    if not offered:
        return
    missing = [name for name in RECIPES if name not in offered]
    for name in missing:
        instead = SUCCESSORS.get(name, "")
        fix = "Leave it out in the notebooks."
        if instead in offered:
            fix = f"Its successor is {instead}: put it in its place in the notebooks."
        yield Finding("recipes", f"{name} is not offered in {target.region}", NOTE, fix)
    if not missing:
        yield Finding("recipes", f"all {len(RECIPES)} that the notebooks train are offered")


def credentials(target: Target, now: dt.datetime | None = None) -> Iterator[Finding]:
    """Whether the credentials hold for as long as a run takes."""
    held: Any = target.session.get_credentials()
    if held is None:
        return
    how = str(getattr(held, "method", ""))
    ends = _end(held)
    now = now or dt.datetime.now(dt.UTC)
    if how in _LASTING:
        yield Finding("credentials", f"renewed by themselves ({how})")
    elif how in ("sso", "login") or how.startswith("sso"):
        told = "renewed for as long as your sign-in lasts, which is not told here"
        yield Finding("credentials", told, NOTE, "Sign in again before a long run.")
    elif ends is not None and ends < now + LASTS:
        left = max(ends - now, dt.timedelta())
        told = f"end at {ends:%Y-%m-%d %H:%M} UTC, in {left.total_seconds() // 60:.0f} minutes"
        told += f"; a whole run takes about {LASTS.total_seconds() / 60:.0f}"
        yield Finding("credentials", told, NOTE, _AGAIN)
    elif ends is not None:
        yield Finding("credentials", f"hold until {ends:%Y-%m-%d %H:%M} UTC")
    elif held.get_frozen_credentials().token:
        told = f"temporary ({how or 'session'}); when they end is not told, mostly in 1 to 12 hours"
        yield Finding("credentials", told, NOTE, _AGAIN)


_AGAIN = (
    "Take new ones before a long run, or when a wait asks for them; what is interrupted is gone on "
    "with (`run --resume`)."
)


def _end(held: Any) -> dt.datetime | None:
    """When credentials end, as botocore or the environment knows it."""
    found = getattr(held, "_expiry_time", None)
    if isinstance(found, dt.datetime):
        return found.astimezone(dt.UTC)
    if getattr(held, "method", "") == "env":
        try:
            text = os.environ.get("AWS_CREDENTIAL_EXPIRATION", "")
            return dt.datetime.fromisoformat(text).astimezone(dt.UTC)
        except ValueError:
            return None
    return None
