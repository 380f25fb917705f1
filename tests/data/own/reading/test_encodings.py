"""Texts in every encoding, also short ones and ones that are damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.reading.text import bytescan, encodings
from tests.data.own.reading.conftest import Opener

WORDS = {
    "cp949": ["김철수", "서울특별시 강남구", "주문번호,상품명,수량", "꽃무늬 원피스", "홍길동"],
    "cp932": ["田中太郎", "東京都新宿区", "注文番号,商品名", "スニーカー", "佐藤 花子"],
    "euc_jp": ["田中さん", "東京都新宿区へ", "ノートパソコン"],
    "gb18030": ["李明", "北京市海淀区", "订单编号,商品名称", "无线蓝牙耳机", "张伟"],
    "big5": ["陳大文", "台北市信義區", "訂單編號,商品名稱", "無線藍牙耳機", "購買"],
    "cp1252": ["Müller", "café", "Señor Núñez", "São Paulo", "Malmö", "l’été", "Ærø", "€ 5"],
    "cp1250": ["Łódź", "Gdańsk, Wrocław", "Dvořák, Příliš", "Kraków, Małopolska"],
    "iso8859_2": ["Łódź, Gdańsk", "Wrocław, Święta"],
    "cp1254": ["Ağaoğlu", "İstanbul, Şişli", "ürün adı"],
    "cp1251": ["Иванов", "Москва, Россия", "заказ", "Товар № 5"],
    "koi8_r": ["Москва, Россия", "кроссовки синие"],
    "cp1253": ["Αθήνα", "παπούτσια μπλε"],
    "cp1255": ["תל אביב", "נעליים כחולות"],
    "cp1256": ["القاهرة", "محمد"],
    "cp874": ["กรุงเทพ", "รองเท้าสีฟ้า"],
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(name, text) for name, texts in WORDS.items() for text in texts]
)
def test_one_word_tells_the_encoding(encoding: str, text: str) -> None:
    raw = text.encode(encoding)
    assert raw.decode(encodings.guess(raw).encoding) == text


def test_what_tills_write_in_narrow_letters_is_japanese() -> None:
    goods = ["ﾓﾘﾅｶﾞ ﾖｰｸﾞﾙﾄ", "ﾆｯｼﾝ ｶｯﾌﾟﾒﾝ", "ﾒｲｼﾞ ｷﾞｭｳﾆｭｳ", "ｷﾘﾝ ｵﾁｬ", "ｶﾙﾋﾞｰ ﾎﾟﾃﾄﾁｯﾌﾟｽ"]
    lines = [
        "会員番号,商品名,取引区分",
        *(f"28000{n},{goods[n % 5]} {n}ML,売上" for n in range(60)),
    ]
    assert encodings.guess("\n".join(lines).encode("cp932")).encoding == "cp932"


@pytest.mark.parametrize(
    "encoding",
    ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8", "utf-8-sig", "cp949", "gb18030"],
)
def test_a_table_in_an_encoding(opened: Opener, encoding: str) -> None:
    name, value = ("상점", "서울") if encoding == "cp949" else ("商店", "北京")
    read = opened((f"{name},user,x\n" + f"a,u1,{value}\n" * 3).encode(encoding))
    assert read.names == [name, "user", "x"]
    assert read.rows() == [("a", "u1", value)] * 3
    assert read.lines() == [2, 3, 4]


SHIFTED = {
    "iso2022_kr": ("상점", "서울"),
    "iso2022_jp": ("店舗", "東京"),
    "iso2022_jp_2004": ("店舗", "①鷗"),
    "iso2022_jp_ext": ("店舗", "ﾄｳｷｮｳ"),
}


@pytest.mark.parametrize("encoding", SHIFTED)
def test_a_text_of_seven_bits_is_read_in_its_letters(opened: Opener, encoding: str) -> None:
    name, value = SHIFTED[encoding]
    read = opened((f"{name},user,x\n" + f"a,u1,{value}\n" * 40_000).encode(encoding))
    assert read.names == [name, "user", "x"]
    assert set(read.rows()) == {("a", "u1", value)}
    assert read.table.rows == 40_000
    assert "ISO-2022" in read.finding("not-utf-8").message


def test_a_text_of_seven_bits_whose_letters_begin_late(opened: Opener) -> None:
    read = opened(("user,town\n" + "u1,Seoul\n" * 9000 + "u2,東京\n").encode("iso2022_jp"))
    assert read.rows()[-1] == ("u2", "東京")


def test_an_encoding_of_seven_bits_that_is_not_known_is_one_sentence(opened: Opener) -> None:
    with pytest.raises(BadFile, match="not known here: export it as UTF-8"):
        opened(b"user,town\nu1,\x1b$)A\x0e1100\x0f\n" * 3)


def test_colours_of_a_terminal_are_no_letters_and_no_part_of_names(opened: Opener) -> None:
    read = opened("\x1b[1muser\x1b[0m,town\nu1,Köln\n")
    assert read.names == ["[1muser[0m", "town"]
    assert read.rows() == [("u1", "Köln")]


def test_a_guess_is_said_with_an_example(opened: Opener) -> None:
    read = opened("Kunde,Ort\nMüller,Köln\nJäger,Bonn\n".encode("cp1252"))
    found = read.finding("encoding-guessed")
    assert "Windows-1252" in found.message
    assert found.value == "Müller,Köln"
    assert read.table.parts[0].reading["encoding"] == "cp1252"


def test_a_close_guess_names_the_other(opened: Opener) -> None:
    found = opened("ort,n\nGyőr,1\nBonn,2\n".encode("cp1250")).finding("encoding-guessed")
    assert "could be" in found.message


def _known(**reading: str | int | bool) -> Mapping:
    columns = {"USER_ID": "a", "ITEM_ID": "b", "TIMESTAMP": "c"}
    return Mapping({"interactions": Section(("*.csv",), columns, reading=reading)})


def test_a_person_overrules_the_guess(opened: Opener) -> None:
    raw = "ort,n\nGyőr,1\nBonn,2\n".encode("cp1250")
    read = opened(raw, known=_known(encoding="windows-1250"))
    assert read.rows()[0] == ("Győr", "1")
    assert read.codes == []


def test_an_encoding_that_does_not_exist_is_refused(opened: Opener) -> None:
    with pytest.raises(MappingError, match="no encoding 'klingon'"):
        opened("a,b\n1,2\n", known=_known(encoding="klingon"))


def test_a_person_overrules_dialect_and_layout(opened: Opener) -> None:
    read = opened("x;y\n1;2,3\n4;5,6\n", known=_known(delimiter=",", skip=1, header=False))
    assert read.rows() == [("1;2", "3"), ("4;5", "6")]
    assert read.lines() == [2, 3]
    quoted = opened('a,b\n1,"x\n2,y\n', "other.csv", known=_known(quote=""))
    assert quoted.rows() == [("1", '"x'), ("2", "y")]


def test_one_line_in_another_encoding(opened: Opener) -> None:
    text = "user,item\n" + "우유,사과\n" * 30
    read = opened(text.encode() + "김철수,신발\n".encode("cp949") + b"u\xff,i\n")
    assert read.rows()[-2] == ("김철수", "신발")
    assert read.rows()[-1] == ("u\ufffd", "i")
    assert (read.finding("mixed-encodings").row, read.finding("mixed-encodings").count) == (32, 1)
    damaged = read.finding("undecodable-bytes")
    assert (damaged.row, damaged.count, damaged.value) == (33, 1, "u\ufffd,i")


@pytest.mark.parametrize("encoding", ["cp949", "cp1252"])
def test_one_name_in_a_large_file_of_ascii(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    """Windows into a large file miss it; the reader does not."""
    monkeypatch.setattr(bytescan, "WHOLE", 1000)
    monkeypatch.setattr(bytescan, "_BLOCK", 4000)
    name = "김철수" if encoding == "cp949" else "Müller"
    rows = "".join(f"u{i},i{i},{i}\n" for i in range(50_000))
    read = opened(f"user,item,ts\n{rows}{name},i,1\n{rows}".encode(encoding))
    assert read.table.rows == 100_001
    assert read.rows()[50_000] == (name, "i", "1")
    assert read.table.place(50_000)[1] == 50_002
    assert read.codes == ["encoding-guessed"]


def test_mixed_line_ends_in_a_large_file(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bytescan, "WHOLE", 1000)
    monkeypatch.setattr(bytescan, "_BLOCK", 4000)
    rows = "".join(f"u{i},i{i},{i}\r\n" for i in range(50_000))
    read = opened(f"user,item,ts\r\n{rows}u,i,1\n{rows}")
    assert read.table.rows == 100_001
    assert read.codes == ["line-ends"]
    assert read.table.place(100_000)[1] == 100_002


def test_transcoding_does_not_hold_the_file(tmp_path: Path) -> None:
    import tracemalloc

    from personalize_poc.data.own.reading.text import transcode

    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes("김철수,신발,파란색\n".encode("cp949") * 1_000_000)
    tracemalloc.start()
    outcome = transcode.to_utf8(source, target, "cp949")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert outcome.lines == 1_000_000
    assert peak < 12_000_000
    assert target.stat().st_size == len("김철수,신발,파란색\n".encode()) * 1_000_000


def test_a_table_of_short_korean_words_is_not_taken_for_chinese() -> None:
    head = "주문번호,고객ID,매장ID,메뉴,주문시각,결제금액,주문상태"
    rows = [f"{n},U{n},S{n},메뉴 {n},2024-03-01,{n}00,{'배달완료'}" for n in range(40)]
    assert encodings.guess("\n".join([head, *rows]).encode("cp949")).encoding == "cp949"


def test_one_portuguese_letter_is_not_taken_for_romanian() -> None:
    rows = [f"HT-{n};não compareceu;situação;código;hóspede;saída" for n in range(40)]
    assert encodings.guess("\n".join(rows).encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize("name", ["VERITÀ", "NICOLÒ", "MARTÒ"])
def test_a_capital_at_the_end_of_names_is_no_mark_of_a_quotation(name: str) -> None:
    """On a Mac "NICOLÒ" would end with the “ of a quotation that nobody began."""
    rows = [f"{n:07d};ROSSI {name};LU{n:09d};ESEGUITO" for n in range(40)]
    raw = "\n".join(rows).encode("cp1252")
    assert raw.decode(encodings.guess(raw).encoding) == "\n".join(rows)


@pytest.mark.parametrize("text", ["„Wort“;“word”", "Das „schöne“ Blatt;größer"])
def test_quotations_that_begin_may_end(text: str) -> None:
    raw = "\n".join([text] * 20).encode("mac_roman")
    assert raw.decode(encodings.guess(raw).encoding).startswith(text)


def test_the_sign_of_a_number_is_part_of_a_word() -> None:
    """In Windows-1250 "nº4" would be "nş4", and "Cartão" would be "Cartăo"."""
    rows = [f"Talão {n};Cartão;aço nº{n % 7};Árvore nº{n % 5}" for n in range(40)]
    assert encodings.guess("\n".join(rows).encode("cp1252")).encoding == "cp1252"
    romanian = "Oraş;Braşov\nstradă;caş\nmoş;iaşi\n" * 20
    assert encodings.guess(romanian.encode("cp1250")).encoding == "cp1250"


def test_cubic_metres_are_not_taken_for_polish() -> None:
    table = "N° contrat;Volume (m³);Réglée\nCT1;58;O\n" * 20
    assert encodings.guess(table.encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize(
    "table",
    [
        "Cod. PV;Punto vendita;Responsabile;m²\nPV1;Centro;Rossi;120\n",
        "N° lecteur;Date relance\n4711;2024-01-05\n",
        "Cod.;Descrizione;Città\nA1;Cuscinetto Ø 20 zincato;Forlì\nA2;Tubo Ø32;Forlì\n",
    ],
)
def test_square_metres_and_diameters_are_western(table: str) -> None:
    assert encodings.guess(table.encode("cp1252")).encoding == "cp1252"


def test_control_characters_are_letters_of_windows(opened: Opener) -> None:
    """Of Czech words, those with ž and š differ between Latin-2 and Windows-1250."""
    rows = "Zboží;Firma;Obec\n" + "Houpačka Krteček;Hračky Čermák s.r.o.;České Budějovice\n" * 40
    read = opened(rows.encode("cp1250"))
    assert read.names == ["Zboží", "Firma", "Obec"]
    assert read.table.parts[0].reading["encoding"] == "cp1250"


@pytest.mark.parametrize(
    ("said", "windows", "text"),
    [("iso-8859-13", "cp1257", "„Žalgiris“"), ("latin1", "cp1252", "5 €")],
)
def test_part_of_iso_8859_that_a_person_names(
    opened: Opener, said: str, windows: str, text: str
) -> None:
    known = _known(encoding=said)
    read = opened(f"user,item\nann,{text}\nbob,x\n".encode(windows), known=known)
    assert read.rows()[0] == ("ann", text)


def test_blanks_of_a_mac_in_english_are_not_taken_for_katakana() -> None:
    """The only bytes beyond ASCII in a survey are blanks at which no line is broken."""
    text = "How much do you like the food of\u00a0Australia?,Some\u00a0,Not much\u00a0\n" * 20
    assert encodings.guess(text.encode("mac_roman")).encoding == "mac_roman"
    assert encodings.guess(text.encode("cp1252")).encoding == "cp1252"


def test_doubled_returns_before_line_ends_in_a_large_file(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program writes CR CR LF where it makes CR LF of the LF in a CR LF."""
    monkeypatch.setattr(bytescan, "_BLOCK", 4000)
    rows = "".join(f"u{i},i{i},{i}\r\r\n" for i in range(50_000))
    read = opened(f"user,item,ts\r\r\n{rows}")
    assert read.table.rows == 50_000
    assert read.rows()[-1] == ("u49999", "i49999", "49999")
    assert "50,001 with CR CR LF" in read.finding("line-ends").message


@pytest.mark.parametrize(
    ("encoding", "header", "value"),
    [
        ("gb18030", "读者ID,图书ID,借阅时间,是否归还", "否"),
        ("cp949", "회원번호,상품번호,담은시각,구매여부", "아니오"),
        ("cp1252", "leser,buch,ausgeliehen,zurückgegeben", "nöö"),
    ],
)
def test_a_flag_that_every_row_has_tells_no_more_than_once(
    encoding: str, header: str, value: str
) -> None:
    rows = "".join(f"8{n},2{n},2024-02-01 10:00:00,{value}\n" for n in range(3000))
    assert encodings.guess(f"{header}\n{rows}".encode(encoding), "loans.csv").encoding == encoding


@pytest.mark.parametrize("parts", ["Tomme ¼ meule", "½ l Milch", "Farine 1 ¾ kg"])
def test_parts_of_a_whole_are_no_letters(parts: str) -> None:
    """Each of them is a letter of Slovak in Windows-1250, where none stands alone."""
    lines = [f"Hôtel de la Gare Genève;{parts}", f"Crémerie du Lac Moûtiers;{parts}"] * 9
    raw = "\n".join(lines).encode("cp1252")
    assert encodings.guess(raw).encoding == "cp1252"
    assert encodings.guess(parts.encode("cp1252")).encoding == "cp1252"


def test_letters_of_one_language_outweigh_signs_between_the_words() -> None:
    """The mark of a note, "¹", is a letter in Windows-1250."""
    words = ["Hôtel Genève", "Crémerie Moûtiers", "Épicerie Thônes", "Marché Megève ¹", "Léa ¹"]
    raw = "\n".join(words).encode("cp1252")
    assert encodings.guess(raw).encoding == "cp1252"
    czech = "\n".join(["Dvořák", "Příliš žluťoučký ą", "Kůň Škoda", "Něco"]).encode("cp1250")
    assert encodings.guess(czech).encoding == "cp1250"


def test_names_in_capitals_are_french() -> None:
    raw = "NOËL\nFAŸ\nLEFÈVRE\nANDRÉ".encode("cp1252")
    assert encodings.guess(raw).encoding == "cp1252"


@pytest.mark.parametrize(
    "text",
    [
        "Mini Digger;£25.00\nFloor Sander;£13.00\nBreaker;-£7.50",
        "Indústria 0\nIndústria 1",
        "Súper Norte",
        "INVERSIÓN IBERIA\nGESTIÓN EMERGENTES",
        "Boutique Maison Dôme",
        "Greco;SÌ\nBianchi;SÌ\nRossi;SÌ",
        "GAEC du Crêt",
        "R L'É",
        "Col·legi Sant Jordi;niça",
    ],
)
def test_a_rare_encoding_needs_more_than_one_letter(text: str) -> None:
    raw = text.encode("cp1252")
    assert raw.decode(encodings.guess(raw).encoding) == text
