"""A filter expression after parsing: plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from personalize_poc.local.dataset_types import DatasetType

ITEMS, USERS, ACTIONS = DatasetType.ITEMS, DatasetType.USERS, DatasetType.ACTIONS
INTERACTIONS, ACTION_INTERACTIONS = DatasetType.INTERACTIONS, DatasetType.ACTION_INTERACTIONS
CURRENT_USER = "CURRENTUSER"
CURRENT_ITEM = "CURRENTITEM"

SPELLING = {
    ITEMS: "Items",
    USERS: "Users",
    ACTIONS: "Actions",
    INTERACTIONS: "Interactions",
    ACTION_INTERACTIONS: "Action_Interactions",
    CURRENT_USER: "CurrentUser",
    CURRENT_ITEM: "CurrentItem",
}
"""How the guide writes the names of data sets."""
_HOMES = {CURRENT_USER: USERS, CURRENT_ITEM: ITEMS}

Target = Literal["ItemID", "UserID", "ActionID"]
Operator = Literal["IN", "NOT IN", "=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True)
class Field:
    """``Items.GENRE``: both names in upper case; `text` as written, `position` from 1."""

    dataset: str
    column: str
    text: str
    position: int


def home(field: Field) -> str:
    """The data set that a field is a column of: USERS of CurrentUser, ITEMS of CurrentItem."""
    return _HOMES.get(field.dataset, field.dataset)


@dataclass(frozen=True)
class Parameter:
    """A placeholder, without its ``$``; the case of the name matters."""

    name: str
    position: int


@dataclass(frozen=True)
class Texts:
    """Fixed strings of an IN list, or the one string after ``=``."""

    values: tuple[str, ...]


@dataclass(frozen=True)
class AllEventTypes:
    """``*`` in an IN list."""


Operand = Texts | AllEventTypes | Parameter | Field | float


@dataclass(frozen=True)
class Condition:
    """One comparison. `position` (from 1) is where the operator stands."""

    field: Field
    operator: Operator
    operand: Operand
    position: int


@dataclass(frozen=True)
class Expression:
    """What stands between two pipes.

    groups: the WHERE part, OR over groups of AND. users: the IF part, all of which must hold.
    """

    include: bool
    target: Target
    groups: tuple[tuple[Condition, ...], ...]
    users: tuple[Condition, ...]
    position: int

    @cached_property
    def where(self) -> list[Condition]:
        """The conditions of the WHERE part in the order of the text."""
        return [condition for group in self.groups for condition in group]

    @cached_property
    def parameters(self) -> list[Parameter]:
        """Placeholders of both parts in the order of the text."""
        conditions = [*self.where, *self.users]
        return [c.operand for c in conditions if isinstance(c.operand, Parameter)]


@dataclass(frozen=True)
class Filter:
    """A compiled filter expression.

    parameters: name -> whether a request must give it a value (used in an INCLUDE). fields: the
    distinct (data set, column) pairs in upper case; CurrentUser counts as USERS, CurrentItem as
    ITEMS. needs_user: interactions or CurrentUser occur. needs_current_item: only for campaigns
    that give related items.
    """

    text: str
    target: Target
    expressions: tuple[Expression, ...]
    parameters: dict[str, bool]
    fields: frozenset[tuple[str, str]]
    needs_user: bool
    needs_current_item: bool
