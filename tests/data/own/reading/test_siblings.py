"""What files of a folder say about each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.own.reading.text import encodings, plausibility
from tests.data.own.reading.conftest import Opener

_STATES = ["Terminée", "Annulée", "Remboursée"]
_ARTICLES = ["Confiture à la rose", "Thé citronné", "Crème d'été"]
_FRENCH = "Numéro de commande;Statut;Prénom;Article;Quantité;Coût\n" + "".join(
    f"{n};{state};Zoe;{what};1;3,5\n"
    for n, (state, what) in enumerate(list(zip(_STATES, _ARTICLES, strict=True)) * 10)
)
_STOCK = "Article;Entrée\n" + "".join(f"a{n};{n}\n" for n in range(20))


def _folder(path: Path, encoding: str, **files: str) -> Path:
    path.mkdir()
    for name, text in files.items():
        (path / f"{name}.csv").write_bytes(text.encode(encoding))
    return path


def test_french_is_not_taken_for_a_language_of_central_europe(opened: Opener) -> None:
    read = opened(_FRENCH.encode("cp1252"))
    assert read.names == ["Numéro de commande", "Statut", "Prénom", "Article", "Quantité", "Coût"]
    assert read.table.parts[0].reading["encoding"] == "cp1252"


def test_hungarian_and_czech_still_are(opened: Opener) -> None:
    hungarian = "név;termék\n" + "Gyöngyösi Ágnes;őszibarack fűszeres\nKovács;tükörfúró gép\n" * 4
    assert opened(hungarian.encode("cp1250"), "a.csv").rows()[0][1] == "őszibarack fűszeres"
    czech = "jméno;zboží\n" + "Dvořák;červená řepa\nNěmcová;sůl\n" * 4
    assert opened(czech.encode("cp1250"), "b.csv").rows()[0] == ("Dvořák", "červená řepa")


def test_files_of_a_folder_agree(opened: Opener, tmp_path: Path) -> None:
    """The few letters of the second file are good in several encodings."""
    folder = _folder(
        tmp_path / "shop", "cp1250", orders="név;ár\nőszi szűrő;1\nűrlap;2\n", b=_STOCK
    )
    read = opened(folder)
    found = {part.reading["encoding"] for table in read.reading.tables for part in table.parts}
    assert found == {"cp1250"}


def test_bytes_forbid_agreement(opened: Opener, tmp_path: Path) -> None:
    folder = _folder(tmp_path / "shop", "cp1252", orders=_FRENCH)
    words = "注文番号,商品名\n" + "".join(f"{n},スニーカー青\n" for n in range(30))
    (folder / "b.csv").write_bytes(words.encode("cp932"))
    read = opened(folder)
    assert read.reading.table("b.csv").parts[0].reading["encoding"] == "cp932"
    assert read.reading.table("orders.csv").parts[0].reading["encoding"] == "cp1252"


_JAPANESE = "注文番号,注文日,注文者姓,商品名\n" + "".join(
    f"34-{n},発送済,{who},{what}\n"
    for n in range(20)
    for who, what in [("田中", "北海道"), ("鈴木", "京都"), ("佐藤", "九州")]
)


def test_japanese_is_not_taken_for_rare_korean() -> None:
    assert encodings.guess(_JAPANESE.encode("cp932")).encoding == "cp932"


def test_what_reads_everything_beats_what_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Though the other one looks better: 有 is no letter of CP949 as it stands here."""
    seen = {"cp949": 0.9, "cp932": 0.8}
    monkeypatch.setattr(plausibility, "of", lambda _, encoding: seen.get(encoding, 0.0))
    monkeypatch.setattr(encodings, "_is_usual", lambda _: True)
    assert encodings.guess(_JAPANESE.encode("cp932")).encoding == "cp949"
    assert encodings.guess(f"{_JAPANESE}35,有機,高橋,蕎麦\n".encode("cp932")).encoding == "cp932"


def test_the_name_of_a_file_tells_its_script() -> None:
    raw = "ﾊﾝ,ﾁｬ\n".encode("cp932") * 3
    assert encodings.guess(raw, "商品マスタ.csv").encoding in ("cp932", "euc_jp")


_ROWS = "".join(f"v{n % 7}\tp{n % 5}\t2024-01-0{1 + n % 9} 10:00:00\n" for n in range(50))


@pytest.mark.parametrize("name", ["column_headers.tsv", "hits_header.tsv"])
def test_a_header_in_a_file_of_its_own(opened: Opener, tmp_path: Path, name: str) -> None:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "hit_data.tsv").write_text(_ROWS)
    (tmp_path / "feed" / name).write_text("visitor\tpage\ttime\n")
    (tmp_path / "feed" / "browser.tsv").write_text("1\tFirefox\n2\tChrome\n")
    read = opened(tmp_path / "feed")
    table = read.reading.table("hit_data.tsv")
    assert [column.name for column in table.columns] == ["visitor", "page", "time"]
    assert table.rows == 50
    assert read.finding("header-elsewhere").file == "hit_data.tsv"
    assert read.reading.left_out == {name: "the names of the columns of hit_data.tsv"}
    lookup = read.reading.table("browser.tsv")
    assert [column.name for column in lookup.columns] == ["column 1", "column 2"]


def test_two_different_headers_are_none(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "feed").mkdir()
    (tmp_path / "feed" / "hits.tsv").write_text(_ROWS)
    for name in ("a", "b"):
        (tmp_path / "feed" / f"{name}.tsv").write_text(f"{name}\tpage\ttime\n")
    read = opened(tmp_path / "feed")
    assert read.names[0] == "column 1"


_WIDE = "".join(
    f"h{n}\tv{n % 7}\tp{n % 5}\t2024-01-0{1 + n % 9} 10:00:00\tweb\n" for n in range(50)
)


def test_a_header_in_a_folder_of_lookups(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "feed" / "lookups").mkdir(parents=True)
    for day in (1, 2):
        (tmp_path / "feed" / f"01-shop_2024-06-0{day}.tsv").write_text(_WIDE)
    lookups = tmp_path / "feed" / "lookups"
    (lookups / "column_headers.tsv").write_text("hit\tvisitor\tpage\ttime\tchannel\n")
    (lookups / "event.tsv").write_text("1\tPurchase\n2\tProduct View\n")
    read = opened(tmp_path / "feed")
    table = max(read.reading.tables, key=lambda one: one.rows)
    names = [column.name for column in table.columns]
    assert names == ["hit", "visitor", "page", "time", "channel"]
    assert table.rows == 100


def test_a_narrow_header_in_another_folder_fits_by_chance(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "feed" / "other").mkdir(parents=True)
    (tmp_path / "feed" / "hits.tsv").write_text(_ROWS)
    (tmp_path / "feed" / "other" / "list.tsv").write_text("name\tstreet\ttown\n")
    assert opened(tmp_path / "feed").names[0] == "column 1"
