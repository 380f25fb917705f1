"""Data sets the workshop can run on: the built-in samples, MovieLens, or your own files."""

from __future__ import annotations

import hashlib
import inspect
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from personalize_poc import __version__
from personalize_poc.data.errors import BadOption, DataError, UnknownDataset

if TYPE_CHECKING:
    from personalize_poc.data.dataset import DataSet

__all__ = [
    "NAMES",
    "OPTIONS",
    "DataError",
    "DataSet",
    "check_folder",
    "expected_interactions",
    "fetch",
    "is_own",
    "load",
    "stamp",
]

#: The data sets known by name; anything else is taken as a folder of your own files.
SAMPLES = ("sample", "sample-ko")
NAMES = (*SAMPLES, "movielens-small", "movielens-25m")

#: About how many events the ratings of a MovieLens release become: 1.6 each.
_MOVIELENS_EVENTS = {"movielens-small": 160_000, "movielens-25m": 40_000_000}
_EVENTS_A_RATING = 1.6
OPTIONS = ("sample_users", "sample_items", "sample_interactions", "seed")
"""Options of `load` that are parameters of the notebooks; those of the samples."""
_SAMPLE_ONLY = ("sample_users", "sample_items", "sample_interactions", "seed", "impressions")


def __getattr__(name: str) -> Any:
    """Import `DataSet`, and pandas with it, at its first use: a check of files needs neither."""
    if name != "DataSet":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from personalize_poc.data.dataset import DataSet

    return DataSet


def load(spec: str | Path, **options: Any) -> DataSet:
    """Load a data set by name, or the folder with your own files.

    Args:
        spec: "sample", "sample-ko", "movielens-small", "movielens-25m", a file or folder of your
            own with a ``mapping.yaml``, or the unpacked folder of any MovieLens release.
        **options: what the data set can vary, such as ``sample_users`` or ``folder``. Options of
            the samples are ignored by the other data sets, so that one notebook cell serves all.
            ``mapping``: the mapping of your own files, if it is not the mapping.yaml beside them.

    Raises:
        UnknownDataset: no data set and no folder of this name.
        BadOption: an option that no data set has, or a value out of range.
        DataError: the data cannot be read or downloaded; the message says what to do.
    """
    name, mapping = str(spec), options.pop("mapping", None)
    if name == "sample":
        from personalize_poc.data import sample

        return _call(sample.load, name, options)
    if name == "sample-ko":
        from personalize_poc.data import sample_ko

        options.pop("impressions", None)
        return _call(sample_ko.load, name, options)
    options = {key: value for key, value in options.items() if key not in _SAMPLE_ONLY}
    if name in NAMES:
        from personalize_poc.data import movielens

        return _call(movielens.load, name, {"name": name, **options})
    place = Path(name).expanduser()
    if is_own(name, mapping):
        return _own(place, name, mapping, options)
    if place.is_dir():
        from personalize_poc.data import movielens

        return _call(movielens.load_folder, name, {"folder": place, **options})
    raise UnknownDataset(
        f"There is no data set {name!r}. Known: {', '.join(NAMES)}; or the path of an existing "
        "file or folder of your own."
    )


def is_own(spec: str | Path, mapping: Path | None = None) -> bool:
    """Whether a data set is a person's own file or folder; MovieLens is if it has a mapping."""
    place = Path(spec).expanduser()
    if str(spec) in NAMES or not place.exists():
        return False
    from personalize_poc.data import movielens, own

    mapped = mapping is not None or (place / own.MAPPING).is_file()
    return mapped or not (place.is_dir() and movielens.is_movielens(place))


def _own(place: Path, name: str, mapping: Path | None, options: dict[str, Any]) -> DataSet:
    """A person's own data; what is large is read once and then found again."""
    from personalize_poc.data import large, own

    given = {"folder": place, **options} | ({"mapping": mapping} if mapping else {})
    key = stamp(name, mapping=mapping)
    return large.kept(key) or large.remember(key, _call(own.load, name, given))


def fetch(spec: str) -> None:
    """Download a data set that has to be downloaded, with progress; nothing for all others.

    Raises:
        DownloadFailed: it cannot be had; the message says what to do.
    """
    if spec in NAMES and spec not in SAMPLES:
        from personalize_poc.data import movielens

        movielens.place(spec)


def check_folder(folder: Path, mapping: Path | None = None) -> None:
    """Refuse a folder that `load` could not read, by its mapping and the names of its files.

    Args:
        folder: with the files, or one file.
        mapping: as for `load`.

    Raises:
        MappingError: mapping.yaml says something impossible, or there is none and one is needed;
            then the message holds one to start from.
        BadFile: a file that it names is missing.
    """
    if is_own(folder, mapping):
        from personalize_poc.data import own

        own.check(folder, mapping)


def stamp(spec: str | Path, *, mapping: Path | None = None, **options: Any) -> str:
    """What changes when a data set may have changed, told without loading it.

    Args:
        spec, mapping, options: as for `load`.

    Raises:
        DataError: there is no such data set, or it cannot be downloaded.
    """
    name = str(spec)
    told: list[Any] = [__version__, name]
    if name == "sample":
        from personalize_poc.data import sample

        told += [sorted(options.items()), sample.edition()]
    elif name == "sample-ko":
        from personalize_poc.data import sample_ko

        told += [sorted(options.items()), sample_ko.edition()]
    else:
        told.append(_files(name))
        told.append(mapping.read_text(encoding="utf-8") if mapping else None)
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def _files(name: str) -> list[tuple[str, int, int]]:
    """Name, size and time of the files of a data set."""
    place = Path(name).expanduser()
    if name in NAMES:
        from personalize_poc.data import movielens

        place, _ = movielens.place(name)
    found = sorted(path for path in place.rglob("*") if path.is_file()) or [place]
    return [(str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in found]


def expected_interactions(
    spec: str | Path, sample_interactions: int, mapping: Path | None = None
) -> int | None:
    """About how many interactions a data set has, before it is loaded: costs depend on it.

    Args:
        spec, mapping: as for `load`.
        sample_interactions: what a sample was asked to have.

    Returns:
        A number; None where it cannot be told, because there is no such data set or file.

    Raises:
        DataError: the folder has no usable mapping.yaml.
    """
    name = str(spec)
    if name in SAMPLES:
        return sample_interactions
    if name in _MOVIELENS_EVENTS:
        return _MOVIELENS_EVENTS[name]
    place = Path(name).expanduser()
    from personalize_poc.data import own
    from personalize_poc.data.own import csvfile

    if not is_own(name, mapping):
        rows = csvfile.count_rows(place / "ratings.csv")
        return None if rows is None else round(rows * _EVENTS_A_RATING)
    if mapping is None and not (place / own.MAPPING).is_file():
        return None  # nobody has said which file it is
    file = own.interactions_file(place, mapping)
    return csvfile.count_rows(file) if file.suffix == ".csv" else None


def _call(loader: Callable[..., DataSet], name: str, options: dict[str, Any]) -> DataSet:
    known = inspect.signature(loader).parameters
    unknown = sorted(set(options) - set(known))
    if unknown:
        raise BadOption(
            f"Data set {name!r} has no option {', '.join(unknown)}. It has: {', '.join(known)}."
        )
    return loader(**options)
