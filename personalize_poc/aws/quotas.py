"""Whether quotas suffice for a run: as Service Quotas tells them, else as the guide has them."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.aws.finding import NOTE, Finding
from personalize_poc.aws.resources import code_of
from personalize_poc.errors import PocError

if TYPE_CHECKING:
    from personalize_poc.aws.targets import Target

DATASET_GROUPS = "dataset groups"


@dataclass(frozen=True)
class Quota:
    """What a run needs of one quota; `default` is that of the guide.

    Attributes:
        what: the words by which it is known, as they stand in its name in Service Quotas.
        scope: of what it is a quota.
        default: the guide's value.
        needs: how many a whole run has at a time.
    """

    what: str
    scope: str
    default: int
    needs: int


OF_A_RUN = (
    Quota("solutions", "of a dataset group", 10, 9),
    Quota("campaigns", "of a dataset group", 5, 5),
    Quota("filters", "of a dataset group", 30, 9),
    Quota("solution versions", "pending or in progress", 20, 6),
)
_OTHER = ("per second", "rate", "size", "length", "distinct", "maximum number of items", "columns")
"""Words in the names of quotas that count something else."""


@dataclass(frozen=True)
class Asked:
    """A quota as the account has it."""

    value: int
    code: str


def asked(target: Target) -> tuple[dict[str, Asked], str]:
    """The account's quotas for Personalize, by their name in small letters; and why if none."""
    try:
        pages = target.client("service-quotas").get_paginator("list_service_quotas")
        every = [
            one for page in pages.paginate(ServiceCode="personalize") for one in page["Quotas"]
        ]
    except PocError:
        raise
    except Exception as problem:  # whatever is wrong with it: the defaults are known
        return {}, code_of(problem) or type(problem).__name__
    found = {
        str(one["QuotaName"]).lower(): Asked(int(one["Value"]), str(one["QuotaCode"]))
        for one in every
    }
    return found, "" if found else "it has none of Personalize"


def of(what: str, known: dict[str, Asked]) -> Asked | None:
    """The one quota whose name has these words; None if there is none, or several."""
    fitting = [
        value
        for name, value in known.items()
        if what in name and not any(word in name for word in _OTHER)
    ]
    return fitting[0] if len(fitting) == 1 else None


def findings(target: Target, known: dict[str, Asked], why: str) -> Iterator[Finding]:
    """What will not suffice, with how to raise it; one line if everything does."""
    short = False
    for quota in OF_A_RUN:
        found = of(quota.what, known)
        value = quota.default if found is None else found.value
        if value < quota.needs:
            short = True
            told = f"{quota.what} {quota.scope}: {value}, and a whole run has {quota.needs}"
            fix = raising(target, found.code if found else "", quota.needs)
            yield Finding("quotas", told, NOTE, fix)
    if not short:
        where = f"as the guide has them; Service Quotas was not asked: {why}" if why else "asked"
        yield Finding("quotas", f"enough for a run ({where})")


def raising(target: Target, code: str, wanted: int) -> str:
    """How to ask for a higher quota."""
    console = "in the console: Service Quotas, AWS services, Amazon Personalize"
    if not code:
        return f"Ask for a higher one {console}."
    command = ["aws", "service-quotas", "request-service-quota-increase"]
    command += ["--service-code", "personalize", "--quota-code", code]
    command += ["--desired-value", str(wanted), "--region", target.region]
    return f"Ask for a higher one {console}; or `{shlex.join(command)}`."
