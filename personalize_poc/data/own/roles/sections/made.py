"""A section of items or users as it is made."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence.view import Link


@dataclass
class Made:
    """A section with a guess for each of its columns.

    Attributes:
        section: of the mapping.
        guesses: for its columns.
        label: of the table.
        link: between the interactions and the table; None if they are one.
    """

    section: Section
    guesses: list[Guess]
    label: str
    link: Link | None = None
