"""A picture of the report: what it shows, for those who see it and for those who do not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Picture:
    """A picture of the report.

    Attributes:
        name: a stable name.
        title: what it shows; it stands in the picture as well.
        alt: what one sees, for those who cannot.
        svg: as it stands on the page.
    """

    name: str
    title: str
    alt: str
    svg: str
