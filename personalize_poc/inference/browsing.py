"""By which columns one would browse a catalogue: categories and years, whatever they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pandas as pd

from personalize_poc import language
from personalize_poc.data import schemas
from personalize_poc.inference import taste
from personalize_poc.language import N_, _

GENRES = ("GENRES", "GENRE", "GENRES_L1", "CATEGORIES", "CATEGORY", "CATEGORY_L1")
YEARS = ("YEAR", "RELEASE_YEAR")
"""Names that say it; where there is none of them, what is in the columns does."""
_WORDS = (N_("genre"), N_("category"), N_("brand"), N_("year"), N_("genres"))
"""For the catalogue."""
_BETWEEN = (1800, 2100)
"""Whole numbers between these are years, where nearly all of a column are."""
_NEARLY_ALL = 0.98
_MOST_CATEGORIES = 200
"""A column with more different values is no category to browse by."""
_SHELVES = 40
"""A column with at most as many is browsed by sooner than one with more."""
_FLAG = {"true", "false", "yes", "no", "y", "n", "t", "f", "0", "1"}
_COMES_OUT = re.compile(
    "jahr|vintage|mill[eé]sime|annata|cosecha|decade|vuosi|[έε]τοσ|ปี|nyeon(?:do)?$|년도?$|年|год"
    "|(?:^|[_ ]|elses|ings|lopps)[åa]r$|(?:^|[_ ])(?:ev|év|god|godina|nen|nian|yeondo)(?:$|[_ ])"
    "|releas|publi[sc]|launch|erschien|ver[oö]ffentlich|sortie|parution|lan[cç]amento|lanzamiento"
    "|uscita|edici[oó]n|premier|since|founded|gegr[uü]ndet|built|utgiv|udgiv|wydan|vyd[aá]n|выпуск"
    "|출시|연식|발매|발행|발간|출간|개봉|제작|発売|出版|公開|上映|发行|上市"
)
"""In names of columns, beside what all readers know of years; as fields are spelled, too."""
_SPEAKS = re.compile(
    "CATEG|KATEG|GENRE|GENER[OE]|RUBRI|DEPARTMENT|REPARTO|GRUPP[EO]|FAMIL|FAMIGLIA|RAYON|SECCION"
    "|BUNRYU|JANGREU|ZHANR"  # 분류, 장르 and жанр, as fields are spelled
)
"""Within a longer name, such as CATEGORY_ID or PRODUKTKATEGORIE; fields are named in ASCII."""
_UNIT = re.compile(
    r"(?:^|_)(?:UN?O?M|J_?M|ME|UNITS?|UNITA|UNITE|UNIDADE?|(?:MENGEN)?EINHEIT|DANWI)(?:_|$)"
)
"""What goods are counted in: pieces and metres are no shelves."""


def category_column(items: pd.DataFrame, interactions: pd.DataFrame | None = None) -> str | None:
    """The column by whose values one would browse.

    Its name says it; or it has several values for an item, or more than two and not too many to
    look through; or what one person chooses is alike in it; or else the fewest gaps. A yes and a
    no are no shelves.

    Args:
        items: a row for each item, by its id where there are interactions.
        interactions: by which it is known what people choose; None: nobody looks.
    """
    if named := _first(items, GENRES, numeric=False):
        return named
    found: dict[tuple[bool, bool, bool], dict[str, pd.Series]] = {}
    for name in schemas.categories(items) if len(items) else []:
        if _UNIT.search(name.upper()):
            continue
        values = items[name].dropna().astype(str)
        several = bool(values.str.contains("|", regex=False).any())
        different = set(values.str.split("|").explode())
        flag = {one.lower() for one in different} <= _FLAG
        if 2 <= len(different) <= _MOST_CATEGORIES and not flag:
            speaks = bool(_SPEAKS.search(name.upper()))
            shelves = 2 < len(different) <= _SHELVES
            found.setdefault((speaks, several, shelves), {})[name] = values
    return _chosen_by(found[max(found)], interactions) if found else None


def _chosen_by(columns: dict[str, pd.Series], interactions: pd.DataFrame | None) -> str:
    """The column in which what one person chooses is most alike; then that with fewest gaps."""
    if len(columns) == 1:
        return next(iter(columns))
    pairs = [] if interactions is None else taste.pairs(interactions)
    alike = {name: taste.alike(values, pairs) for name, values in columns.items()}
    return max(columns, key=lambda name: (alike[name], len(columns[name])))


def year_column(items: pd.DataFrame, called: Mapping[str, str] | None = None) -> str | None:
    """The column whose numbers are years, and whose name speaks of a year or of coming out.

    Numbers alone do not say it: grams, calories and numbers of articles lie between 1900 and 2030
    as well.

    Args:
        items: a row for each item.
        called: what columns are called in the person's file, where it is another name.
    """
    if named := _first(items, YEARS, numeric=True):
        return named
    for name in items.columns:
        if not any(_speaks_of_a_year(one) for one in {str(name), (called or {}).get(name, "")}):
            continue
        values = items[name].dropna()
        if not pd.api.types.is_numeric_dtype(values.dtype) or values.nunique() < 2:
            continue
        if bool((values.between(*_BETWEEN) & (values % 1 == 0)).mean() >= _NEARLY_ALL):
            return str(name)
    return None


def _speaks_of_a_year(name: str) -> bool:
    """Whether a column's name says a year, or that something came out, was made or founded."""
    # With these come all rules of columns, a third of a second that few starts need.
    from personalize_poc.data.own.roles.words.names import hint

    return bool(_COMES_OUT.search(name.casefold())) or hint(name).says("year")


def _first(items: pd.DataFrame, names: Iterable[str], *, numeric: bool) -> str | None:
    """The first of these columns that is there, as numbers or as texts."""
    for name in names:
        if name in items and pd.api.types.is_numeric_dtype(items[name].dtype) == numeric:
            return name
    return None


def fits_a_filter(value: str) -> bool:
    """Whether a category can stand in a filter expression, in quotation marks."""
    return not {'"', "\\"}.intersection(value)


def word(column: str | None) -> str:
    """What the data calls a category: "genre", "category", "brand"."""
    name = (column or "category").removesuffix("_L1").lower().replace("_", " ")
    one = {"genres": "genre", "categories": "category"}.get(name, name)
    return _(one)


def words(column: str | None) -> str:
    """The same for several: "genres"."""
    one = word(column)
    if language.chosen() != language.ENGLISH or not one.isascii():
        return one
    return f"{one[:-1]}ies" if one.endswith("y") else f"{one.rstrip('s')}s"


def heading(column: str) -> str:
    """What a column is called in a table of items."""
    if column in YEARS:
        return _("year")
    name = column.removesuffix("_L1").lower().replace("_", " ")
    name = "genres" if name == "genre" else name
    return _(name)
