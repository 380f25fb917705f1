"""Music that is heard again and again."""

from __future__ import annotations

import numpy as np

from tests.benchmarks.kinds.kind import DAY, Kind, Log, Urn, features, urns, zipf


def music(seed: int) -> Kind:
    """Plays of tracks in sittings, many of them again.

    What tells: a person's own favourites (half of all plays); the artist of the track before (most
    of what is new is by that artist, or by one of the same genre); the two genres of a person.
    Artist and genre are known.
    """
    rng = np.random.default_rng(seed)
    n_users, n_items, n_artists, n_genres = 400, 2000, 200, 15
    artist = rng.integers(0, n_artists, n_items)
    genre = rng.integers(0, n_genres, n_artists)
    fame = rng.permutation(zipf(n_artists, 0.9))
    tracks = urns(artist, n_artists, rng.exponential(1, n_items))
    alike = urns(genre, n_genres, fame)
    log = Log()
    for user in range(n_users):
        loved = rng.choice(n_genres, 2, replace=False)
        artists = Urn(np.arange(n_artists), fame * np.where(np.isin(genre, loved), 12, 1))
        played: list[int] = []
        time = rng.uniform(0, 15) * DAY
        for _ in range(15 + int(rng.integers(0, 100))):
            chance = rng.random()
            if played and chance < 0.4:
                item = played[-min(len(played), int(rng.geometric(0.04)))]
            elif played and chance < 0.75:
                item = tracks[int(artist[played[-1]])].draw(rng)
            elif played and chance < 0.87:
                item = tracks[alike[int(genre[artist[played[-1]]])].draw(rng)].draw(rng)
            else:
                item = tracks[artists.draw(rng)].draw(rng)
            log.add(user, item, time)
            played.append(item)
            time += 200 if rng.random() < 0.9 else rng.exponential(1.5) * DAY
    return Kind(log.data(n_items, ("Play",), features(ARTIST=artist, GENRE=genre[artist])))
