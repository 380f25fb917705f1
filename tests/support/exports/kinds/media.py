"""Exports of those who show films, music, news and games."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.world import DAY, START, Draw
from tests.support.exports.writers import csv, json_lines, stamp, to_parquet

EXPORTS = Kinds()


@EXPORTS.add("film_ratings", "ratings of films, genres with bars, tags and links beside")
def film_ratings(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 300, 12_000, days=900, repeats=0)
    genres = ["Drama", "Comedy", "Action", "Documentary", "Horror", "Romance", "Children"]
    csv(folder / "ratings.csv", {
        "userId": log.user + 1,
        "movieId": log.item + 1,
        "rating": draw.pick(["4.0", "3.5", "5.0", "3.0", "2.0", "0.5"], len(log)),
        "timestamp": log.time,
    })  # fmt: skip
    csv(folder / "movies.csv", {
        "movieId": np.arange(log.items) + 1,
        "title": [f"{t} ({n})" for t, n in
                  zip(draw.products(log, "en"), 1960 + log.made % 64, strict=True)],
        "genres": ["|".join(dict.fromkeys(draw.pick(genres, 3))) for _ in range(log.items)],
    })  # fmt: skip
    size = 900
    csv(folder / "tags.csv", {
        "userId": log.user[:size] + 1,
        "movieId": log.item[:size] + 1,
        "tag": draw.pick(["slow", "funny", "twist ending", "great music"], size),
        "timestamp": log.time[:size] + 60,
    })  # fmt: skip
    csv(folder / "links.csv", {
        "movieId": np.arange(log.items) + 1,
        "catalogueId": [f"{n:07d}" for n in draw.rng.permutation(9_000_000)[: log.items]],
    })  # fmt: skip
    return Truth(
        Events(("ratings.csv",), "userId", "movieId", "timestamp", ("seconds",),
               count(log.user, log.item, log.time), constant=("rating", "rate", "watch"),
               value="rating"),
        Metadata(("movies.csv",), "movieId", {"genres": "list"}, "title"),
    )  # fmt: skip


@EXPORTS.add("music_plays", "plays of songs without a header, tabs; some songs lack their number")
def music_plays(folder: Path, draw: Draw) -> Truth:
    log = draw.log(200, 600, 15_000, days=200, repeats=0.7)
    codes, artists = draw.codes(log.items, 36), draw.people(log.items // 6 + 1)
    lacks = draw.rng.random(log.items) < 0.08
    titles = draw.products(log, "en")
    csv(folder / "plays.tsv", {
        "user": [f"user_{n:06d}" for n in log.user],
        "time": stamp(log.time, "%Y-%m-%dT%H:%M:%SZ"),
        "artist number": [codes[n // 6][::-1] for n in log.item],
        "artist": [artists[n // 6] for n in log.item],
        "song number": ["" if lacks[n] else codes[n] for n in log.item],
        "song": [titles[n] for n in log.item],
    }, delimiter="\t", header=False)  # fmt: skip
    csv(folder / "profiles.tsv", {
        "#id": [f"user_{n:06d}" for n in range(log.users)],
        "gender": draw.pick(["", "f", "m"], log.users),
        "age": [a if a > 17 else "" for a in draw.rng.integers(14, 60, log.users)],
        "country": draw.pick(["Norland", "Southmark", "Isle of Wend"], log.users),
        "registered": stamp(START - draw.rng.integers(1, 900, log.users) * DAY, "%b %d, %Y"),
    }, delimiter="\t")  # fmt: skip
    return Truth(
        Events(("plays.tsv",), "column 1", ("column 6", "column 5"), "column 2", ("iso",),
               constant=("play", "listen", "watch")),
        Metadata(("plays.tsv",), ("column 6", "column 5"), needed=False),
        Metadata(("profiles.tsv",), ("#id", "id"), {"gender": "categorical",
                 "country": "categorical", "age": "number"}),
        ask=Ask(("item", "column"), must=False),
    )  # fmt: skip


@EXPORTS.add("news_clicks", "clicks on news with the list of what was shown, and by which list")
def news_clicks(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1500, 220, 9000, days=14, repeats=0.02)
    shown = [
        "|".join(f"n{m}" for m in draw.rng.permutation(np.unique([n, *others])))
        for n, others in zip(log.item, draw.rng.integers(0, log.items, (len(log), 9)), strict=True)
    ]
    csv(folder / "clicks.csv.gz", {
        "impression": np.arange(len(log)) + 1,
        "reader": [f"r{n:x}" for n in log.user * 7919 + 65_537],
        "article": [f"n{n}" for n in log.item],
        "clicked": log.time,
        "shown": shown,
        "position": draw.rng.integers(1, 11, len(log)),
        "device": draw.pick(["phone", "desktop", "tablet"], len(log)),
    })  # fmt: skip
    titles = draw.products(log, "en")
    json_lines(folder / "articles.jsonl", (
        {"id": f"n{n}", "headline": f"Why the {t.lower()} matters to the town",
         "section": draw.pick(["local", "sport", "culture", "money"], 1)[0],
         "body": f"Readers asked for it: the {t.lower()} has come back, and number {n} shows that "
                 "prices, habits and the weather all play a part in what people keep at home.",
         "published_at": stamp([log.made[n]], "%Y-%m-%dT%H:%M:%SZ")[0],
         "tags": sorted(set(draw.pick(["market", "home", "youth", "trains", "sea"], 3)))}
        for n, t in enumerate(titles)
    ))  # fmt: skip
    return Truth(
        Events(("clicks.csv.gz",), "reader", "article", "clicked", ("seconds",),
               count(log.user, log.item, log.time), constant=("click", "view", "read"),
               impressions="shown"),
        Metadata(("articles.jsonl",), "id", {"section": "categorical", "body": "text",
                 "tags": "list", "published_at": "time"}, "headline"),
    )  # fmt: skip


@EXPORTS.add(
    "game_telemetry", "telemetry of a game: Parquet in folders by day, numbers for players"
)
def game_telemetry(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1200, 90, 20_000, days=8, repeats=0.5)
    day = (log.time - START) // DAY
    event = np.array(draw.pick(["level_start", "level_win", "shop_open"], len(log), [60, 30, 10]))
    for n in np.unique(day):
        part, name = log.where(day == n), stamp([START + n * DAY], "%Y-%m-%d")[0]
        to_parquet(folder / "telemetry" / f"dt={name}" / "part-0.parquet", {
            "player_id": part.user + 9_000_000_000,
            "ts": (part.time * 1_000_000).astype("datetime64[us]"),
            "event": event[day == n],
            "level": [f"L{k:03d}" for k in part.item],
            "session": part.session,
            "coins": draw.rng.integers(0, 900, len(part)),
        })  # fmt: skip
    to_parquet(folder / "levels.parquet", {
        "level": [f"L{k:03d}" for k in range(log.items)],
        "world": draw.pick(["Marsh", "Dunes", "Frost", "Clouds"], log.items),
        "difficulty": draw.rng.random(log.items).round(3),
        "hints": [[f"h{k % 7}", f"h{k % 5}"] for k in range(log.items)],
    })  # fmt: skip
    parts = sorted(set(stamp(log.time, "%Y-%m-%d")))
    return Truth(
        Events(tuple(f"telemetry/dt={d}/part-0.parquet" for d in parts), "player_id", "level", "ts",
               ("iso",), count(log.user, log.item, log.time), event="event"),
        Metadata(("levels.parquet",), "level", {"world": "categorical", "difficulty": "number",
                 "hints": "list"}),
    )  # fmt: skip


@EXPORTS.add("podcast_listens", "escuchas: seconds listened, UTF-16 big-endian", "es")
def podcast_listens(folder: Path, draw: Draw) -> Truth:
    log = draw.log(420, 160, 5000, days=100)
    table: dict[str, Any] = {
        "\ufeffoyente": [f"oy-{n:05d}" for n in log.user],
        "episodio": [f"ep{n:04d}" for n in log.item],
        "inicio": stamp(log.time, "%Y-%m-%d %H:%M:%S"),
        "segundos": draw.rng.integers(5, 4000, len(log)),
        "aplicación": draw.pick(["móvil", "web", "altavoz"], len(log)),
    }
    csv(folder / "escuchas.csv", table, encoding="utf-16-be")
    csv(folder / "episodios.csv", {
        "episodio": [f"ep{n:04d}" for n in range(log.items)],
        "título": [f"Hablamos de {t}" for t in draw.products(log, "es")],
        "programa": draw.pick(["La mañana", "Cerca del mar", "Ñandú", "Otra vez"], log.items),
        "duración": draw.rng.integers(300, 5000, log.items),
    })  # fmt: skip
    return Truth(
        Events(("escuchas.csv",), "oyente", "episodio", "inicio", ("iso",),
               count(log.user, log.item, log.time), constant=("listen", "play", "watch"),
               value="segundos"),
        Metadata(("episodios.csv",), "episodio", {"programa": "categorical",
                 "duración": "number"}, "título"),
        ask=Ask(("event",), must=False),
    )  # fmt: skip
