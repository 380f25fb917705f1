"""From files to a proposed mapping: the way through this room."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.proposal import Proposal, Question
from personalize_poc.data.own.roles import applied, systems
from personalize_poc.data.own.roles.evidence import (
    contents,
    counted_times,
    dated_codes,
    day_numbers,
    days_of_year,
    dependences,
    narrowed,
    pointed_codes,
    spelled_out,
    telephones,
)
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.evidence.view import (
    View,
    forget,
    may_be_events,
)
from personalize_poc.data.own.roles.left_out import standing
from personalize_poc.data.own.roles.left_out.documents import copies, counted_once, taken_back
from personalize_poc.data.own.roles.left_out.goods import no_goods
from personalize_poc.data.own.roles.links import compound, documents, joins, masters, told_apart
from personalize_poc.data.own.roles.reporting import (
    answer_questions,
    complete_answers,
    direction_questions,
    event_questions,
    file_questions,
    giant_questions,
    holder_questions,
    house_questions,
    kinds_kept,
    left_out_notes,
    masked_questions,
    notes,
    once_questions,
    questions,
    standing_notes,
    time_questions,
)
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column import each_other, tables
from personalize_poc.data.own.roles.which_column.times import clock, numbered_rows
from personalize_poc.data.own.roles.which_column.users import (
    bursts,
    emptied_members,
    files_of_people,
    receipts,
    tills,
    two_parties,
    versions,
    where_they_live,
)
from personalize_poc.data.own.roles.which_table import (
    clearly_named,
    lost_zeros,
    nothing,
    of_people,
    ranking,
    row_kinds,
    same_told,
    turned,
    two_layouts,
    two_sides,
    wide,
)
from personalize_poc.data.own.roles.which_table.unusable import unfit, weekly_sums
from personalize_poc.data.own.tables import Reading
from personalize_poc.language import _

_QUESTIONS = 3


def propose(reading: Reading) -> Proposal:
    """Say what a person's files and columns seem to be.

    Args:
        reading: the files as tables of text.

    Returns:
        The likeliest mapping with a guess for each column of the tables in use, at most three
        questions where it is close, and what was noticed. Without a mapping, the reason.
    """
    while True:
        views = understand(reading)
        try:
            ranked = _ranked(reading, views)
            if not ranked:
                return Proposal(None, reason=_("There is no table with rows."))
            changed = two_layouts.join(reading, ranked)
            if not changed and not lost_zeros.give_back(reading, ranked[0].view):
                made = _propose(reading, views, ranked)
                return replace(made, findings=(*made.findings, *narrowed.told(views)))
        finally:
            forget(reading.connection, views)


def _ranked(reading: Reading, views: list[View]) -> list[Candidate]:
    """All tables as interactions, the best one first."""
    ranked = tables.candidates(views)
    if not ranked:
        return []
    by_label = {view.label: view for view in views}
    ranked = files_of_people.tell(reading, two_parties.tell(ranked, by_label))
    ranked = each_other.tell(reading.connection, ranked)
    ranked = ranking.ordered(reading.connection, ranked)
    return two_sides.applicants_first(ranked, by_label)


def _propose(reading: Reading, views: list[View], ranked: list[Candidate]) -> Proposal:
    best = ranked[0]
    if sums := weekly_sums.larger(ranked):
        return nothing.without_people(sums, weekly_sums.told(sums.view))
    if not best.is_complete:
        best = _without_time(reading, ranked) or numbered_rows.number(reading, ranked) or best
        best = where_they_live.tell(reading.connection, best)
        ranked = [best, *(one for one in ranked if one.view is not best.view)]
    told = emptied_members.told(ranked) or receipts.told(reading.connection, ranked)
    told = told or tills.told(reading.connection, ranked)
    if told and not unfit.is_surely(best.view):
        return nothing.without_people(best, told)
    if not best.is_complete and (plain := clearly_named.find(ranked)):
        best, ranked = plain, [plain, *(one for one in ranked if one.view is not plain.view)]
    elif not best.is_complete or _is_nobody_back(best) or _is_wide(best):
        return nothing.without_mapping(views, ranked)
    best = bursts.tell_person(reading.connection, best)
    ranked = [best, *ranked[1:]]
    return _with_mapping(reading, views, ranked)


def _is_nobody_back(best: Candidate) -> bool:
    """Whether everybody is in one row; who ordered once has the lines of an order (`reached`)."""
    user = best.roles["USER_ID"]
    return user.column.is_unique and not (user.link and user.column.distinct < user.column.filled)


def _is_wide(best: Candidate) -> bool:
    """Whether rows are what somebody had in a month, so that no other column is an item."""
    user, time = best.roles["USER_ID"].column, best.roles["TIMESTAMP"].column
    return ranking.is_guessed(best) and bool(wide.things(best.view)) and wide.is_once(user, time)


def _without_time(reading: Reading, ranked: list[Candidate]) -> Candidate | None:
    """A table with user and item whose rows are counted, so that at least their order is known."""
    for one in ranked:
        user = one.roles.get("USER_ID")
        if user is None or "ITEM_ID" not in one.roles:
            continue
        counted = clock.sequence(reading.connection, user.view, user.column.key)
        if counted := counted or day_numbers.as_time(user.view):
            counted.link = user.link
            return replace(one, roles={**one.roles, "TIMESTAMP": counted}, is_counted=True)
    return None


def understand(reading: Reading) -> list[View]:
    """Look at every table that has rows: facts, what determines what, kinds, links.

    What notes for people say of codes comes last, and is not looked at for anything else.
    """
    connection = reading.connection
    profiles = [
        pointed_codes.told_by_names(counted_times.told_by_times(one))
        for one in (
            days_of_year.told_by_names(dated_codes.told_by_years(narrowed.look(connection, table)))
            for table in reading.tables
            if table.rows
        )
    ]
    profiles = [telephones.counted_once(one) for one in pointed_codes.told_by_keys(profiles)]
    names = spelled_out.told_by_tables(profiles)
    views = [View(one, spelled=said) for one, said in zip(profiles, names, strict=True)]
    for view in views:
        view.kind = row_kinds.kind_of(view)
        view.measures = contents.measures(view)
    systems.recognise(views)
    evidence.kinds(views)
    joins.link(connection, views)
    evidence.sure_links(views)
    masters.point_out(views)
    compound.link(connection, views)
    for view in views:
        if view.kind not in ("user", "item", "lookup") or may_be_events(view):
            dependences.look(connection, view)
    documents.find(views)
    masters.recast(views)
    told_apart.take(views)
    evidence.kinds(views)  # what a system is known for stands above what rows look like
    people, things = (
        frozenset(view.label for view in views if view.kind == kind) for kind in ("user", "item")
    )
    people |= {
        view.label
        for view in views
        if of_people.are_of(view, people) or of_people.are_over(view, views, people)
    }
    for view in views:
        view.people, view.things = people, things
        versions.find(connection, view)
    return views + [View(narrowed.look(connection, note)) for note in reading.notes]


def _with_mapping(reading: Reading, views: list[View], ranked: list[Candidate]) -> Proposal:
    best = ranked[0]
    connection = reading.connection
    made = applied.apply(reading, views, best)
    sections, guesses, found, happened = made.sections, made.guesses, made.found, made.happened
    items, users = made.items, made.users
    used = {best.view.label, *(one.label for one in (items, users) if one)}
    used |= {join.file for section in sections.values() for join in section.joins}
    by_label = {view.label: view for view in views}
    rivals = [
        same_told.marked(
            connection, best, two_sides.seen_from(best, turned.turned(best, one), by_label)
        )
        for one in ranked[1:]
        if one.is_complete
        and one.view.label not in used
        and not (one.view.kind == "item" and one.roles["ITEM_ID"].column.is_unique)
    ]
    close = ranking.in_question(connection, best, rivals, views)
    asked = _questions(reading, views, [best, *close], ranked, made)
    kinds_kept.forget_others(reading, best, sections["interactions"], found)
    said = left_out_notes.gather(reading, best, happened, sections["interactions"])
    said += notes.gather(connection, views, best, rivals, used, happened, (items, users))
    open_ones = standing.find(connection, views, best, sections["interactions"], found, asked)
    said += standing_notes.gather(reading, views, sections["interactions"], found, open_ones)
    said += no_goods.find(reading, views, best, sections)
    sections["interactions"], twice = counted_once.find(
        reading, best, found, sections["interactions"], made.unfolded
    )
    said += twice or copies.find(reading, best, found)
    said += taken_back.find(reading, best, sections["interactions"], found)
    return Proposal(Mapping(sections), tuple(guesses), asked, tuple(said))


def _questions(
    reading: Reading,
    views: list[View],
    close: list[Candidate],
    ranked: list[Candidate],
    made: applied.Applied,
) -> tuple[Question, ...]:
    """The three that matter most: which file, which columns, then what their values mean."""
    asked: list[Question | None] = []
    best, form, found = close[0], made.form, made.found

    def sections(other: Candidate) -> dict[str, Section]:
        return applied.plain(applied.apply(reading, views, other).sections)

    def whole(other: Candidate) -> str:
        return applied.text(sections(other))

    if len(close) > 1:
        asked.append(file_questions.about_file(close, whole))
    by_label = {view.label: view for view in views}
    asked.append(direction_questions.about(best, by_label) or answer_questions.about(best))
    masked = masked_questions.about(best)
    asked.append(masked or questions.about_user(best) or holder_questions.about(best, by_label))
    about_item = once_questions.about(best, by_label) or questions.about_item(best, by_label)
    about_item = about_item or house_questions.about(best, ranked, by_label, whole)
    asked.append(about_item or questions.about_rolled_up(best))
    if best.is_counted:
        asked.append(time_questions.about_no_time(best))
    else:
        asked.append(time_questions.about_date(best.roles["TIMESTAMP"], form))
        asked.append(time_questions.about_time(best, made.sections["interactions"].leave_out))
    asked.append(giant_questions.about(best, by_label, made.sections["interactions"].leave_out))
    asked.append(event_questions.about_documents(found))
    asked.append(event_questions.about_events(found))
    if not asked[len(close) > 1]:
        known = {one.code for one in asked if one}
        for name in LEAST:
            unsure = questions.about_unsure(best, name)
            if unsure and unsure.code not in known and not best.is_counted:
                asked.append(unsure)
    now = applied.plain(made.sections)
    return tuple(
        complete_answers.completed(one, best, now, sections)
        for one in [one for one in asked if one][:_QUESTIONS]
    )
