"""Cards that people have: renewed, lost and replaced, they are not whose taste is learned."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import Hint, stems_of

_BEHIND = 1.5
"""Points that a card is behind its holder."""
_FILL = 0.02
"""Share of rows that may have a card and no holder."""
EACH = 2.0
"""Cards of a customer on average, up to which they are one person's; firms and families have more.
"""
_GROUPS = stems_of(
    """
    household haushalt foyer hogar domicilio familia família famiglia family famille familie
    huishouden gezin hushåll husstand hushold talous gospodarstw rodzin domácnost rodina háztartás
    család семья семьи домохозяй aile hane 세대 가구 가족 世帯 家族 家庭 住户 company firma firm
    business bedrijf entreprise unternehmen empresa azienda bedrift företag przedsiębiorstw yritys
    şirket компани organization organisation 회사 기업 会社 法人 企业 公司"""
)
"""Words of names of ids of several people, of whom each may have a card."""


def prefer_holders(found: list[Scored], views: dict[str, View]) -> None:
    """Put a card behind the person who holds it: every card has one, and people have several.

    Where only cards are known, or more rows have one, the card stays the person; of a household
    several people may have one at a time. Where no table has the holders, they are called so, and
    have few cards each.

    Args:
        found: what may be the user, with points; written to.
        views: all tables by their labels.
    """
    holders = [one for one in found if _is_person(one, views)]
    for one in found:
        said = one.view.hint(one.column.key)
        if not said.about("card") or said.about("user") or one in holders:
            continue
        called = [other for other in found if _is_called_holder(other, one)]
        for holder in (*holders, *called):
            gaps = one.column.fill - holder.column.fill
            if gaps <= _FILL and one.view.goes_with(one.column.key, holder.column.key) > SURE:
                one.add(min(0.0, holder.points - _BEHIND - one.points))


def _is_called_holder(scored: Scored, card: Scored) -> bool:
    """Whether a column is called the number of one person, who has a card or two in turn."""
    said = scored.view.hint(scored.column.key)
    return (
        said.about("user")
        and said.says("id")
        and not said.about("card", "visitor", "order", "vendor", "staff")
        and not is_of_group(said)
        and card.column.distinct <= EACH * scored.column.distinct
    )


def is_of_group(said: Hint) -> bool:
    """Whether a name is that of an id of several people: of a household, of a firm."""
    return any(token.startswith(tuple(_GROUPS)) for token in said.tokens)


def _is_person(scored: Scored, views: dict[str, View]) -> bool:
    """Whether values are keys of a table with one person a row, by its kind and its name."""
    said = scored.view.hint(scored.column.key)
    return not is_of_group(said) and any(
        views[link.table].kind == "user"
        for link in sure_links.of_column(scored.view, scored.column, views)
    )
