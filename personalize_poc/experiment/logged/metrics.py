"""What is measured of each user."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.errors import BadInput
from personalize_poc.language import _

RATE, COUNT, SUM = "rate", "count", "sum"
KINDS = {
    RATE: "(value IS NULL OR value > 0)::DOUBLE",
    COUNT: "1.0",
    SUM: "coalesce(value, 0.0)",
}
"""Kinds of metric, and the SQL of what one outcome adds. Of a rate the largest counts, not the sum:
it is the share of users with at least one outcome above 0, or without a value."""
ALONE = "outcome"
"""What the metric is called in a file that has one only."""


@dataclass(frozen=True)
class Metric:
    """One metric.

    Attributes:
        name: as the outcomes name it.
        kind: `RATE`, `COUNT` or `SUM` per user; "" to tell it from the values.
        guardrail: whether it is watched for harm only.
        lower_is_better: whether less of it is better.
        is_shared: whether the same outcomes are measured in another way as well.
    """

    name: str
    kind: str = ""
    guardrail: bool = False
    lower_is_better: bool = False
    is_shared: bool = False

    @property
    def label(self) -> str:
        """What it is called beside the others: NAME, or NAME:KIND where its name is not enough."""
        return f"{self.name}:{self.kind}" if self.is_shared else self.name

    @property
    def is_rate(self) -> bool:
        """Whether a user has 0 or 1."""
        return self.kind == RATE

    @property
    def per_user(self) -> str:
        """SQL that aggregates the outcomes of one user."""
        return f"{'max' if self.is_rate else 'sum'}({KINDS[self.kind]})"

    @property
    def unit(self) -> str:
        """What the mean over users is."""
        return {RATE: _("share of users"), COUNT: _("number per user"), SUM: _("sum per user")}[
            self.kind
        ]


def parse(text: str, *, guardrail: bool = False, lower: bool = False) -> Metric:
    """A metric from "NAME" or "NAME:KIND".

    Raises:
        BadInput: there is no such kind.
    """
    name, colon, kind = text.rpartition(":")
    if not colon:
        return Metric(text, "", guardrail, lower)
    if kind not in KINDS:
        raise BadInput(
            f"{text}: there is no kind {kind}.",
            _("Kinds are {kinds}. If {name} is its whole name, say {name}:{kind}.").format(
                kinds=", ".join(KINDS), name=text, kind=COUNT
            ),
        )
    return Metric(name, kind, guardrail, lower)
