"""Notes beside the files that say what codes mean."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from personalize_poc.data.own import reading
from personalize_poc.data.own.reading import code_notes

NAMES = ("interaction_type", "created_at", "user_id", "status", "Kz_Art")
ROWS = "user_id,item_id,interaction_type,created_at\n" + "".join(
    f"{n % 40},{n % 17},{n % 5},{1738368122 + n * 31}\n" for n in range(400)
)
GERMAN = """Export Stellenbörse, 01.02.2025 - 01.04.2025

interactions.tsv: interaction_type
  0 = Anzeige wurde eingeblendet (Impression)
  1 = Nutzer hat die Anzeige angeklickt
  4 = als uninteressant entfernt
created_at: Unix-Zeit (Sekunden, UTC)
"""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (GERMAN, {"0": "Anzeige wurde eingeblendet (Impression)",
                  "1": "Nutzer hat die Anzeige angeklickt", "4": "als uninteressant entfernt"}),
        ("interaction_type 1 - click\ninteraction_type 4 - delete\n",
         {"1": "click", "4": "delete"}),
        ("Interaction types: 0: impression, 1: click; 4: delete (by the user).",
         {"0": "impression", "1": "click", "4": "delete (by the user)"}),
        ("* `interaction_type` (1=click, 2=bookmark)", {"1": "click", "2": "bookmark"}),
        ("| column | code | meaning |\n|---|---|---|\n| interaction_type | 1 | click |\n"
         "| | 2 | bookmark |\n| status | 1 | open |\n", {"1": "click", "2": "bookmark"}),
        ("interaction_type：1→クリック、2→応募\n", {"1": "クリック", "2": "応募"}),
        ("interaction_type\n\n1) 클릭\n2) 지원\n", {"1": "클릭", "2": "지원"}),
        ("interaction_type\n\"1\"\tclick\n\"2\"\tbookmark\n", {"1": "click", "2": "bookmark"}),
    ],
)  # fmt: skip
def test_codes_of_a_column(text: str, told: dict[str, str]) -> None:
    assert code_notes.codes(text, NAMES) == {"interaction_type": told}


@pytest.mark.parametrize(
    "text",
    [
        "0 = impression\n1 = click\n",  # of what?
        "created_at is in UTC.\nWe exported on two days.\n1. February\n2. March\n3. and\n4. more",
        "interaction_type tells what happened: see the manual, page 12.\n",
        "interaction_type has 5 kinds.\nFiles\nof\nthis\nexport:\n1 = users\n2 = items\n",
    ],
)
def test_other_lists_are_of_no_column(text: str) -> None:
    assert "interaction_type" not in code_notes.codes(text, NAMES)


@pytest.mark.parametrize("name", ["LIESMICH.txt", "codes.txt", "README.md", "説明.txt"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_note_is_read_for_its_codes_and_is_no_table(
    tmp_path: Path, name: str, packed: bool
) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    if packed:
        with zipfile.ZipFile(folder / "all.zip", "w") as archive:
            archive.writestr("interactions.csv", ROWS)
            archive.writestr(name, GERMAN)
    else:
        (folder / "interactions.csv").write_text(ROWS)
        (folder / name).write_bytes(GERMAN.encode("cp1252"))
    label = f"all.zip, {name}" if packed else name
    with reading.open_source(folder) as found:
        assert [len(one.columns) for one in found.tables] == [4]
        (note,) = found.notes
        rows = found.connection.execute(f"SELECT * FROM {note.name}").fetchall()
        assert note.label == label
        assert rows[1] == ("interaction_type", "1", "Nutzer hat die Anzeige angeklickt")
        assert "interaction_type" in found.left_out[label]


def test_codes_that_no_column_has_are_not_taken(tmp_path: Path) -> None:
    (tmp_path / "interactions.csv").write_text(ROWS.replace(",4,", ",7,"))
    (tmp_path / "README.txt").write_text("interaction_type: 11 = click, 12 = save, 4 = delete\n")
    with reading.open_source(tmp_path) as found:
        assert found.notes == ()
        assert found.left_out == {"README.txt": "a note for people"}


_MEMBERS = "member,item,zustand,tarif,at\n" + "".join(
    f"{n % 40},{n % 17},{'BNX'[n % 3]},{'EFK'[n % 3]},{1738368122 + n * 31}\n" for n in range(400)
)
_STATES = "B = bestätigt\nN = nicht erschienen\nX = abgesagt\n"


@pytest.mark.parametrize(
    ("name", "text", "of"),
    [
        ("Zustandskürzel.txt", _STATES, "zustand"),
        ("Legende.txt", _STATES, "zustand"),
        ("Legende.txt", "B = ja\nE = Einzel\nF = Familie\nK = Kind\nN = nein\nX = weg\n", None),
        ("Legende.txt", "Please read this.\nThen write.\nAnd wait.\nThanks.\n" + _STATES, None),
        ("Legende.txt", "B = bestätigt\nQ = Quartal\nR = Rabatt\n", None),
    ],
)
def test_a_note_of_nothing_but_codes_is_of_the_column_that_has_them(
    tmp_path: Path, name: str, text: str, of: str | None
) -> None:
    (tmp_path / "buchungen.csv").write_text(_MEMBERS)
    (tmp_path / name).write_text(text)
    with reading.open_source(tmp_path) as found:
        told = [
            row for note in found.notes
            for row in found.connection.execute(f"SELECT * FROM {note.name}").fetchall()
        ]  # fmt: skip
    assert {row[0] for row in told} == ({of} if of else set())
    assert not of or ("zustand", "X", "abgesagt") in told
