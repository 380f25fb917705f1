"""What tables beside that of the items say of them: genres in several rows a film."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import canonical
from personalize_poc.data.own.mapping_file import Join, Section
from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_GENRES = ["Comedy", "Drama", "Horror", "Romance", "War"]


def _cinema(w: World) -> dict[str, dict[str, Any]]:
    """Ratings, films, and a table with one row a film and genre."""
    pairs = [(i, (i * 3 + k) % 5) for i in range(w.items) for k in range(1 + i % 3)]
    return {
        "ratings.csv": {
            "user_id": w.by_user(lambda u: 4000 + u),
            "movie_id": w.by_item(lambda i: 700 + i),
            "rated_at": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "movies.csv": {
            "movie_id": [700 + i for i in range(w.items)],
            "title": [f"{title(i)} No. {i}" for i in range(w.items)],
        },
        "genres.csv": {
            "movie_id": [700 + i for i, _ in pairs],
            "genre": [_GENRES[g] for _, g in pairs],
        },
    }


def _by_number(w: World) -> dict[str, dict[str, Any]]:
    """The same, with a table of genres of its own, as a database has it."""
    tables = _cinema(w)
    pairs = tables.pop("genres.csv")
    return tables | {
        "movie_genre.csv": {
            "movie_id": pairs["movie_id"],
            "genre_id": [1 + _GENRES.index(one) for one in pairs["genre"]],
            "position": [1 + n % 3 for n in range(len(pairs["genre"]))],
        },
        "genre.csv": {"genre_id": [1, 2, 3, 4, 5], "name": _GENRES},
    }


def _items(tables: dict[str, dict[str, Any]]) -> Section:
    proposal = found(tables, "user_id", "movie_id")
    assert proposal.mapping is not None
    return proposal.mapping.sections["items"]


def _values(tables: dict[str, dict[str, Any]]) -> list[str]:
    proposal = found(tables, "user_id", "movie_id")
    assert proposal.mapping is not None
    built = canonical.build(reading(tables), proposal.mapping)
    rows = built.connection.execute("SELECT GENRE FROM items ORDER BY ITEM_ID LIMIT 3").fetchall()
    return [one for (one,) in rows]


def test_genres_of_a_film_become_a_list() -> None:
    w = World(2201, items=60)
    tables = _cinema(w)
    items = _items(tables)
    assert items.joins == (
        Join("genres.csv", {"movie_id": "movie_id"}, {"GENRE": "genre"}, several=True),
    )
    assert items.kinds["GENRE"] == "list"
    assert _values(tables) == ["Comedy", "Romance|War", "Drama|Horror|Romance"]


def test_numbers_of_genres_become_a_list_of_their_names() -> None:
    w = World(2202, items=60)
    tables = _by_number(w)
    to, names = _items(tables).joins
    assert to == Join("movie_genre.csv", {"movie_id": "movie_id"}, {}, several=True)
    assert names == Join("genre.csv", {"genre_id": "genre_id"}, {"GENRE": "name"})
    assert _values(tables) == _values(_cinema(w))


def test_one_row_an_item_is_a_category() -> None:
    w = World(2203, items=60)
    tables = _by_number(w)
    tables["movie_genre.csv"] = {
        "movie_id": [700 + i for i in range(w.items)],
        "genre_id": [1 + i % 5 for i in range(w.items)],
        "changed": ["2024-03-01 09:00:00"] * w.items,
    }
    items = _items(tables)
    assert [one.several for one in items.joins] == [False, False]
    assert items.kinds["GENRE"] == "categorical"
    assert _values(tables) == ["Comedy", "Drama", "Horror"]


def test_people_who_like_a_film_are_no_list_of_it() -> None:
    w = World(2204, items=60, users=40)
    tables = _cinema(w)
    films = tables.pop("genres.csv")["movie_id"]
    tables["likes.csv"] = {
        "movie_id": films,
        "user_id": [4000 + n % w.users for n in range(len(films))],
    }
    tables["users.csv"] = {
        "user_id": [4000 + u for u in range(w.users)],
        "name": [f"Ada {title(u)} {u}" for u in range(w.users)],
        "city": [("Bonn", "Ulm", "Trier")[u % 3] for u in range(w.users)],
    }
    assert not _items(tables).joins


def test_names_and_values_of_properties_are_no_list() -> None:
    """Of rows such as `colour: red` neither column tells alone."""
    w = World(2205, items=60)
    tables = _cinema(w)
    pairs = tables.pop("genres.csv")
    tables["properties.csv"] = {
        "movie_id": pairs["movie_id"],
        "property": [("colour", "sound", "country")[n % 3] for n in range(len(pairs["genre"]))],
        "value": pairs["genre"],
    }
    assert not _items(tables).joins
