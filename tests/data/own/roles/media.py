"""Exports of media: films, music, news, books, courses."""

from __future__ import annotations

from tests.data.own.roles.cases import Answer, Tables, case
from tests.data.own.roles.world import World, chosen, code, digest, sentence, title, unique

GENRES = ["Drama", "Comedy", "War", "Crime", "Romance"]


def _genres(number: int, separator: str) -> str:
    return separator.join(
        sorted({chosen(GENRES, number), chosen(GENRES, number + 50), chosen(GENRES, number + 90)})
    )


@case
def film_ratings() -> tuple[Tables, Answer]:
    w = World(21, lines=1)
    ratings = {
        "userId": [u + 1 for u in w.user],
        "movieId": [i + 1 for i in w.item],
        "rating": w.pick(["0.5", "1.0", "3.0", "3.5", "4.0", "5.0"]),
        "timestamp": [int(at.timestamp()) for at in w.at],
    }
    movies = {
        "movieId": [i + 1 for i in range(w.items)],
        "title": [f"{title(i)} (19{50 + i % 50})" for i in range(w.items)],
        "genres": [_genres(i, "|") for i in range(w.items)],
    }
    links = {
        "movieId": [i + 1 for i in range(w.items)],
        "imdbId": [f"{i * 977:07d}" for i in range(w.items)],
        "tmdbId": [i * 31 + 5 for i in range(w.items)],
    }
    tags = {
        "userId": [u + 1 for u in w.user[:300]],
        "movieId": [i + 1 for i in w.item[:300]],
        "tag": [chosen(["funny", "dark", "twist", "slow"], r) for r in range(300)],
        "timestamp": [int(at.timestamp()) for at in w.at[:300]],
    }
    files: Tables = {
        "ratings.csv": ratings,
        "movies.csv": movies,
        "links.csv": links,
        "tags.csv": tags,
    }
    return files, Answer(
        file="ratings.csv", user="userId", item="movieId", time="timestamp", form="seconds",
        value="rating", event_type="rating", items="movies.csv", title="title",
        item_fields={"genres": "list"},
    )  # fmt: skip


@case
def ratings_without_header() -> tuple[Tables, Answer]:
    w = World(22, lines=1)
    ratings = {
        "column 1": [u + 1 for u in w.user],
        "column 2": [i + 1 for i in w.item],
        "column 3": w.pick([1, 2, 3, 4, 5]),
        "column 4": [int(at.timestamp()) for at in w.at],
    }
    return {"u.data": ratings}, Answer(
        file="u.data", user="column 1", item="column 2", time="column 4", form="seconds",
        value="column 3", event_type="rating", asked=frozenset({"user-or-item"}),
    )  # fmt: skip


@case
def watch_log() -> tuple[Tables, Answer]:
    w = World(23, lines=1)
    log = {
        "profile_id": w.by_user(unique),
        "account_id": w.by_user(lambda u: unique(u // 2 + 5000)),
        "content_id": w.by_item(lambda i: f"tt{i * 7:07d}"),
        "started_at": [int(at.timestamp() * 1000) for at in w.at],
        "seconds_watched": w.each(lambda r: w.random.randint(5, 7000)),
        "percent_watched": w.each(lambda r: round(w.random.random() * 100, 1)),
        "device_type": w.pick(["tv", "phone", "web"]),
        "is_kids_profile": w.by_user(lambda u: chosen(["true", "false"], u)),
    }
    contents = {
        "content_id": [f"tt{i * 7:07d}" for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "synopsis": [sentence(i) for i in range(w.items)],
        "genres": [str(_genres(i, ",").split(",")) for i in range(w.items)],
        "runtime_minutes": [60 + i % 90 for i in range(w.items)],
        "release_date": [f"20{10 + i % 14}-0{1 + i % 9}-15" for i in range(w.items)],
        "poster": [f"https://img.example.com/{i}.png" for i in range(w.items)],
    }
    return {"playback.parquet": log, "contents.parquet": contents}, Answer(
        file="playback.parquet", user="profile_id", item="content_id", time="started_at",
        form="milliseconds", value="percent_watched", event_type="watch",
        context=frozenset({"device_type"}), items="contents.parquet", title="title",
        item_fields={
            "synopsis": "text", "genres": "list", "runtime_minutes": "number",
            "release_date": "time",
        },
        users="playback.parquet", user_fields={"is_kids_profile": "categorical"},
        unused=frozenset({"poster", "seconds_watched"}),
    )  # fmt: skip


@case
def scrobbles() -> tuple[Tables, Answer]:
    w = World(24, rows=5000)
    plays = {
        "user_id": w.by_user(lambda u: f"user_{u:06d}"),
        "timestamp": w.times("%Y-%m-%dT%H:%M:%SZ"),
        "artid": w.by_item(lambda i: unique(i // 6 + 700)),
        "artname": w.by_item(lambda i: f"The {title(i // 6)}"),
        "traid": w.by_item(lambda i: unique(i + 9000)),
        "traname": w.by_item(title),
    }
    return {"listens.tsv": plays}, Answer(
        file="listens.tsv", user="user_id", item="traid", time="timestamp", form="iso",
        event_type="listen", items="listens.tsv", title="traname",
        item_fields={"artid": "categorical", "artname": "categorical"},
    )  # fmt: skip


@case
def news_clicks_with_what_was_shown() -> tuple[Tables, Answer]:
    w = World(25, lines=1)
    clicks = {
        "impression_id": [r + 1 for r in w.rows],
        "reader": w.by_user(lambda u: digest(u)[:16]),
        "article_id": [f"N{i + 100}" for i in w.item],
        "clicked_at": w.times("%m/%d/%Y %I:%M:%S %p"),
        "shown": [
            " ".join(f"N{w.random.randrange(w.items) + 100}" for _ in range(5)).replace(" ", "|")
            for _ in w.rows
        ],
        "recommendation_id": w.each(lambda r: f"RID-{digest(r)[:10]}"),
    }
    news = {
        "article_id": [f"N{i + 100}" for i in range(w.items)],
        "headline": [sentence(i)[:40] for i in range(w.items)],
        "body": [sentence(i) + " " + sentence(i + 1) for i in range(w.items)],
        "section": [chosen(["sport", "politics", "culture"], i) for i in range(w.items)],
        "published_at": [f"01/{1 + i % 28:02d}/2024 08:00:00 AM" for i in range(w.items)],
    }
    return {"clicks.csv": clicks, "news.csv": news}, Answer(
        file="clicks.csv", user="reader", item="article_id", time="clicked_at",
        form="%m/%d/%Y %I:%M:%S %p", event_type="click", items="news.csv", title="headline",
        item_fields={"body": "text", "section": "categorical", "published_at": "time"},
    )  # fmt: skip


@case
def likes_and_dislikes() -> tuple[Tables, Answer]:
    w = World(26, lines=1)
    votes = {
        "member": w.by_user(lambda u: f"m{u}"),
        "recipe": w.by_item(lambda i: f"r{i}"),
        "vote": w.pick(["like", "dislike"], [4, 1]),
        "voted_on": w.times("%Y-%m-%d %H:%M:%S"),
    }
    return {"votes.csv": votes}, Answer(
        file="votes.csv", user="member", item="recipe", time="voted_on", form="iso", event="vote",
        event_types={"dislike": None}, noticed=frozenset({"events-left-out"}),
    )  # fmt: skip


@case
def library_loans_in_italian() -> tuple[Tables, Answer]:
    w = World(27, lines=2)
    loans = {
        "Tessera": w.by_user(lambda u: f"{u * 13:08d}"),
        "Codice libro": w.by_item(lambda i: code("L", i)),
        "Data prestito": w.times("%d/%m/%Y"),
        "Data restituzione": w.times("%d/%m/%Y", days=14),
        "Età": w.by_user(lambda u: 10 + u % 70),
    }
    books = {
        "Codice libro": [code("L", i) for i in range(w.items)],
        "Titolo": [title(i) for i in range(w.items)],
        "Autore": [f"Autore {i % 30}" for i in range(w.items)],
        "Genere": [chosen(["Giallo", "Romanzo", "Saggio"], i) for i in range(w.items)],
        "Anno": [1950 + i % 70 for i in range(w.items)],
    }
    return {"prestiti.csv": loans, "libri.csv": books}, Answer(
        file="prestiti.csv", user="Tessera", item="Codice libro", time="Data prestito",
        form="%d/%m/%Y", event_type="loan", items="libri.csv", title="Titolo",
        item_fields={"Autore": "categorical", "Genere": "categorical", "Anno": "number"},
        users="prestiti.csv", user_fields={"Età": "number"},
    )  # fmt: skip


@case
def course_progress_in_portuguese() -> tuple[Tables, Answer]:
    w = World(28, lines=1)
    log = {
        "id_aluno": [u + 1 for u in w.user],
        "id_curso": [i + 1 for i in w.item],
        "data_acesso": w.times("%Y-%m-%d %H:%M:%S"),
        "progresso": w.each(lambda r: w.random.randint(1, 100)),
        "dispositivo": w.pick(["celular", "computador"]),
    }
    students = {
        "id_aluno": [u + 1 for u in range(w.users)],
        "nome": [f"Pessoa {u}" for u in range(w.users)],
        "estado": [chosen(["SP", "RJ", "MG"], u) for u in range(w.users)],
        "ultimo_login": [f"2024-06-{1 + u % 28:02d} 10:00:00" for u in range(w.users)],
    }
    courses = {
        "id_curso": [i + 1 for i in range(w.items)],
        "titulo": [title(i) for i in range(w.items)],
        "nivel": [chosen(["básico", "avançado"], i) for i in range(w.items)],
    }
    return {"acessos.csv": log, "alunos.csv": students, "cursos.csv": courses}, Answer(
        file="acessos.csv", user="id_aluno", item="id_curso", time="data_acesso", form="iso",
        value="progresso", context=frozenset({"dispositivo"}), event_type="watch",
        items="cursos.csv", title="titulo", item_fields={"nivel": "categorical"},
        users="alunos.csv", user_fields={"estado": "categorical"}, unused=frozenset({"nome"}),
    )  # fmt: skip


@case
def book_reviews() -> tuple[Tables, Answer]:
    w = World(29, lines=1)
    reviews = {
        "review_id": w.each(lambda r: digest(r)[:22]),
        "user_id": w.by_user(lambda u: digest(u + 40)[:22]),
        "business_id": w.by_item(lambda i: digest(i + 90)[:22]),
        "stars": w.pick([1, 2, 3, 4, 5]),
        "useful": w.pick([0, 0, 1, 4]),
        "text": w.each(sentence),
        "date": w.times("%Y-%m-%d %H:%M:%S"),
    }
    places = {
        "business_id": [digest(i + 90)[:22] for i in range(w.items)],
        "name": [title(i) for i in range(w.items)],
        "city": [chosen(["Reno", "Tampa", "Boise"], i) for i in range(w.items)],
        "stars": [chosen(["3.5", "4.0", "4.5"], i) for i in range(w.items)],
        "categories": [_genres(i, ", ") for i in range(w.items)],
        "attributes": [f'{{"Parking": "{i % 2}"}}' for i in range(w.items)],
    }
    return {"review.json": reviews, "business.json": places}, Answer(
        file="review.json", user="user_id", item="business_id", time="date", form="iso",
        value="stars", event_type="rating", items="business.json", title="name",
        item_fields={"city": "categorical", "stars": "number", "categories": "list"},
        unused=frozenset({"attributes", "text", "review_id"}),
    )  # fmt: skip
