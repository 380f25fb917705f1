"""Members, readers and guests: cards, loans, visits and sets, for tests of several subjects."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file import Section
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, title
from tests.support.own_tables import reading

_OPENED = "Geaccepteerd"
_FORM = "%Y-%m-%d %H:%M:%S"
STUDIO = "Yin Flow Barre Pilates Rocket Hatha Nidra Sound"
_USERS = 300
SELDOM = 30


_REFUSED = {7: "Geweigerd - kaart verlopen", 9: "Geweigerd - geblokkeerd"}


def firms(w: World, key: str, name: str) -> dict[str, Any]:
    """Customers of a wholesaler."""
    return {
        key: [f"D{10000 + 5 * u}" for u in range(w.users)],
        name: [f"Werkstatt {title(u)} GmbH" for u in range(w.users)],
        "PLZ-Code": [f"{61000 + u}" for u in range(w.users)],
        "Ort": [["Ulm", "Bonn", "Kiel"][u % 3] for u in range(w.users)],
        "Debitorenpreisgruppe": [["HÄNDLER", "END"][u % 2] for u in range(w.users)],
    }


def scans_of_cards(holder: str = "RelatieNr", **more: list[Any]) -> dict[str, dict[str, Any]]:
    """Who went to which museum with which card: every year everybody gets a new one."""
    w = World(961, users=400, lines=1)
    people = [4_000_113 + 17 * u for u in range(w.users)]
    scans: dict[str, Any] = {
        "TransactieID": w.each(lambda row: 77_012_345 + 2 * row),
        holder: w.by_user(people.__getitem__),
        "Kaartnummer": w.each(lambda r: 66_100_000_117 + 8 * w.user[r] + w.at[r].month // 3),
        "MuseumID": w.by_item(lambda i: f"M{1200 + i}"),
        "DatumTijd": w.times("%d-%m-%Y %H:%M:%S"),
        "Resultaat": w.each(lambda row: _REFUSED.get(row % 40, _OPENED)),
    }
    return {
        "scans.csv": scans,
        "relaties.csv": {
            holder: people,
            "Aanhef": ["mevr." if u % 2 else "dhr." for u in range(w.users)],
            "Geboortejaar": [1940 + u % 70 for u in range(w.users)],
            "Type kaart": ["Jeugd" if u % 9 == 0 else "Volwassene" for u in range(w.users)],
            **more,
        },
        "musea.csv": {
            "MuseumID": [f"M{1200 + i}" for i in range(w.items)],
            "Naam": [title(i) for i in range(w.items)],
        },
    }


def proposed_loans(w: World, ids: list[Any], listed: list[str], **more: list[Any]) -> Proposal:
    """A list of loans, with the table of the members."""
    loans = {
        "date": w.times("%Y-%m-%d"),
        "member": ids,
        "item_id": w.by_item(lambda i: code("G", i)),
        **more,
    }
    members = {
        "member": listed,
        "city": [("Ulm", "Bonn", "Kiel")[n % 3] for n in range(len(listed))],
        "birth_year": [1950 + n % 60 for n in range(len(listed))],
    }
    games = {
        "item_id": [code("G", i) for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
    }
    read = reading({"loans.csv": loans, "members.csv": members, "games.csv": games})
    return roles.propose(read)


def member(user: int) -> str:
    return f"{user + 17:04d}"


def salon(alike: bool) -> Proposal:
    """Appointments with name and telephone of who came, who served, and what was done."""
    w = World(1815, lines=1)
    names = w.users - 60 * alike
    did = [f"Corte {k}" for k in range(14)]
    log = {
        "Cliente": w.by_user(lambda u: f"Ana {title(u % names, 'Silva Souza Lima Costa Rocha')}"),
        "Celular": w.by_user(lambda u: f"(11) 9{u * 7919 % 10**4:04d}-{u * 31 % 10**4:04d}"),
        "Serviço": w.by_item(lambda i: chosen(did, i)),
        "Profissional": w.by_item(lambda i: chosen(("Kelly", "Tati", "Bia", "Leo", "Rui"), i)),
        "Data do Agendamento": w.times("%d/%m/%Y %H:%M"),
    }
    return roles.propose(reading({"agenda.csv": log}))


def visits_of_studio(w: World, name: str, **more: list[Any]) -> Proposal:
    """Visits of a studio: what was booked stands there in words alone."""
    table = {
        "Visit Date": w.times("%d/%m/%Y"),
        name: w.by_item(lambda i: title(i, STUDIO)),
        "Staff": w.by_item(lambda i: ("Dev Patel", "Ann Kerr", "Jo Hall")[i % 3]),
        "Client ID": w.by_user(lambda u: 100_000_000 + u),
        "Booking Method": w.pick(["App", "Web", "Desk"]),
        **more,
    }
    return roles.propose(reading({"attendance.csv": table}))


def people_of_kinds(w: World, name: str, usual: str, seldom: str) -> dict[str, list[str]]:
    """A table of people, of whom some are of another kind."""
    return {
        "user_id": [f"u{u:05d}" for u in range(w.users)],
        "city": [("Ulm", "Bonn", "Kiel")[u % 3] for u in range(w.users)],
        name: [seldom if u % SELDOM == 0 else usual for u in range(w.users)],
    }


def section_of_sets(
    when: str, *, day: bool = True, more: dict[str, list[str]] | None = None
) -> Section:
    """What is chosen of things in sets of users; each has one or two sets.

    Args:
        when: name of the time of a thing in a set.
        day: whether a set has a day alone, and no time of day.
        more: further columns of the sets.
    """
    w = World(3101, users=_USERS, rows=3000, lines=1)
    sets = [2 * user + row % 2 for row, user in enumerate(w.user)]
    first: dict[int, Any] = {}
    for one, at in zip(sets, w.at, strict=True):
        first.setdefault(one, at)
    known = sorted(first)
    form = "%Y-%m-%d" if day else "%Y-%m-%d %H:%M:%S"
    tables: dict[str, dict[str, Any]] = {
        "set_items.csv": {
            "item_id": [500_000 + row for row in w.rows],
            "set_id": [15_000 + one for one in sets],
            "objectnummer": w.by_item(lambda i: code("RP", i)),
            when: [at.strftime("%Y-%m-%d %H:%M:%S") for at in w.at],
        },
        "sets.csv": {
            "set_id": [15_000 + one for one in known],
            "naam": [("favorieten", "bloemen", "zee")[one % 3] for one in known],
            "gebruiker": [f"RS{one // 2:07}" for one in known],
            "aangemaakt": [first[one].strftime(form) for one in known],
            **{name: [values[one // 2] for one in known] for name, values in (more or {}).items()},
        },
        "objecten.csv": {
            "objectnummer": [code("RP", i) for i in range(w.items)],
            "titel": [f"{title(i)} {i}" for i in range(w.items)],
        },
    }
    return section(roles.propose(reading(tables)))


def board(people: list[int], **more: Any) -> dict[str, dict[str, Any]]:
    """Who read how far in which topic; topics have an author and a state, as orders have."""
    w = World(811, users=len(people), items=200, rows=4000, lines=1)
    return {
        "seen.csv": {
            "member_id": w.by_user(lambda u: people[u]),
            "topic_id": w.by_item(lambda i: 400 + 7 * i),
            "last_read_post_number": w.each(lambda row: 1 + int(digest(row)[:6], 16) % 40),
            "seen_at": w.times(_FORM),
            **{name: w.pick(["t", "f"], shares) for name, shares in more.items()},
        },
        "topics.csv": {
            "id": [400 + 7 * i for i in range(w.items)],
            "title": [title(i % 120) for i in range(w.items)],
            "created_at": [w.at[i].strftime(_FORM) for i in range(w.items)],
            "member_id": [people[i % 60] for i in range(w.items)],
            "closed": ["ft"[i % 5 == 0] for i in range(w.items)],
            "sort": ["private message" if i % 9 == 0 else "usual" for i in range(w.items)],
        },
        "members.csv": {
            "id": people,
            "nick": [f"nick{digest(one)[:6]}" for one in people],
            "since": [f"2021-0{1 + one % 9}-03" for one in people],
        },
    }


def theatre(counter: str, *, soon: bool = False) -> Proposal:
    """Tickets in orders, whose numbers of customers a program wrote as 10002.0.

    counter: what customer 99998 is called, at the counter.
    soon: whether the time of a performance lies before all who saw it wrote about it.
    """
    w = World(4505, users=300, items=60)
    numbers = [10_000 + n * 3 for n in range(w.users)]
    orders = range(max(w.order) + 1)
    who = dict(zip(w.order, w.user, strict=True))
    at = dict(zip(w.order, w.at, strict=True))
    first, last = min(w.at), max(w.at)
    day = timedelta(days=1)
    begun = [
        (first - day * (1 + i) if soon else last + day * (i - 3)).strftime(_FORM)
        for i in range(w.items)
    ]
    tables: dict[str, dict[str, list[Any]]] = {
        "lines.csv": {"line": list(w.rows), "ordernr": w.order,
                      "show_id": w.by_item(lambda i: 7000 + i)},
        "orders.csv": {
            "ordernr": [o for o in orders if o in who],
            "klantnr": [f"{99_998 if o % 9 == 0 else numbers[who[o]]}.0"
                        for o in orders if o in who],
            "besteld_op": [at[o].strftime(_FORM) for o in orders if o in who],
        },
        "klanten.csv": {
            "klantnr": [*numbers, 99_998],
            "plaats": [*(f"{title(n)} {n}" for n in range(w.users)), counter],
        },
        "shows.csv": {"show_id": [7000 + i for i in range(w.items)],
                      "titel": [title(i) for i in range(w.items)], "aanvang": begun},
    }  # fmt: skip
    return roles.propose(reading(tables))
