"""A sign that stands for no value, as researchers write it, is no category and no item."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.check.checking import check


@pytest.mark.parametrize("sign", ["?", "？", "N/A"])
def test_a_sign_of_nothing_is_as_empty_as_nothing(tmp_path: Path, sign: str) -> None:
    rows = [
        f"u{n * 7 % 60},{sign if n % 50 == 3 else f'b{n * n % 50}'},2024-01-{1 + n % 28:02d}"
        for n in range(900)
    ]
    (tmp_path / "ratings.csv").write_text("\n".join(["user_id,place_id,date", *rows]), "utf-8")
    cities = [sign, "Ulm", "Bonn"]
    places = [f"b{n},Place number {n},{cities[n % 3]}" for n in range(50)]
    (tmp_path / "places.csv").write_text("\n".join(["place_id,name,city", *places]), "utf-8")
    with check(tmp_path) as study:
        assert study.canonical is not None
        run = study.canonical.connection.execute
        found = run("SELECT DISTINCT CITY FROM items ORDER BY 1").fetchall()
        assert found == [("Bonn",), ("Ulm",), (None,)]
        taken = run("SELECT count(*), count_if(ITEM_ID = ?) FROM interactions", [sign]).fetchall()
    assert taken == [(882, 0)]
