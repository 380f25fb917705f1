"""Columns that may name the user, or the item, of a row, likeliest first.

Each has its points (`user_points`, `item_points`); then they are compared with each other.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import linked, parts
from personalize_poc.data.own.roles.which_column import possible_ids, spoilt
from personalize_poc.data.own.roles.which_column.items import (
    before_lengths,
    come_from,
    copies_told,
    counted_parts,
    few_beside_many,
    ids_of_titles,
    makers,
    numbered_copies,
    of_groups,
    out_of_shown,
    own_pages,
    place_copies,
    places_of_sellers,
    sold_by,
)
from personalize_poc.data.own.roles.which_column.points import item_points, user_points, vehicles
from personalize_poc.data.own.roles.which_column.rivals import fuller, payers
from personalize_poc.data.own.roles.which_column.users import (
    addresses_of_logs,
    beside_ids,
    cards,
    contacts,
    households,
    looked_after,
    mailing_guests,
    memberships,
    names_by_hand,
    names_of_ids,
    operators,
    recipients,
    served_by,
    signed_in,
)


def users(view: View, views: dict[str, View]) -> list[Scored]:
    """Columns that may be the user, likeliest first."""
    found = [user_points.of(view, column, views) for column in possible_ids.of(view, "user")]
    linked.prefer_known(found, views)
    payers.prefer_others(found)
    cards.prefer_holders(found, views)
    memberships.prefer_members(found)
    operators.prefer_customers(found)
    looked_after.prefer_holders(found)
    contacts.prefer(found, views)
    names_of_ids.prefer(found)
    names_of_ids.prefer_called(found)
    names_of_ids.prefer_joined(found, views)
    names_of_ids.prefer_keys(found, views)
    names_of_ids.prefer_finer(found)
    names_by_hand.prefer(found)
    beside_ids.prefer(found)
    households.prefer(found)
    mailing_guests.prefer(found)
    addresses_of_logs.prefer(found)
    signed_in.prefer_accounts(found)
    signed_in.prefer_joined(found)
    recipients.prefer_buyers(found)
    before_lengths.prefer_people(found)
    spoilt.prefer(found)
    return sorted(found, key=lambda one: one.points, reverse=True)


def items(view: View, views: dict[str, View]) -> list[Scored]:
    """Columns that may be the item, likeliest first."""
    found = [
        item_points.of(view, column, views)
        for column in possible_ids.of(view, "item")
        if not come_from.is_one(view, column)
    ]
    linked.prefer_described(found, views)
    parts.prefer(found, views)
    parts.prefer_many(found)
    parts.prefer_wholes(found, views)
    fuller.prefer(found)
    fuller.prefer_whole(found)
    fuller.prefer_addresses(found)
    fuller.prefer_titles(found)
    fuller.prefer_keys(found)
    own_pages.prefer(found)
    place_copies.prefer(found)
    numbered_copies.prefer(found, views)
    counted_parts.prefer(found)
    copies_told.prefer(found, views)
    vehicles.prefer_models(found)
    ids_of_titles.prefer(found, views)
    out_of_shown.prefer(found)
    served_by.prefer_served(found)
    served_by.prefer_things(found, views)
    looked_after.leave_out_advisers(found)
    sold_by.prefer_sold(found, views)
    places_of_sellers.prefer_things(found, views)
    makers.prefer_made(found, views)
    few_beside_many.prefer(found, views)
    of_groups.prefer(found)
    before_lengths.prefer(found)
    spoilt.prefer(found)
    return sorted(found, key=lambda one: one.points, reverse=True)
