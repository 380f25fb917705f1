"""What a cleanup is about: one run, a part of it, all runs of an account and region, or all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import resources
from personalize_poc.aws.cleanup import denials
from personalize_poc.aws.workspace import RUN_NAME, Workspace
from personalize_poc.language import N_, Phrase, _

if TYPE_CHECKING:
    from personalize_poc.aws.targets import Target


@dataclass(frozen=True)
class Scope:
    """What belongs to a cleanup.

    Attributes:
        target: where.
        label: in words, e.g. `run 'workshop'`.
        groups: pattern of the names of dataset groups.
        schemas: pattern of the names of schemas.
        runs: the runs whose bucket and role belong to it.
        unreadable: where runs were not shown.
    """

    target: Target
    label: str
    groups: str
    schemas: str
    runs: tuple[Workspace, ...] = ()
    unreadable: tuple[Phrase, ...] = ()

    def has_group(self, name: str) -> bool:
        """Whether a dataset group belongs to it, with all that is in it."""
        return re.fullmatch(self.groups, name) is not None

    def has_schema(self, name: str) -> bool:
        """Whether a schema belongs to it."""
        return re.fullmatch(self.schemas, name) is not None

    @property
    def where(self) -> str:
        """Target, account and region."""
        t = self.target
        return _("{name}, account {account}, region {region}").format(
            name=t.name, account=t.account, region=t.region
        )


def of_run(ws: Workspace, part: str | None = None) -> Scope:
    """One run; or only its dataset group `ws.name(part)` and what is called after that.

    Args:
        ws: the run.
        part: what follows the prefix of the run; nothing in S3 and IAM belongs to it.
    """
    if part:
        name = re.escape(ws.name(part))
        label = _("part {part!r} of run {run_name!r}").format(part=part, run_name=ws.run_name)
        return Scope(ws.target, label, name, name + ".*")
    group, start = re.escape(ws.dataset_group), re.escape(ws.prefix)
    label = _("run {run_name!r}").format(run_name=ws.run_name)
    return Scope(ws.target, label, rf"{group}|{start}.*", f"{start}.*", (ws,))


def all_runs(target: Target) -> Scope:
    """All runs in an account and region, found by names of dataset groups, schemas, buckets, roles.

    Args:
        target: where.
    """
    unreadable: list[Phrase] = []
    names = sorted(set(_runs(target, unreadable)))
    runs = tuple(Workspace(target, name) for name in names)
    told = _("all runs ({names})").format(names=", ".join(names)) if names else _("all runs")
    of_runs = "|".join(names) or "(?!)"
    groups, schemas = rf"poc-({of_runs})(_.*)?", rf"poc-({of_runs})_.*"
    return Scope(target, told, groups, schemas, runs, tuple(unreadable))


def everything(target: Target) -> Scope:
    """All of Amazon Personalize in an account and region, and the buckets and roles of all runs.

    Args:
        target: where.
    """
    runs = all_runs(target)
    label = _("everything of Amazon Personalize in {region}").format(region=target.region)
    return Scope(target, label, ".*", ".*", runs.runs, runs.unreadable)


def _runs(target: Target, unreadable: list[Phrase]) -> Iterator[str]:
    """The names of runs, as often as they are met."""
    name, place = f"({RUN_NAME.pattern})", re.escape(target.region)
    of_bucket = rf"poc-{name}-{target.account}-{place}"
    sources = (
        (
            Phrase(N_("the dataset groups")),
            lambda: _named(target, "dataset-group"),
            rf"poc-{name}(?:_.*)?",
        ),
        (Phrase(N_("the schemas")), lambda: _named(target, "schema"), rf"poc-{name}_.*"),
        (Phrase(N_("the buckets of the account")), lambda: _buckets(target), of_bucket),
        (Phrase(N_("the roles of the account")), lambda: _roles(target), rf"poc-{name}-{place}"),
        (
            Phrase(N_("the folders of the bucket")),
            lambda: _folders(target),
            f"personalize-poc/{name}/",
        ),
    )
    for what, names, pattern in sources:
        for one in denials.seen(what, names, unreadable):
            if found := re.fullmatch(pattern, one):
                yield found[1]


def _named(target: Target, kind: str) -> Iterable[str]:
    return (one["name"] for one in resources.listed(target.personalize, kind))


def _buckets(target: Target) -> Iterable[str]:
    return (one["Name"] for one in target.s3.list_buckets()["Buckets"])


def _roles(target: Target) -> Iterator[str]:
    for page in target.iam.get_paginator("list_roles").paginate():
        yield from (one["RoleName"] for one in page["Roles"])


def _folders(target: Target) -> Iterator[str]:
    """The folders of runs in a bucket that was named for them."""
    ws = Workspace(target)
    if ws.owns_bucket:
        return
    pages: Any = target.s3.get_paginator("list_objects_v2")
    for page in pages.paginate(Bucket=ws.bucket, Prefix="personalize-poc/", Delimiter="/"):
        yield from (one["Prefix"] for one in page.get("CommonPrefixes", []))
