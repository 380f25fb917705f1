"""Short posts that are seen for two days, from authors whom people follow."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.kinds.kind import (
    DAY,
    Kind,
    Log,
    Reals,
    features,
    pick,
    picks,
    several,
    zipf,
)

DAYS, LIFE, N_TOPICS, N_CIRCLES, N_AUTHORS, N_MEDIA = 60, 2.0, 16, 9, 170, 4


@dataclass(frozen=True)
class _Posts:
    """Posts [n], by the time at which they came.

    tone: what nothing tells [n, 3]. answers: the post that one answers, or -1.
    """

    author: NDArray[np.int64]
    topic: NDArray[np.int64]
    media: NDArray[np.int64]
    born: Reals
    appeal: Reals
    tone: Reals
    answers: NDArray[np.int64]
    heat: Reals


@dataclass
class _Reader:
    """follows: of each author, how gladly, 0 for those who are not followed [authors].

    shown: posts that a friend liked, and when.
    """

    topics: Reals
    media: Reals
    tone: Reals
    follows: Reals
    friends: list[int]
    searches: float
    seen: set[int]
    shown: dict[int, float]
    again: list[int]


def social(seed: int) -> Kind:
    """Views of posts, and likes.

    What tells: the authors whom a person follows (seen in what they view; some are given up, some
    are found), how old a post is (half a day counts), the topics of a person, those that everybody
    talks about on some days, pictures or films for some; posts that are liked by many in their
    first hours, and those that a friend liked (nothing says who is one); the answers to a post
    right after it, a post that was liked once more for its answers. Whom authors reach depends on
    circles of people that nothing tells. Of the topics half are named as tags, some by words of
    the text, some wrongly; the length and the language tell nothing.
    """
    rng = np.random.default_rng(seed)
    circle = rng.choice(N_CIRCLES, N_AUTHORS, p=zipf(N_CIRCLES, 0.5))
    posts = _posts(rng, 2450)
    fame = rng.lognormal(0, 0.9, N_AUTHORS)
    joined = np.where(rng.random(N_AUTHORS) < 0.8, -1, rng.uniform(0, DAYS - 10, N_AUTHORS))
    first = np.full(N_AUTHORS, np.inf)
    np.minimum.at(first, posts.author, posts.born)
    fame *= np.where(joined > first, 1.4, 1)  # some are in fashion
    main = np.array([np.bincount(posts.topic[posts.author == one], minlength=N_TOPICS).argmax()
                     for one in range(N_AUTHORS)])  # fmt: skip
    own = rng.choice(N_CIRCLES, 640, p=zipf(N_CIRCLES, 0.5))
    readers = []
    for user in range(len(own)):
        topics = rng.dirichlet(np.full(N_TOPICS, 0.3)) + 0.01
        worth = fame * np.where(circle == own[user], 1, 0.05) * topics[main]
        follows = np.zeros(N_AUTHORS)
        for one in picks(worth, int(rng.integers(4, 22)), rng):
            follows[one] = rng.lognormal(0, 0.7)
        near = rng.permutation(np.flatnonzero(own == own[user]))
        readers.append(
            _Reader(
                topics,
                rng.dirichlet(np.full(N_MEDIA, 1.5)) + 0.05,
                rng.normal(size=3),
                follows,
                [int(one) for one in near[:7] if one != user],
                float(rng.beta(1, 4)),
                set(),
                {},
                [],
            )
        )
    log = Log()
    likes = np.zeros(len(posts.born))
    for moment, user in _visits(rng, len(own)):
        _visit(rng, log, posts, readers, likes, user, moment)
    n = len(posts.born)
    known = features(
        posts.born * DAY,
        AUTHOR=posts.author,
        MEDIA=posts.media,
        LANGUAGE=rng.choice(4, n, p=[0.7, 0.15, 0.1, 0.05]),
    )
    tags = (posts.topic[:, None] == np.arange(N_TOPICS)) & (rng.random((n, 1)) < 0.5)
    tags |= rng.random((n, N_TOPICS)) < 0.02
    known = several(known, TAGS=tags)
    texts, lengths = _texts(rng, posts.topic)
    known = replace(known, texts={"TEXT": texts}, numbers={"LENGTH": lengths})
    return Kind(log.data(n, ("View", "Like"), known))


def _posts(rng: np.random.Generator, n: int) -> _Posts:
    author = rng.choice(N_AUTHORS, n, p=zipf(N_AUTHORS, 0.6))
    main = rng.choice(N_TOPICS, N_AUTHORS, p=zipf(N_TOPICS, 0.5))
    hour = np.array([0.35, 0.5, 0.75, 0.85])[rng.integers(0, 4, n)] + rng.normal(0, 0.07, n)
    born = np.sort(np.floor(rng.uniform(-2, DAYS - 0.3, n)) + hour)
    heat = np.ones((DAYS + 3, N_TOPICS))
    for _ in range(28):  # something happens
        day, lasts = int(rng.integers(DAYS)), int(rng.integers(1, 5))
        heat[day : day + lasts, rng.integers(N_TOPICS)] *= rng.uniform(3, 8)
    topic = np.zeros(n, np.int64)
    for item in range(n):
        weights = 0.3 * heat[int(max(0, born[item]))] / N_TOPICS
        weights[main[author[item]]] += 1
        topic[item] = pick(weights, rng)
    answers = np.full(n, -1)
    for item in range(n):
        since = int(np.searchsorted(born, born[item] - 0.8))
        if rng.random() < 0.22 and item > since + 1:
            alike = np.where(topic[since:item] == topic[item], 1, 0.03)
            answers[item] = since + pick(alike * (answers[since:item] < 0) + 1e-9, rng)
    style = rng.normal(size=(N_AUTHORS, 3))
    media = rng.integers(0, N_MEDIA, N_AUTHORS)[author]
    media = np.where(rng.random(n) < 0.6, media, rng.integers(0, N_MEDIA, n))
    return _Posts(
        author,
        topic,
        media,
        born,
        rng.lognormal(0, 0.8, n),
        0.7 * style[author] + 0.6 * rng.normal(size=(n, 3)),
        answers,
        heat,
    )


def _visits(rng: np.random.Generator, n_users: int) -> list[tuple[float, int]]:
    """When each is there, all in the order of time."""
    found = []
    for user in range(n_users):
        since = max(0.0, rng.uniform(-40, DAYS - 4))
        until = min(DAYS - 0.05, since + 2 + rng.exponential(60))
        between = 2.7 * rng.lognormal(0, 0.7)
        hour = rng.uniform(0.3, 0.95)
        day = since
        while day < until:
            found.append((float(np.floor(day) + hour + rng.normal(0, 0.08)), user))
            day += max(0.4, rng.exponential(between))
    return sorted((max(0.0, min(moment, DAYS - 0.02)), user) for moment, user in found)


def _visit(
    rng: np.random.Generator,
    log: Log,
    posts: _Posts,
    readers: list[_Reader],
    likes: Reals,
    user: int,
    moment: float,
) -> None:
    reader = readers[user]
    start, end = np.searchsorted(posts.born, [moment - LIFE, moment])
    there = np.arange(start, end)
    age = moment - posts.born[there]
    topic, author = posts.topic[there], posts.author[there]
    weights = np.exp(-age / 0.6) * posts.appeal[there] ** 0.5 * reader.media[posts.media[there]]
    weights *= reader.topics[topic] ** 0.6 * np.sqrt(posts.heat[int(moment), topic])
    searching = rng.random() < reader.searches
    weights *= reader.follows[author] * (0.3 if searching else 1) + 0.02
    weights *= 1 + (0.8 if searching else 0.15) * likes[there]
    shown = [item - start for item in reader.shown if start <= item < end]
    weights[shown] *= 8
    weights[[item - start for item in reader.seen if start <= item < end]] = 0
    if reader.again and rng.random() < 0.5:
        item = reader.again.pop()
        if item >= start:
            log.add(user, item, moment * DAY)
            moment += 0.0005
    reader.again = []
    last = -1
    for _ in range(int(rng.geometric(0.21))):
        if weights.sum() <= 0:
            return
        answers = (posts.answers[there] == last) & (weights > 0) & (last >= 0)
        place = int(answers.argmax())
        if not answers[place] or rng.random() < 0.5:
            place = pick(weights, rng)
        last = int(there[place])
        weights[place] = 0
        log.add(user, last, moment * DAY)
        reader.seen.add(last)
        moment += rng.exponential(0.0006)
        _liked(rng, log, posts, readers, likes, user, last, moment)
        moment += 0.0001
    if rng.random() < 0.05:  # does not follow somebody any more
        reader.follows[pick((reader.follows > 0) + np.full(N_AUTHORS, 1e-6), rng)] = 0


def _liked(
    rng: np.random.Generator,
    log: Log,
    posts: _Posts,
    readers: list[_Reader],
    likes: Reals,
    user: int,
    item: int,
    moment: float,
) -> None:
    """A like, if it comes to that, and what follows from it."""
    reader, author = readers[user], posts.author[item]
    fits = 0.8 * posts.tone[item] @ reader.tone + np.log(posts.appeal[item])
    fits += 0.4 * (reader.follows[author] > 0) + 1.5 * (reader.topics[posts.topic[item]] > 0.15)
    if rng.random() > 1 / (1 + np.exp(2.6 - fits)):
        return
    log.add(user, item, moment * DAY, 1)
    likes[item] += 1
    for friend in reader.friends:
        readers[friend].shown[item] = moment
    if rng.random() < 0.25:
        reader.again.append(item)
    if reader.follows[author] == 0 and rng.random() < 0.3:
        reader.follows[author] = rng.lognormal(0.3, 0.5)


def _texts(
    rng: np.random.Generator, topic: NDArray[np.int64]
) -> tuple[list[str], NDArray[np.float32]]:
    """A few words: common ones, and for most posts some of the topic."""
    common, usual = [f"wo{number}rd" for number in range(150)], zipf(150, 0.9)
    texts = []
    for one in topic.tolist():
        words = rng.choice(common, int(rng.integers(3, 12)), p=usual).tolist()
        for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.3, 0.3, 0.25, 0.15]))):
            about = one if rng.random() < 0.9 else int(rng.integers(N_TOPICS))
            words.append(f"top{about}ic{int(rng.geometric(0.15))}")
        texts.append(" ".join(rng.permutation(words)))
    return texts, np.array([len(text) for text in texts], np.float32)
