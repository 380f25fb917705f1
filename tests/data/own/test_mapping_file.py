"""mapping.yaml: what a person writes is read as it stands, and mistakes become sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import mapping_file
from personalize_poc.data.own.mapping_file import Join, Mapping, Section

COLUMNS = {"USER_ID": "customer", "ITEM_ID": "sku", "TIMESTAMP": "at"}
WHOLE = """
name: My shop
licence: internal
interactions:
  files: [orders-*.csv.gz]
  columns: {USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at, EVENT_TYPE: action, DEVICE: device}
  timestamp: [iso, "%d.%m.%Y %H:%M"]
  timezone: Asia/Seoul
  event_types: {view: click, on: "yes", 010: purchase, drop: null, keep: null}
  event_type: purchase
  leave_out: {status: [cancelled, 1, yes], paid: no}
  carry: {status: order}
  once: event_id
  renamed: {june.csv: {client: customer}}
  digits: {customer: 6}
  join: {file: visits.csv, on: {visit: id}, columns: {COUNTRY: country}}
  reading: {encoding: cp949, delimiter: ";", skip: 3, header: true}
  decimal: ","
  unused: {note: internal remark}
items:
  file: products.csv
  columns: {ITEM_ID: sku, CATEGORY: categories, PRICE: price}
  kinds: {CATEGORY: list, PRICE: number}
  title: name
  separator: ";"
users:
  file: customers.csv
  columns: {USER_ID: id, AGE_GROUP: age}
"""


def interactions(**changes: Any) -> str:
    section = {"file": "a.csv", "columns": COLUMNS, **changes}
    return str(yaml.safe_dump({"interactions": section}, sort_keys=False))


def test_all_keys_are_read() -> None:
    mapping = mapping_file.parse(WHOLE)
    assert (mapping.name, mapping.licence) == ("My shop", "internal")
    assert mapping.sections["interactions"] == Section(
        files=("orders-*.csv.gz",),
        columns={**COLUMNS, "EVENT_TYPE": "action", "DEVICE": "device"},
        timestamp=("iso", "%d.%m.%Y %H:%M"),
        timezone="Asia/Seoul",
        event_types={"view": "click", "on": "yes", "010": "purchase", "drop": None, "keep": None},
        event_type="purchase",
        leave_out={"status": ("cancelled", "1", "yes"), "paid": ("no",)},
        carry={"status": "order"},
        once="event_id",
        renamed={"june.csv": {"client": "customer"}},
        digits={"customer": 6},
        joins=(Join("visits.csv", {"visit": "id"}, {"COUNTRY": "country"}),),
        reading={"encoding": "cp949", "delimiter": ";", "skip": 3, "header": True},
        decimal=",",
        unused={"note": "internal remark"},
    )
    assert mapping.sections["items"] == Section(
        files=("products.csv",),
        columns={"ITEM_ID": "sku", "CATEGORY": "categories", "PRICE": "price"},
        kinds={"CATEGORY": "list", "PRICE": "number"},
        title="name",
        separator=";",
    )
    assert list(mapping.sections) == ["interactions", "items", "users"]


def test_an_event_has_one_user_and_one_item() -> None:
    join = {"file": "v.csv", "on": {"visit": "id"}, "columns": {"WHO": "visitor"}, "several": True}
    with pytest.raises(MappingError, match="'several' is for items and users"):
        mapping_file.parse(interactions(join=join))
    with pytest.raises(MappingError, match="several is 'often'; it is true or false"):
        mapping_file.parse(interactions(join={**join, "several": "often"}))


def test_required_fields_may_stand_in_the_other_table() -> None:
    join = {"file": "v.csv", "on": {"visit": "id"}, "columns": {"USER_ID": "visitor"}}
    columns = {"ITEM_ID": "sku", "TIMESTAMP": "at"}
    section = mapping_file.parse(interactions(columns=columns, join=join)).sections["interactions"]
    assert section.joins == (Join("v.csv", {"visit": "id"}, {"USER_ID": "visitor"}),)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no section 'interactions'"),
        ("- a", "no section 'interactions'"),
        ("interactions: [", "no readable YAML"),
        ("interactions: {a: 1, a: 2}", "'a' stands twice"),
        ("{[a]: b}", "a key is no text"),
        ("[" * 5000, "no readable YAML"),
        ("interactions: {file: *.csv}", "Put a value that begins with .* in quotation marks"),
        ("interactions:\n  timestamp: %d.%m.%Y", "Put a value that begins with .* in quotation"),
        ("interactions: !!python/object:os.system {}", "no readable YAML"),
        (interactions() + "itms: {}", "unknown section itms; .* Did you mean 'items'?"),
        (interactions() + "items: 1", "items: the section must hold"),
        (interactions() + "name: [a]", r"name is \['a'\], which is no text"),
        (interactions(colums={}), "unknown key colums; .* Did you mean 'columns'?"),
        (interactions(separator_of="x"), "unknown key separator_of"),
        (interactions(file=["a.csv"]), "'file' is one name; write a list under 'files'"),
        (interactions(files="b.csv"), "'file' and 'files' are both there"),
        (interactions(file=1), "'file' .* and 'columns' .* are needed"),
        (interactions(columns=[]), "'file' .* and 'columns' .* are needed"),
        (interactions(columns={"USER_ID": "u"}), "columns lacks ITEM_ID, TIMESTAMP"),
        (
            interactions(columns={"USERID": "u", "ITEM_ID": "i", "TIMESTAMP": "t"}),
            "columns lacks USER_ID. It has 'USERID'. Did you mean 'USER_ID'?",
        ),
        (interactions(columns={**COLUMNS, "GE NRE": "g"}), "'GE NRE' is no field name"),
        (interactions(columns={**COLUMNS, "X": 5}), "X is 5, which is no text; put it in quot"),
        (interactions(timestamp="second"), "timestamp is 'second'.* Did you mean 'seconds'?"),
        (interactions(timestamp=[]), "timestamp is an empty list"),
        (interactions(timestamp=1), "timestamp is 1, which is no text"),
        (interactions(timezone="Asia/Soul"), "no known zone.* Did you mean 'Asia/Seoul'?"),
        (interactions(timezone="KST"), "no known zone.* Did you mean 'Asia/Seoul'?"),
        (interactions(timezone="New York"), "no known zone.* Did you mean 'America/New_York'?"),
        (interactions(timezone="UTC+9"), r"no known zone.* Did you mean '\+09:00'?"),
        (interactions(timezone="XYT"), r"no known zone.* or \+09:00\.$"),
        (interactions(event_types=["view"]), "'event_types' is a map"),
        (interactions(event_types={"view": ["a"]}), r"event_types, view is \['a'\]"),
        (interactions(leave_out=["x"]), "'leave_out' is a map"),
        (interactions(leave_out={"x": [["y"]]}), "leave_out, x, holds"),
        (interactions(carry={"x": "y"}), "carry names x, which leave_out lacks"),
        (interactions(renamed=["x"]), "'renamed' is a map"),
        (interactions(renamed={"b.csv": ["x"]}), "'b.csv' is a map"),
        (interactions(renamed={"b.csv": {"x": 1}}), "x is 1, which is no text"),
        (
            interactions(renamed={"b.csv": {"x": "at", "y": "at"}}),
            "two columns of b.csv become at",
        ),
        (interactions(digits=6), "'digits' is a map"),
        (interactions(digits={"sku": "many"}), "digits, sku is 'many'; it is how many digits"),
        (interactions(digits={"sku": 1}), "digits, sku is 1"),
        (interactions(join={"file": "v.csv"}), "'join' needs file, on and columns"),
        (
            interactions(join={"file": "v.csv", "on": {}, "columns": {"A": "a"}}),
            "'on' and 'columns' name at least one",
        ),
        (
            interactions(join={"file": "v.csv", "on": {"a": "b"}, "columns": {"USER_ID": "u"}}),
            "USER_ID stands in columns and in join",
        ),
        (
            interactions(
                join=[
                    {"file": file, "on": {"a": "b"}, "columns": {"DEVICE": "d"}}
                    for file in ("v.csv", "w.csv")
                ]
            ),
            "DEVICE stands in join twice",
        ),
        (
            interactions(
                join=[
                    {"file": "v.csv", "on": {"a": "b"}, "columns": {name: "d"}}
                    for name in ("DEVICE", "PLACE")
                ]
            ),
            "each of them once",
        ),
        (interactions(reading="utf-8"), "'reading' is a map"),
        (interactions(reading={"encodng": "x"}), "encodng; .* Did you mean 'encoding'?"),
        (interactions(reading={"skip": "three"}), "skip is 'three', which is no whole number"),
        (interactions(reading={"skip": -1}), "no whole number"),
        (interactions(reading={"header": "1"}), "header is '1'; it is true or false"),
        (interactions(reading={"delimiter": 1}), "reading, delimiter is 1, which is no text"),
        (interactions(decimal=";"), "decimal is ';'"),
        (interactions(kinds={"PRICE": "number"}), "kinds names PRICE, which columns lacks"),
        (interactions(kinds={"ITEM_ID": "numbr"}), "'numbr'; .* Did you mean 'number'?"),
        (interactions(unused=["note"]), "'unused' is a map"),
        (
            interactions() + "items: {file: b.csv, columns: {ITEM_ID: x}}",
            "items: columns needs at least one column beside the id",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place_and_a_way_out(content: str, words: str) -> None:
    with pytest.raises(MappingError, match=words.replace("?", r"\?").replace(".*", "(?s:.*)")):
        mapping_file.parse(content)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    with pytest.raises(MappingError, match="cannot be read: No such file"):
        mapping_file.read(path)
    path.write_bytes("name: Müll".encode("latin-1"))
    with pytest.raises(MappingError, match="it is not UTF-8"):
        mapping_file.read(path)
    path.write_text(WHOLE, encoding="utf-8-sig")
    assert mapping_file.read(path).name == "My shop"


def test_comments_stand_above_sections_and_beside_entries() -> None:
    text = mapping_file.text(
        mapping_file.parse(WHOLE),
        {
            "": "What was found in the folder.\nCorrect it where it is wrong.",
            "items": "products.csv",
            "interactions.columns.USER_ID": "93 % sure: 12,000 values\ncome back",
            "interactions.timezone": "a guess",
            "items.title": "bell \a and line\u2028separator",
        },
    )
    lines = text.splitlines()
    assert lines[:3] == [
        "# What was found in the folder.",
        "# Correct it where it is wrong.",
        "name: My shop",
    ]
    assert "    USER_ID: customer  # 93 % sure: 12,000 values come back" in lines
    assert "  timezone: Asia/Seoul  # a guess" in lines
    assert lines[lines.index("items:") - 1] == "# products.csv"
    assert mapping_file.parse(text) == mapping_file.parse(WHOLE)


def test_plain_names_stand_without_quotation_marks() -> None:
    section = Section(("주문.csv",), {**COLUMNS, "USER_ID": "회원 번호", "ITEM_ID": "no", "A": "1"})
    text = mapping_file.text(Mapping({"interactions": section}))
    assert "file: 주문.csv" in text
    assert "USER_ID: 회원 번호" in text
    assert 'ITEM_ID: "no"' in text
    assert 'A: "1"' in text


def test_the_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "mapping.yaml"
    mapping = mapping_file.parse(WHOLE)
    mapping_file.write(mapping, path, {"": "head"})
    assert path.read_text(encoding="utf-8").startswith("# head\n")
    assert mapping_file.read(path) == mapping
    assert [one.name for one in tmp_path.iterdir()] == ["mapping.yaml"]


TEXTS = st.one_of(
    st.text(min_size=1, max_size=12),
    st.sampled_from(
        ["null", "yes", "=1+1", "<b>", "a: b", "a #b", "- a", "'", '"', "{x}", "🙂", "\t", "a\nb",
         "\x85", "\ufeff", "%", "&a", "*a", "!x", "|", ">", "1e3", "0x1F", "2024-01-02", "<<", "~"]
    ),
)  # fmt: skip
FIELDS = st.dictionaries(st.from_regex(r"[A-Z][A-Z0-9_]{0,8}", fullmatch=True), TEXTS, max_size=3)


@st.composite
def sections(draw: st.DrawFn, kind: str) -> Section:
    columns = {name: draw(TEXTS) for name in mapping_file.REQUIRED[kind]}
    columns |= {"EXTRA": draw(TEXTS), **draw(FIELDS)}
    files = draw(st.lists(TEXTS, max_size=2, unique=True))
    joins = tuple(
        Join(
            file,
            {draw(TEXTS): draw(TEXTS)},
            {f"joined_{number}": draw(TEXTS)},
            several=kind == "items" and draw(st.booleans()),
        )
        for number, file in enumerate(files)
    )
    events = st.dictionaries(TEXTS, st.none() | TEXTS, max_size=3)
    return Section(
        files=tuple(draw(st.lists(TEXTS, min_size=1, max_size=3))),
        columns=columns,
        timestamp=draw(st.sampled_from([("seconds",), ("iso", "%d.%m.%Y"), ("%Y年%m月%d日",)])),
        timezone=draw(st.sampled_from(["UTC", "Asia/Seoul"])),
        event_types=draw(events) if kind == "interactions" else {},
        event_type=draw(st.none() | TEXTS) if kind == "interactions" else None,
        leave_out=draw(
            st.dictionaries(TEXTS, st.lists(TEXTS, min_size=1, max_size=2).map(tuple), max_size=2)
        ),
        joins=joins,
        reading=draw(
            st.sampled_from([{}, {"encoding": "cp949", "skip": 3, "header": False}, {"quote": "'"}])
        ),
        decimal=draw(st.sampled_from([".", ","])),
        unused=draw(st.dictionaries(TEXTS, TEXTS, max_size=2)),
        kinds=draw(st.sampled_from([{}, {"EXTRA": "list"}])),
        title=draw(st.none() | TEXTS) if kind == "items" else None,
        separator=draw(st.none() | TEXTS),
    )


@settings(max_examples=150, deadline=None)
@given(
    events=sections("interactions"),
    items=st.none() | sections("items"),
    users=st.none() | sections("users"),
    name=st.just("") | TEXTS,
    comments=st.dictionaries(
        st.sampled_from(["", "name", "items", "interactions.columns.USER_ID", "users.unused"]),
        st.text(max_size=20),
    ),
)
def test_what_is_written_is_read_again(
    events: Section,
    items: Section | None,
    users: Section | None,
    name: str,
    comments: dict[str, str],
) -> None:
    given_ = {"interactions": events, "items": items, "users": users}
    mapping = Mapping({kind: one for kind, one in given_.items() if one}, name=name)
    assert mapping_file.parse(mapping_file.text(mapping, comments)) == mapping
