"""Pieces of SQL: what is fast says the same as what is plain."""

from __future__ import annotations

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.data.own import sql

SIGNS = st.text(st.sampled_from([*sql.BLANKS, *"!~aé한７\x7f"]), max_size=4)
TEXTS = st.lists(st.none() | SIGNS, min_size=1, max_size=20)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_texts_are_trimmed_as_python_trims_them(texts: list[str | None]) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE t (i INTEGER, c VARCHAR)")
        connection.executemany("INSERT INTO t VALUES (?, ?)", list(enumerate(texts)))
        found = connection.execute(
            f"SELECT {sql.trimmed('c')}, {sql.bare('c')}, {sql.is_blank('c')}, trim(c) = '' "
            "FROM t ORDER BY i"
        ).fetchall()
        changes = connection.execute(f"SELECT {sql.any_blanks('c')} FROM t").fetchone()
    expected = [text.strip(sql.BLANKS) or None if text is not None else None for text in texts]
    assert [one[0] for one in found] == [one[1] for one in found] == expected
    assert [one[2] for one in found] == [one[3] for one in found]
    assert changes == (None if set(texts) == {None} else expected != texts,), (
        "it says whether any text would be changed"
    )
