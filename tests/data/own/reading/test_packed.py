"""Compressed files and archives."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from personalize_poc.data.errors import BadFile, DataError
from personalize_poc.data.own.reading.packed import unpack, zstd
from tests.data.own.reading.conftest import Opener

TEXT = "user,item,ts\nu1,i1,1\nu2,i2,2\n"
ROWS = [("u1", "i1", "1"), ("u2", "i2", "2")]
LONG = "user,item,ts\n" + "".join(
    f"u{i * 7919 % 10007},i{i * 31 % 977},{i}\n" for i in range(30_000)
)


def _zstd(text: str, path: Path) -> bytes:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE t (l VARCHAR)")
    connection.executemany("INSERT INTO t VALUES (?)", [[x] for x in text.splitlines()])
    connection.execute(
        f"COPY t TO '{path}' (FORMAT csv, HEADER false, QUOTE '', ESCAPE '', DELIMITER '\x1f', "
        "COMPRESSION zstd)"
    )
    return path.read_bytes()


@pytest.mark.parametrize("kind", ["gz", "bz2", "xz", "zst"])
def test_compressed_text(opened: Opener, tmp_path: Path, kind: str) -> None:
    raw = {
        "gz": lambda: gzip.compress(TEXT.encode()),
        "bz2": lambda: bz2.compress(TEXT.encode()),
        "xz": lambda: lzma.compress(TEXT.encode()),
        "zst": lambda: _zstd(TEXT, tmp_path / "made"),
    }[kind]()
    read = opened(raw, f"orders.csv.{kind}")
    assert read.rows() == ROWS
    assert read.table.place(1) == (f"orders.csv.{kind}", 3)
    assert opened(raw, "misnamed.csv").rows() == ROWS


def test_zstd_in_another_encoding_is_read(opened: Opener) -> None:
    module = zstd.module()
    assert module is not None, "the extra `workshop` brings one"
    text = "고객번호,상품코드,주문일시\n" + "".join(
        f"고객{n % 9},상품{n % 7},2024-03-{1 + n % 28:02} 10:00:00\n" for n in range(60)
    )
    read = opened(module.compress(text.encode("cp949")), "주문.csv.zst")
    assert read.names == ["고객번호", "상품코드", "주문일시"]
    assert read.rows()[0][:2] == ("고객0", "상품0")


def test_zstd_without_a_module_of_python(
    opened: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = _zstd(TEXT, tmp_path / "made")
    monkeypatch.setattr(zstd, "module", lambda: None)
    assert opened(raw, "orders.csv.zst").rows() == ROWS
    cut = _zstd(LONG, tmp_path / "long")
    read = opened(cut[: len(cut) * 2 // 3], "cut.csv.zst")
    assert read.finding("truncated-file").count == read.table.rows < 30_000
    assert zstd.is_whole(tmp_path / "long")
    (tmp_path / "two").write_bytes(raw + raw)
    assert zstd.is_whole(tmp_path / "two")
    (tmp_path / "cut").write_bytes(raw + raw[:-3])
    assert not zstd.is_whole(tmp_path / "cut")


def test_gzip_of_json_and_gzip_twice(opened: Opener) -> None:
    assert opened(gzip.compress(b'{"a":1}\n{"a":2}\n'), "a.jsonl.gz").rows() == [("1",), ("2",)]
    assert opened(gzip.compress(gzip.compress(TEXT.encode())), "a.gz").rows() == ROWS


def test_several_members_of_gzip_are_one_text(opened: Opener) -> None:
    raw = gzip.compress(TEXT.encode()) + gzip.compress(b"u3,i3,3\n")
    assert opened(raw, "orders.csv.gz").table.rows == 3


@pytest.mark.parametrize("compress", [gzip.compress, lzma.compress])
def test_a_truncated_file_says_how_far_it_goes(opened: Opener, compress: object) -> None:
    assert callable(compress)
    raw = compress(LONG.encode())
    read = opened(raw[: len(raw) // 2], "orders.csv.gz")
    found = read.finding("truncated-file")
    assert found.grade == "blocks"
    assert 1000 < found.count == read.table.rows < 30_000
    assert f"{found.count:,} rows could be read" in found.message
    last = read.rows()[-1]
    assert last[2] == str(read.table.rows - 1), "the last row is whole"


@pytest.mark.parametrize(
    ("compress", "at"), [(gzip.compress, 9 / 10), (bz2.compress, 1 / 2), (lzma.compress, 1 / 2)]
)
def test_nothing_is_believed_of_a_stream_that_is_damaged_inside(
    opened: Opener, compress: object, at: float
) -> None:
    assert callable(compress)
    raw = bytearray(compress(LONG.encode()))
    raw[int(len(raw) * at)] ^= 0xFF
    with pytest.raises(BadFile, match=r"damaged (inside .* copy or export it|and cannot be)"):
        opened(bytes(raw), "orders.csv.gz")


def test_what_stands_behind_a_whole_stream_takes_nothing_from_it(opened: Opener) -> None:
    read = opened(gzip.compress(LONG.encode()) + b"garbage", "orders.csv.gz")
    assert read.table.rows == LONG.count("\n") - 1
    assert read.finding("truncated-file").grade == "blocks"


def test_a_truncated_file_of_which_no_row_is_whole_is_said_to_be_damaged(opened: Opener) -> None:
    raw = gzip.compress(b"user,item,ts\nu1,i1,2024-01-01\n")
    with pytest.raises(BadFile, match=r"damaged or ends early .* no row can be read"):
        opened(raw[:30], "orders.csv.gz")


def test_a_file_that_is_no_gzip_is_one_sentence(opened: Opener) -> None:
    with pytest.raises(BadFile, match="damaged and cannot be unpacked"):
        opened(b"\x1f\x8b\x08garbage", "orders.csv.gz")


def _zip(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return buffer.getvalue()


def test_members_of_a_zip_are_files(opened: Opener) -> None:
    raw = _zip(
        {
            "orders-1.csv": TEXT.encode(),
            "orders-2.csv": b"user,item,ts\nu3,i3,3\n",
            "items.csv.gz": gzip.compress(b"id,name\n7,x\n8,y\n"),
            "__MACOSX/._x": b"1",
            "README.md": b"x",
            "../../evil.csv": b"k,v\na,1\nb,2\n",
        }
    )
    read = opened(raw, "export.zip")
    labels = [table.label for table in read.reading.tables]
    assert labels == [
        "export.zip, orders-*.csv",
        "export.zip, items.csv.gz",
        "export.zip, ../../evil.csv",
    ]
    assert read.reading.tables[0].place(2) == ("export.zip, orders-2.csv", 2)
    assert read.reading.left_out == {
        "export.zip, __MACOSX/._x": "hidden",
        "export.zip, README.md": "a note for people",
    }


def _dos(names: list[str], encoding: str, text: bytes = TEXT.encode()) -> bytes:
    """A zip as Windows writes it: the names in the page of its country, which it does not say."""
    stand_ins = {f"{'#' * len(name.encode(encoding))}{n}": name for n, name in enumerate(names)}
    raw = _zip(dict.fromkeys(stand_ins, text))
    for number, name in enumerate(names):
        length = len(name.encode(encoding))
        raw = raw.replace(
            b"#" * length + str(number).encode(), name.encode(encoding) + b"%d" % number
        )
    return raw


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp949", ["로그.csv"]),
        ("cp949", ["주문·결제 내역.csv", "회원목록.csv"]),
        ("cp932", ["データ.csv"]),
        ("cp932", ["会員マスタ.csv", "売上.csv"]),
        ("gb18030", ["用户行为.csv"]),
        ("big5", ["訂單.csv"]),
        ("cp866", ["Товары.csv"]),
        ("utf-8", ["été.csv"]),
        ("utf-8", ["주문.csv"]),
        ("cp437", ["Müller.csv"]),
        ("cp437", ["Château.csv"]),
        ("cp437", ["Año.csv", "MÜLLER.csv"]),
        ("ascii", ["orders.csv"]),
    ],
)
def test_names_in_a_zip_that_does_not_say_their_encoding(
    opened: Opener, encoding: str, names: list[str]
) -> None:
    read = opened(_dos(names, encoding), "export.zip")
    files = [part.file for table in read.reading.tables for part in table.parts]
    assert sorted(files) == sorted(f"export.zip, {name}{n}" for n, name in enumerate(names))


_HEADS = {
    "cp932": "会員番号,商品コード,日時,商品名\n",
    "cp949": "회원번호,상품코드,주문일시,상품명\n",
    "gb18030": "会员编号,商品编码,下单时间,商品名称\n",
}
_THINGS = {"cp932": "スニーカー", "cp949": "운동화 파란색", "gb18030": "运动鞋蓝色"}


@pytest.mark.parametrize("unicode", [False, True])
@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp932", ["ﾃﾞｰﾀ.csv"]),
        ("cp932", ["表示.csv"]),
        ("cp932", ["予約.csv"]),
        ("cp932", ["ﾁｭｳﾓﾝ.csv", "ｶｲｲﾝ.csv"]),
        ("cp949", ["뷁.csv"]),
        ("cp949", ["자료①.csv"]),
        ("gb18030", ["棉袄.csv"]),
    ],
)
def test_short_names_in_a_zip_are_of_the_language_of_its_texts(
    opened: Opener, encoding: str, names: list[str], unicode: bool
) -> None:
    rows = [f"m{n % 9},p{n % 7},2024-03-{1 + n % 28:02},{_THINGS[encoding]}\n" for n in range(40)]
    text = (_HEADS[encoding] + "".join(rows)).encode("utf-8" if unicode else encoding)
    read = opened(_dos(names, encoding, text), "export.zip")
    files = [part.file for table in read.reading.tables for part in table.parts]
    assert sorted(files) == sorted(f"export.zip, {name}{n}" for n, name in enumerate(names))


def test_a_name_of_dos_stays_one_beside_texts_of_another_language(opened: Opener) -> None:
    text = (_HEADS["cp932"] + "m1,p2,2024-03-01,スニーカー\n" * 9).encode("cp932")
    read = opened(_dos(["Château.csv"], "cp437", text), "export.zip")
    assert read.table.label == "export.zip, Château.csv0"


def test_a_tar_in_gzip(opened: Opener) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        info = tarfile.TarInfo("a/orders.csv")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT.encode()))
    read = opened(buffer.getvalue(), "export.tar.gz")
    assert read.rows() == ROWS
    assert read.table.label == "export.tar.gz, a/orders.csv"


REQUESTS = "".join(
    f'10.0.0.1 - m{n} [01/Feb/2025:10:00:{n:02} +0000] "GET /article-{n} HTTP/1.1" 200 51 "-" "F"\n'
    for n in range(20)
)
DUMP = "CREATE TABLE t (u INT);\nINSERT INTO t (u, i) VALUES (1, 2), (3, 4);\n"


def _tar(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as archive:
        for name, raw in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return buffer.getvalue()


@pytest.mark.parametrize(("pack", "file"), [(_zip, "logs.zip"), (_tar, "logs.tar.gz")])
def test_members_are_looked_at_as_files_of_a_folder_are(
    opened: Opener, pack: Callable[[dict[str, bytes]], bytes], file: str
) -> None:
    members = {
        "access.log": REQUESTS.encode(),
        "app.log": b"started\nstopped\n",
        "dump.sql": DUMP.encode(),
        "views.sql": b"CREATE VIEW v AS SELECT 1;\n",
        "orders.txt": TEXT.encode(),
    }
    read = opened(pack(members), file).reading
    assert sorted(table.rows for table in read.tables) == [2, 2, 20]
    assert read.left_out == {
        f"{file}, app.log": "settings or a log, not data",
        f"{file}, views.sql": "a program, not data",
    }


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda raw: raw[: len(raw) // 2], "archive is damaged"),
        (
            lambda raw: (
                raw[:6]
                + b"\x01"
                + raw[7:].replace(
                    b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"
                )
            ),
            "encrypted",
        ),
        (lambda raw: raw[:60] + b"\xff\xff\xff" + raw[63:], "damaged"),
    ],
)
def test_a_broken_archive_is_one_sentence(opened: Opener, change: object, sentence: str) -> None:
    assert callable(change)
    with pytest.raises(BadFile, match=sentence):
        opened(change(_zip({"orders.csv": LONG.encode()})), "export.zip")


def test_an_archive_without_tables_says_so(opened: Opener) -> None:
    with pytest.raises(BadFile, match=r"holds no table .*README\.md: a note for people"):
        opened(_zip({"README.md": b"x"}), "export.zip")


def test_a_bomb_is_not_unpacked(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "BOMB_BYTES", 10_000_000)
    with pytest.raises(BadFile, match="no export of a table, and unpacking was stopped"):
        opened(gzip.compress(b"u,i\n" * 5_000_000), "orders.csv.gz")


def test_no_room_to_unpack(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "_SPARE", 1 << 60)
    with pytest.raises(DataError, match=r"The disk is full while orders\.csv\.gz is read"):
        opened(gzip.compress(TEXT.encode()), "orders.csv.gz")
