"""MovieLens, by GroupLens: downloaded with a checksum and cached, or read from a folder.

The files are not part of this package: their licence allows no redistribution of that kind.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import nullcontext
from pathlib import Path

import numpy as np
import pandas as pd

from personalize_poc import contract
from personalize_poc.data import archive
from personalize_poc.data.dataset import DataSet
from personalize_poc.data.errors import BadFile, BadOption, DataError, DownloadFailed
from personalize_poc.data.own.csvfile import announce, refuse_first_wrong, unreadable
from personalize_poc.data.own.mapping import events_from_ratings
from personalize_poc.language import _

#: Where GroupLens publishes the archives; beside each stands `<archive>.md5`.
BASE_URL = "https://files.grouplens.org/datasets/movielens"
ARCHIVES = {"movielens-small": "ml-latest-small", "movielens-25m": "ml-25m"}
FOLDER_VARIABLE = "PERSONALIZE_POC_MOVIELENS"
#: Bounds on the number of ratings by which a folder's content is recognised.
_RATINGS = {"movielens-small": (20_000, 1_000_000), "movielens-25m": (5_000_000, 60_000_000)}
_FILES = ("ratings.csv", "movies.csv", "README.txt")
_YEAR = re.compile(r"\((\d{4})[^()]*\)\s*$")

LICENCE = (
    "MovieLens data set by GroupLens Research, University of Minnesota: for research, with "
    "acknowledgement; no commercial use without permission, no implied endorsement. Terms: "
    "README.txt beside the data, and https://grouplens.org/datasets/movielens/. Cite: F. M. "
    "Harper and J. A. Konstan, The MovieLens Datasets: History and Context, ACM TiiS 5(4), 2015."
)


def load(
    name: str = "movielens-small",
    folder: str | Path | None = None,
    cache: str | Path | None = None,
    base_url: str = BASE_URL,
    md5: str | None = None,
    max_users: int | None = None,
    show: bool = True,
) -> DataSet:
    """Load MovieLens in the preparation of the published proof of concept.

    Args:
        name: "movielens-small" (100,000 ratings) or "movielens-25m".
        folder: read from here and download nothing; default is the environment variable
            PERSONALIZE_POC_MOVIELENS, if set.
        cache: where downloads are kept; default is the user's cache folder.
        base_url: where the archives are; for mirrors.
        md5: expected checksum; default is the one published beside the archive.
        max_users: keep the first so many users only (they are in random order in the source).
        show: show the progress of a download and the licence.

    Raises:
        DataError: no data in the folder, another MovieLens than asked for, no network.
    """
    source, is_given = place(name, folder, cache, base_url, md5, show)
    if show and not is_given:
        print(LICENCE)
    return _prepare(name, source, max_users)


def place(
    name: str,
    folder: str | Path | None = None,
    cache: str | Path | None = None,
    base_url: str = BASE_URL,
    md5: str | None = None,
    show: bool = True,
) -> tuple[Path, bool]:
    """The folder of a release, downloaded if need be, and whether the person named it.

    Args and errors: as for `load`.
    """
    if given := folder or os.environ.get(FOLDER_VARIABLE):
        return _find(Path(given).expanduser(), name), True
    store = Path(cache).expanduser() if cache else contract.cache_dir()
    if not (store / ARCHIVES[name] / "ratings.csv").is_file():
        with archive.shown("MovieLens") if show else nullcontext() as on_bytes:
            download(name, store, base_url=base_url, md5=md5, on_bytes=on_bytes)
    return store / ARCHIVES[name], False


def is_movielens(folder: Path) -> bool:
    """Whether a folder holds ratings and films as every MovieLens release since 2015 has them."""
    wanted = {
        "ratings.csv": "userId,movieId,rating,timestamp",
        "movies.csv": "movieId,title,genres",
    }
    for name, header in wanted.items():
        try:
            with (folder / name).open(encoding="utf-8-sig") as file:
                if file.readline().strip() != header:
                    return False
        except (OSError, UnicodeDecodeError):
            return False
    return True


def load_folder(folder: Path, max_users: int | None = None) -> DataSet:
    """Load a release of MovieLens of any size from its unpacked folder.

    Raises:
        DataError: the files are not as MovieLens publishes them.
    """
    return _prepare(folder.resolve().name, folder, max_users)


def _find(folder: Path, name: str) -> Path:
    """The folder itself, or its sub-folder of that archive, whichever has the ratings."""
    for candidate in (folder, folder / ARCHIVES[name]):
        if (candidate / "ratings.csv").is_file():
            return candidate
    raise DataError(
        f"{folder} has no ratings.csv. Give the unpacked folder of {ARCHIVES[name]}.zip in the "
        f"option 'folder' or the environment variable {FOLDER_VARIABLE}."
    )


def download(
    name: str,
    cache: Path,
    base_url: str = BASE_URL,
    md5: str | None = None,
    on_bytes: archive.OnBytes | None = None,
) -> Path:
    """Download and unpack an archive; the folder appears complete or not at all.

    Returns:
        The folder with ratings.csv, movies.csv and README.txt.

    Raises:
        DownloadFailed: no network, an interrupted transfer, a wrong checksum, a broken archive.
    """
    file = f"{ARCHIVES[name]}.zip"
    target = cache / ARCHIVES[name]
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache, prefix=".download-") as temporary:
        work = Path(temporary)
        try:
            expected = (md5 or archive.published_md5(f"{base_url}/{file}.md5")).lower()
            actual = archive.fetch(f"{base_url}/{file}", work / file, on_bytes)
        except OSError as error:
            reason = getattr(error, "reason", None) or error
            raise DownloadFailed(
                f"{base_url}/{file} cannot be downloaded ({reason}), and it is not in the cache "
                f"{cache}.",
                f"Without a network: use the data set 'sample', or unpack {file} and give its "
                f"folder in the option 'folder' or in {FOLDER_VARIABLE}.",
            ) from error
        if actual != expected:
            raise DownloadFailed(
                f"{file} has the MD5 {actual}, but {expected} is published for it. Nothing was "
                "kept; try again, or check the mirror."
            )
        archive.unpack(work / file, work / "unpacked", _FILES)
        there = {path.name for path in (work / "unpacked").iterdir()}
        if missing := [wanted for wanted in _FILES[:2] if wanted not in there]:
            raise DownloadFailed(f"{file} does not contain {', '.join(missing)}.")
        shutil.rmtree(target, ignore_errors=True)
        (work / "unpacked").replace(target)
    return target


def _prepare(name: str, source: Path, max_users: int | None) -> DataSet:
    ratings = _read(
        source / "ratings.csv",
        {"userId": "int32", "movieId": "int32", "rating": "float32", "timestamp": "int64"},
    )
    movies = _read(source / "movies.csv", {"movieId": "int32", "title": "str", "genres": "str"})
    release = ARCHIVES.get(name, name)
    low, high = _RATINGS.get(name, (1, None))
    if len(ratings) < low or (high is not None and len(ratings) > high):
        raise DataError(
            f"{source} has {len(ratings):,} ratings; that is not {release}. Give the folder of the "
            "data set you ask for."
        )
    if max_users is not None:
        if max_users < 1:
            raise BadOption(f"max_users must be at least 1, not {max_users}.")
        ratings = ratings[ratings["userId"] <= np.unique(ratings["userId"])[:max_users][-1]]
    items = items_from_movies(movies)
    return DataSet(
        name=name,
        raw=ratings,
        interactions=events_from_ratings(ratings),
        items=items,
        users=None,
        titles=dict(zip(items["ITEM_ID"], movies["title"], strict=True)),
        about=_(
            "MovieLens ({release}): {ratings:,} ratings of {films:,} films by {people:,} real, "
            "anonymous people. A rating above 1 counts as a click, above 3 as a click and a watch, "
            "because a rating is no viewing event. When a film joined the catalogue is not known; "
            "the first day of its year stands for it."
        ).format(
            release=release,
            ratings=len(ratings),
            films=len(movies),
            people=ratings["userId"].nunique(),
        ),
        licence=LICENCE,
        raw_items=movies,
    )


def _read(path: Path, columns: dict[str, str]) -> pd.DataFrame:
    if not path.is_file():
        raise BadFile("the file is missing", path)
    announce(path)
    try:
        return pd.read_csv(path, usecols=list(columns), dtype=columns, encoding="utf-8")
    except pd.errors.ParserError as error:
        raise unreadable(path, error) from error
    except (ValueError, OverflowError) as error:
        refuse_first_wrong(path, columns)
        raise BadFile(f"not as MovieLens publishes it ({error})", path) from error


def items_from_movies(movies: pd.DataFrame) -> pd.DataFrame:
    """Turn movies.csv into items: genres, the year in the title, its 1 January as creation time.

    Films before 1970 get the creation time 0, because Unix time begins there; films without a
    year or genre get nulls.

    Args:
        movies: columns movieId, title, genres.

    Returns:
        ITEM_ID, TITLE, GENRES (a|b), YEAR (Int64), CREATION_TIMESTAMP (Int64, seconds).
    """
    years = movies["title"].str.extract(_YEAR.pattern, expand=False).astype("Int64")
    start = (years - 1970).map(_january, na_action="ignore").astype("Int64")
    return pd.DataFrame(
        {
            "ITEM_ID": movies["movieId"].astype(str),
            "TITLE": movies["title"].str.replace(r"\s*\(\d{4}[^()]*\)\s*$", "", regex=True),
            "GENRES": movies["genres"].where(movies["genres"] != "(no genres listed)", None),
            "YEAR": years,
            "CREATION_TIMESTAMP": start,
        }
    )


def _january(years_after_1970: int) -> int:
    if years_after_1970 <= 0:
        return 0
    return int(np.datetime64(f"{1970 + int(years_after_1970)}-01-01", "s").astype("int64"))
