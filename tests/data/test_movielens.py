"""MovieLens: downloaded with a checksum, cached, or read from a folder; prepared as published."""

from __future__ import annotations

import hashlib
import io
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pandas as pd
import pytest

from personalize_poc import data
from personalize_poc.check import tables
from personalize_poc.data import movielens
from personalize_poc.data.errors import BadFile, DataError, DownloadFailed
from tests.support.data_sets import items_of

MOVIES = """movieId,title,genres
1,Toy Story (1995),Adventure|Animation
2,"American President, The (1995)",Comedy
3,Metropolis (1927),Sci-Fi
4,Nobody Knows,(no genres listed)
5,Death Note (2006–2007),Mystery
"""


def ratings(rows: int = 20_000) -> str:
    lines = [f"{n // 50 + 1},{n % 5 + 1},{(n % 10 + 1) / 2},{10**9 + n}" for n in range(rows)]
    return "userId,movieId,rating,timestamp\n" + "\n".join(lines) + "\n"


class Mirror(ThreadingHTTPServer):
    """A local server of archives, which counts requests and can break off."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.requests: list[str] = []
        self.cut: int | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Mirror

    def do_GET(self) -> None:
        self.server.requests.append(self.path)
        body = self.server.files.get(self.path)
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: self.server.cut] if self.path.endswith(".zip") else body)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    monkeypatch.delenv(movielens.FOLDER_VARIABLE, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ml-latest-small/ratings.csv", ratings())
        archive.writestr("ml-latest-small/movies.csv", MOVIES)
        archive.writestr("ml-latest-small/README.txt", "Usage License")
        archive.writestr("../outside.csv", "x")
    content = buffer.getvalue()
    server = Mirror()
    server.files["/ml-latest-small.zip"] = content
    checksum = hashlib.md5(content, usedforsecurity=False).hexdigest()
    server.files["/ml-latest-small.zip.md5"] = f"MD5 (ml-latest-small.zip) = {checksum}\n".encode()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def leftovers(cache: Path) -> list[str]:
    return sorted(path.name for path in cache.iterdir()) if cache.exists() else []


def test_it_is_downloaded_once_and_then_read_from_the_cache(
    mirror: Mirror, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = data.load("movielens-small", cache=tmp_path, base_url=mirror.url)
    assert len(mirror.requests) == 2
    second = data.load("movielens-small", cache=tmp_path, base_url=mirror.url)
    assert len(mirror.requests) == 2
    pd.testing.assert_frame_equal(first.interactions, second.interactions)
    assert leftovers(tmp_path) == ["ml-latest-small"]
    out = capsys.readouterr().out
    assert "MB" in out
    assert "no commercial use" in out


def test_a_wrong_checksum_leaves_nothing(mirror: Mirror, tmp_path: Path) -> None:
    with pytest.raises(DownloadFailed, match="0123456789abcdef0123456789abcdef is published"):
        movielens.download(
            "movielens-small", tmp_path, mirror.url, md5="0123456789ABCDEF0123456789ABCDEF"
        )
    assert leftovers(tmp_path) == []


def test_an_interrupted_download_leaves_nothing(mirror: Mirror, tmp_path: Path) -> None:
    mirror.cut = 1000
    with pytest.raises(DownloadFailed, match="interrupted after 1,000 of"):
        movielens.download("movielens-small", tmp_path, mirror.url)
    assert leftovers(tmp_path) == []


def test_an_archive_without_ratings_leaves_nothing(mirror: Mirror, tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("ml-latest-small/movies.csv", MOVIES)
    mirror.files["/ml-latest-small.zip"] = buffer.getvalue()
    checksum = hashlib.md5(buffer.getvalue(), usedforsecurity=False).hexdigest()
    with pytest.raises(DownloadFailed, match=r"does not contain ratings\.csv"):
        movielens.download("movielens-small", tmp_path, mirror.url, md5=checksum)
    assert leftovers(tmp_path) == []


def test_without_a_network_one_sentence_says_what_to_do(mirror: Mirror, tmp_path: Path) -> None:
    mirror.files.clear()
    with pytest.raises(DownloadFailed, match=r"'sample'.*PERSONALIZE_POC_MOVIELENS"):
        data.load("movielens-small", cache=tmp_path, base_url=mirror.url)
    assert leftovers(tmp_path) == []


def test_ratings_become_clicks_and_watches_as_published(mirror: Mirror, tmp_path: Path) -> None:
    loaded = data.load("movielens-small", cache=tmp_path, base_url=mirror.url, show=False)
    source = loaded.raw
    counts = loaded.interactions["EVENT_TYPE"].value_counts()
    assert counts["click"] == (source["rating"] > 1).sum()
    assert counts["watch"] == (source["rating"] > 3).sum()
    assert list(loaded.interactions) == ["USER_ID", "ITEM_ID", "EVENT_TYPE", "TIMESTAMP"]
    pairs = loaded.interactions.groupby(["USER_ID", "ITEM_ID", "TIMESTAMP"])["EVENT_TYPE"]
    assert set(pairs.agg(",".join)) == {"click", "click,watch"}
    assert loaded.interactions["TIMESTAMP"].is_monotonic_increasing


def test_items_have_year_genres_and_creation_time(mirror: Mirror, tmp_path: Path) -> None:
    loaded = data.load("movielens-small", cache=tmp_path, base_url=mirror.url, show=False)
    items = items_of(loaded).set_index("ITEM_ID")
    assert items["YEAR"].tolist() == [1995, 1995, 1927, pd.NA, 2006]
    assert items.loc["2", "TITLE"] == "American President, The"
    assert items.loc["1", "CREATION_TIMESTAMP"] == 788_918_400
    assert items.loc["3", "CREATION_TIMESTAMP"] == 0
    assert pd.isna(items.loc["4", "GENRES"])
    assert loaded.title("1") == "Toy Story (1995)"


def test_a_folder_is_recognised_by_its_content(
    mirror: Mirror, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ml-latest-small"
    folder.mkdir()
    (folder / "ratings.csv").write_text(ratings(), encoding="utf-8")
    (folder / "movies.csv").write_text(MOVIES, encoding="utf-8")
    assert len(data.load("movielens-small", folder=folder).raw) == 20_000
    monkeypatch.setenv(movielens.FOLDER_VARIABLE, str(tmp_path))
    assert len(data.load("movielens-small", max_users=3).raw) == 150
    with pytest.raises(DataError, match="20,000 ratings; that is not ml-25m"):
        data.load("movielens-25m", folder=folder)
    assert mirror.requests == []


def test_a_folder_without_ratings_or_with_broken_ones_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"has no ratings\.csv"):
        data.load("movielens-small", folder=tmp_path)
    (tmp_path / "ratings.csv").write_text("userId,movieId,rating,timestamp\n1,x,3,4\n")
    (tmp_path / "movies.csv").write_text(MOVIES, encoding="utf-8")
    with pytest.raises(BadFile, match=r"ratings\.csv"):
        data.load("movielens-small", folder=tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("userId,movieId,rating,timestamp\n1,1,3,4\n1,x,3,4\n", "row 3, column movieId: 'x'"),
        ("userId,movieId,rating,timestamp\n1,1,3,4.5\n", r"row 2, column timestamp: '4\.5'"),
        ("userId,movieId,rating,timestamp\n1,1,,4\n,1,3,4\n", "row 3, column userId: ''"),
        ("user,movieId,rating,timestamp\n1,1,3,4\n", "row 1, column userId: the column is missing"),
    ],
)
def test_a_broken_file_is_refused_with_row_and_column(
    text: str, words: str, tmp_path: Path
) -> None:
    (tmp_path / "ratings.csv").write_text(text, encoding="utf-8")
    (tmp_path / "movies.csv").write_text(MOVIES, encoding="utf-8")
    with pytest.raises(BadFile, match=words):
        data.load("movielens-small", folder=tmp_path)


def test_the_real_data_gives_the_published_number_of_events(movielens_folder: Path) -> None:
    loaded = data.load("movielens-small", folder=movielens_folder, sample_users=5)
    assert len(loaded.interactions) == 158_371
    assert len(items_of(loaded)) == 9742
    assert tables.interactions(loaded.interactions).ok
    assert tables.items(loaded.items).ok


def test_an_unpacked_folder_is_known_for_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "ratings.csv").write_text(
        "userId,movieId,rating,timestamp\n7,1,4.0,1446000000\n", encoding="utf-8"
    )
    (tmp_path / "movies.csv").write_text(
        "movieId,title,genres\n1,Toy Story (1995),Comedy|Children\n", encoding="utf-8"
    )
    loaded = data.load(tmp_path)
    assert loaded.interactions["EVENT_TYPE"].tolist() == ["click", "watch"]
    assert "MovieLens" in loaded.about

    (tmp_path / "mapping.yaml").write_text(
        "interactions: {file: ratings.csv, columns: {USER_ID: userId, ITEM_ID: movieId, "
        "TIMESTAMP: timestamp}}",
        encoding="utf-8",
    )
    assert data.load(tmp_path).interactions["EVENT_TYPE"].tolist() == ["interaction"]
