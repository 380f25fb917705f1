"""What is asked of a person, with which options, and what is not asked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.reporting.asking import which
from tests.data.own.roles.worlds.orders import titled
from tests.data.own.roles.worlds.proposals import (
    found,
    proposed_tables,
    proposed_things,
    proposed_with_items,
)
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def test_at_most_three_questions() -> None:
    w = World(7, days=9, lines=1)
    date = [f"{1 + at.day:02d}/{1 + at.hour % 12:02d}/24" for at in w.at]
    tables = {
        "x.csv": {
            "a": w.by_user(lambda u: f"a{u}"),
            "b": w.by_item(lambda i: f"b{i}"),
            "d": date,
            "event": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "y.csv": {
            "a": w.by_user(lambda u: f"a{u}"),
            "b": w.by_item(lambda i: f"b{i}"),
            "d": date,
            "note": w.each(lambda r: f"n{r}"),
        },
    }
    codes = [one.code for one in roles.propose(reading(tables)).questions]
    assert codes == ["which-file", "user-or-item", "ambiguous-date"]


@pytest.mark.parametrize(
    ("sure", "doubtful", "said", "answers"),
    [
        (
            "{late}-07-2015",
            "{early}/1/2015",
            ("/1/2015", "-07-2015', are written otherwise"),
            {
                "The day first": ["%d-%m-%Y", "%d/%m/%Y"],
                "The month first": ["%d-%m-%Y", "%m/%d/%Y"],
            },
        ),
        (
            "{late}/07/2015",
            "07/{late}/2015",
            ("Some values of date have the day first",),
            {
                "The month first": ["%m/%d/%Y", "%d/%m/%Y"],
                "The day first": ["%d/%m/%Y", "%m/%d/%Y"],
            },
        ),
        (
            "{early}/02/2015",
            "{early}/01/2015",
            ("12 or less everywhere",),
            {"The month first": "%m/%d/%Y", "The day first": "%d/%m/%Y"},
        ),
    ],
)
def test_the_question_about_days_names_the_form_that_is_in_doubt(
    sure: str, doubtful: str, said: tuple[str, ...], answers: dict[str, Any]
) -> None:
    w = World(3405, lines=1)
    days = [
        (sure, doubtful)[row % 2].format(late=13 + at.day % 15, early=1 + at.minute % 12)
        for row, at in enumerate(w.at)
    ]
    days[1] = "7/1/2015"
    made = proposed_tables(
        {
            "sales.csv": {
                "member": w.by_user(lambda u: f"{u:05d}"),
                "item": w.by_item(lambda i: title(i)),
                "date": days,
            }
        }
    )
    (asked,) = [one for one in made.questions if one.code == "ambiguous-date"]
    assert all(one in asked.text for one in said)
    assert {one.text: forms_of(one) for one in asked.options} == answers


def forms_of(option: Any) -> Any:
    """The forms of times that an answer writes into a mapping."""
    return yaml.safe_load(option.yaml)["interactions"]["timestamp"]


def test_what_is_left_over_is_asked_about() -> None:
    w = World(3)
    proposal = proposed_tables(
        {
            "bookings.csv": {
                "member": w.by_user(lambda u: f"{u:05d}"),
                "class": w.by_item(lambda i: f"Yoga {i}"),
                "booked at": w.times("%Y-%m-%d %H:%M:%S"),
            }
        }
    )
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["ITEM_ID"] == "class"
    assert [one.code for one in proposal.questions] == ["which-item"]


def test_options_name_columns_with_an_example() -> None:
    w = World(410, lines=1)
    tables = {
        "x.csv": {
            "aa": w.by_user(lambda u: f"p{u:05d}"),
            "bb": w.by_item(lambda i: code("B", i)),
            "cc": w.each(lambda r: f"c{r % 60}"),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        }
    }
    for question in roles.propose(reading(tables)).questions:
        assert len(question.options) >= 2
        assert not any("another column does" in one.text for one in question.options)


def test_nobody_is_asked_whether_the_title_is_the_code() -> None:
    w = World(411)
    made = proposed_with_items(w, item_name=w.by_item(lambda i: f"Lamp {i // 2}"))
    assert made.questions == ()


def test_what_each_person_has_one_of_is_not_asked_about() -> None:
    """Nobody chooses a team row by row, and the number of a team is nobody's."""
    w = World(412, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "uid": w.by_user(lambda u: code("P", u)),
            "team.uid": w.by_user(lambda u: code("G", u % 30)),
            "team.label": w.by_user(lambda u: f"Green {u % 30}"),
            "piece": w.by_item(lambda i: code("T", i)),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "teams.csv": titled("label", [f"Green {n}" for n in range(30)]),
    }
    proposal = proposed_tables(tables)
    assert proposal.mapping is not None
    columns = proposal.mapping.sections["interactions"].columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("uid", "piece")
    for asked in proposal.questions:
        assert not asked.text.startswith("Which column names")


def test_every_column_that_has_a_table_with_titles_is_offered_where_one_has_to_be_asked() -> None:
    w = World(704, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            "member_id": w.by_user(lambda u: code("M", u)),
            "salon_no": w.by_item(lambda i: f"S{i % 40:03}"),
            "stylist_no": w.by_item(lambda i: f"D{i:04}"),
            "care_no": w.pick([f"T{n}" for n in range(100, 190)]),
            "booked_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "salons.csv": titled("salon_no", [f"S{n:03}" for n in range(40)]),
        "stylists.csv": titled("stylist_no", [f"D{n:04}" for n in range(w.items)]),
        "cares.csv": titled("care_no", [f"T{n}" for n in range(100, 190)]),
    }
    proposal = roles.propose(reading(tables))
    [asked] = [one for one in proposal.questions if one.code == "which-item"]
    for name in ("salon_no", "stylist_no", "care_no"):
        assert any(name in option.yaml for option in asked.options)


def test_the_place_of_a_step_in_a_visit_is_not_offered_as_the_item() -> None:
    """Numbers from 1 on are keys of every table, and so of the one with the titles of pages."""
    w = World(705, lines=1, items=120)
    tables: dict[str, dict[str, Any]] = {
        "steps.csv": {
            "visitor_id": w.by_user(lambda u: code("V", u)),
            "interaction_position": w.each(lambda row: 1 + (row * 31 % 100) ** 2 // 460),
            "page_id": w.by_item(lambda i: 1 + i),
            "seen_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "pages.csv": titled("page_id", [f"{n}" for n in range(1, 1 + w.items)]),
    }
    proposal = roles.propose(reading(tables))
    assert section(proposal).columns["ITEM_ID"] == "page_id"
    assert not proposal.questions


@pytest.mark.parametrize("number", ["episode_no", "회차", "話数"])
def test_the_number_of_an_episode_is_not_offered_beside_the_work(number: str) -> None:
    w = World(706, lines=1, items=120)
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "user_id": w.by_user(lambda u: code("V", u)),
            "work_id": [None if row % 5 == 0 else code("W", w.item[row]) for row in w.rows],
            number: [None if row % 5 == 0 else 1 + row // 3 * 31 % 90 for row in w.rows],
            "event": ["app_open" if row % 5 == 0 else "read" for row in w.rows],
            "seen_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "works.csv": titled("work_id", [code("W", i) for i in range(w.items)]),
    }
    proposal = roles.propose(reading(tables))
    assert section(proposal).columns["ITEM_ID"] == "work_id"
    assert "which-item" not in {one.code for one in proposal.questions}


def test_further_choices_of_a_row_are_said_with_the_sql_that_makes_rows_of_them(
    tmp_path: Path,
) -> None:
    w = World(707, lines=1)
    forms: dict[str, Any] = {
        "student_no": w.by_user(lambda u: code("S", u)),
        "sent": w.times("%Y-%m-%d %H:%M:%S"),
        "choice_1": w.by_item(lambda i: f"HIS{i:03}"),
        "choice_2": [f"HIS{i * 7 % 120:03}" if i % 2 else None for i in w.item],
    }
    courses = titled("course", [f"HIS{i:03}" for i in range(w.items)])
    proposal = found({"forms.csv": forms, "courses.csv": courses}, "student_no", "choice_1")
    [told] = [one for one in proposal.findings if one.code == "several-items-in-a-row"]
    second = sum(one is not None for one in forms["choice_2"])
    assert told.count == second
    query = told.fix[told.fix.index("SELECT") : told.fix.index(". Then")]
    rows = zip(*forms.values(), strict=True)
    lines = [",".join("" if one is None else str(one) for one in row) for row in rows]
    (tmp_path / "forms.csv").write_text("\n".join([",".join(forms), *lines]), encoding="utf-8")
    query = query.replace("'forms.csv'", f"'{tmp_path}/forms.csv'")
    assert len(duckdb.connect().execute(query).fetchall()) == len(lines) + second


def test_a_question_about_columns_of_the_same_name_names_their_tables() -> None:
    read = reading({"lines.csv": {"at": ["a", "b"]}, "heads.csv": {"at": ["c", "d"]}})
    ones = [Scored(view.columns[0], view) for view in understand(read)]
    asked = which("which-time", "TIMESTAMP", "{listed} or {last}?", *ones)
    for text in (asked.text, " ".join(one.text for one in asked.options)):
        assert "lines.csv: at" in text
        assert "heads.csv: at" in text


def test_an_answer_that_few_events_have_is_no_question() -> None:
    w = World(507)
    given = [("true", "false")[row % 4 == 0] if row % 5 == 0 else "" for row in w.rows]
    more = {"at": w.times("%Y-%m-%dT%H:%M:%SZ"), "kind": w.pick(["view", "watch"], [3, 1])}
    for right, asked in ((given, False), ([one or "true" for one in given], True)):
        proposal = roles.propose(
            reading({
                "log.csv": {
                    "user_id": w.by_user(lambda u: f"u{u:05d}"),
                    "item_id": w.by_item(lambda i: code("I", i)),
                    **more,
                    "success": right,
                }
            })
        )  # fmt: skip
        assert bool(proposal.questions) is asked


def test_of_two_things_with_titles_of_their_own_a_person_is_asked() -> None:
    """A gift goes to a fund, by way of an appeal: either may be what is recommended."""
    w = World(1509, items=24, lines=1)
    appeals = w.pick(range(70))
    made = proposed_things(
        w,
        {"Fund ID": w.by_item(lambda i: f"F{100 + i}"),
         "Fund Description": w.by_item(lambda i: f"Fund of {title(i)}")},
        **{"Appeal ID": [f"A{one:03d}" for one in appeals],
           "Appeal Description": [f"Appeal {title(one)}" for one in appeals]},
    )  # fmt: skip
    (asked,) = [one for one in made.questions if one.code == "which-item"]
    assert "Fund ID" in asked.text
    assert "Appeal ID" in asked.text
