"""What a person says about an experiment before it is judged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from personalize_poc.experiment import planning
from personalize_poc.experiment.logged import columns, source
from personalize_poc.experiment.logged.estimates import Rules

if TYPE_CHECKING:
    from personalize_poc.experiment.logged.metrics import Metric


@dataclass(frozen=True)
class Wishes:
    """What a person says about an experiment.

    Attributes:
        weights: variant -> planned share, summing to 1; None: all alike.
        control: name of the control; None to find it.
        experiment: whose exposures count where a file has several.
        metrics: what to judge, in the order of importance; without, all that there are.
        segments: columns of the exposures by which users are split.
        window: days after the exposure in which outcomes count; None for all.
        keep_duplicates: whether outcomes that are alike in everything count each.
        columns: "exposures", "outcomes" or "before" -> role -> column.
        encodings: the same, or "" for all of them -> encoding of a text; else it is recognised.
        rules: how it is judged.
    """

    weights: Mapping[str, float] | None = None
    control: str | None = None
    experiment: str | None = None
    metrics: Sequence[Metric] = ()
    segments: Sequence[str] = ()
    window: int | None = None
    keep_duplicates: bool = False
    columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    encodings: Mapping[str, str] = field(default_factory=dict)
    rules: Rules = Rules()  # noqa: RUF009 # frozen

    def __post_init__(self) -> None:
        if self.weights is not None:
            planning.shares(list(self.weights.values()))

    def encoding(self, name: str) -> str | None:
        """That of the file "exposures", "outcomes" or "before", if it is said."""
        return self.encodings.get(name, self.encodings.get(""))

    def asked(self, name: str) -> source.Asked:
        """What of it is about the file "exposures", "outcomes" or "before"."""
        stated = self.columns.get(name, {})
        if name == "exposures":
            needed = ("user", "variant")
            return source.Asked(columns.EXPOSURES, needed, stated, tuple(self.segments))
        return source.Asked(columns.OUTCOMES, ("user",), stated)
