"""All rules that say what happened in a row and whether it counts, in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.event_kinds import (
    actions,
    authored,
    below_zero_codes,
    code_book,
    code_lists,
    discounts,
    explained,
    handed_out,
    itemless,
    kinds_told,
    launched,
    lettered,
    lingual,
    many_codes,
    nameless_codes,
    opposites,
    shortened,
    shown_lists,
    still_open,
    system_codes,
    twice,
)
from personalize_poc.data.own.roles.evidence import dependences
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out import (
    echoes,
    left_already,
    no_moment,
    one_kind_left,
    other_parties,
    own_offers,
    sellers,
    text_lines,
)
from personalize_poc.data.own.roles.left_out.accounts import no_customers, robots
from personalize_poc.data.own.roles.left_out.documents import (
    instalments,
    none_delivered,
    sent_back,
    undelivered,
    voided,
)
from personalize_poc.data.own.roles.left_out.goods import (
    addressed,
    advertisements,
    bare_items,
    given_away,
    kinds_of_lines,
    never_listed,
    other_pages,
    other_subjects,
    previews,
    sent_lines,
    unlisted,
    whole_discounts,
)
from personalize_poc.data.own.roles.states import carried_out, never_began
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.data.own.roles.which_column.users import two_parties

if TYPE_CHECKING:
    import duckdb


def find(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    form: Form,
    unfolded: frozenset[str] = frozenset(),
) -> Actions:
    """What is known of events and states, and which rows are left out.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        form: of their times.
        unfolded: names of the files in which lists were taken apart, a row for each item.
    """
    chosen = [best.roles[name] for name in ("USER_ID", "ITEM_ID")]
    keys = [one.column.key for one in chosen if one.view is best.view]
    dependences.look_closer(connection, best.view, keys)
    taken = best.taken(best.view)
    pair = (chosen[0].column.key, chosen[1].column.key)
    here = all(one.view is best.view for one in chosen)
    own, theirs = two_parties.answers(best, {view.label: view for view in views})
    both = pair if here else None
    found = actions.find(connection, best.view, taken | {theirs}, both, own)
    still_open.forget_parts(best, views, found)
    explained.find(connection, views, best.view, taken, found)
    code_lists.find(connection, views, best.view, taken, found)
    explained.states(connection, views, best.view, taken, found)
    lingual.states(connection, views, best.view, found)
    code_book.states(connection, views, best.view, taken, found)
    kinds_told.find(connection, views, best.view, found)
    system_codes.states(connection, best.view, found)
    lettered.find(connection, best, found)
    shortened.find(connection, best, found)
    nameless_codes.find(connection, best, found)
    many_codes.find(connection, best, found)
    below_zero_codes.find(connection, best, found)
    opposites.find(connection, best, form, found)
    discounts.find(found)
    voided.find(connection, best, found)
    twice.find(connection, best, found)
    echoes.find(connection, best, form, found)
    never_began.find(connection, best, found)
    carried_out.find(connection, best, found)
    shown_lists.find(connection, best, found, unfolded)
    handed_out.find(connection, best, form, found)
    other_subjects.find(connection, views, best, found)
    never_listed.find(connection, views, best, found)
    instalments.find(connection, best, found)
    sent_lines.find(connection, views, best, found)
    unlisted.find(connection, views, best, found)
    bare_items.find(connection, views, best, found)
    given_away.find(connection, views, best, found)
    whole_discounts.find(connection, best, found)
    kinds_of_lines.find(connection, best, found)
    advertisements.find(connection, best, found)
    previews.find(connection, best, found)
    undelivered.find(connection, best, found)
    none_delivered.find(connection, best, found)
    sent_back.find(connection, best, found)
    itemless.find(connection, best, found)
    text_lines.find(connection, best, found)
    launched.find(connection, best, form, found)
    other_pages.find(connection, best, found)
    addressed.find(connection, views, best, found)
    robots.find(connection, best, found)
    sellers.find(connection, views, best, found)
    own_offers.find(connection, views, best, found)
    authored.find(connection, best, found)
    no_customers.leave_out(connection, best, found)
    other_parties.find(connection, views, best, found)
    no_moment.find(connection, best, found)
    itemless.fewer_kinds(found)
    one_kind_left.find(connection, best, found)
    left_already.forget_twice(connection, best, found)
    return found
