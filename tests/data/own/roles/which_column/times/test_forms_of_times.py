"""Hours beside a day, lengths, zeros and numbers that only look like times."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import found, proposal_and_section, proposed_with_items
from tests.data.own.roles.worlds.rows import proposed, section
from tests.data.own.roles.worlds.world import World, code, price, title
from tests.support.own_tables import reading

NEVER = ("0", "0000-00-00 00:00:00", "1900-01-01 00:00:00", "1970-01-01 09:00:00")


def test_hours_by_any_name_beside_a_day() -> None:
    w = World(908, lines=1)
    log = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "d": w.times("%Y%m%d"),
        "x": w.times("%H"),
    }
    assert section(roles.propose(reading({"log.csv": log}))).time_of_day == "x"


def test_numbers_of_lines_are_no_hours_and_rows_that_protheus_deleted_do_not_count() -> None:
    """Two digits each; a line 07 is seldomer than a line 06, and every table numbers its rows."""
    w = World(917, items=200, lines=16)
    line = w.each(lambda row: f"{1 + row - w.order.index(w.order[row]):02d}")
    gone = w.each(lambda row: "*" if row % 60 == 7 else "")
    sold: dict[str, Any] = {
        "D2_ITEM": line,
        "D2_COD": w.by_item(lambda i: code("", i, 7)),
        "D2_CLIENTE": w.by_user(lambda u: f"{4000 + u:06d}"),
        "D2_DOC": w.by_order(lambda n: f"{48_000 + n:09d}"),
        "D2_EMISSAO": w.by_order(lambda n: f"2023{1 + n // 28 % 12:02d}{1 + n % 28:02d}"),
        "D_E_L_E_T_": gone,
        "R_E_C_N_O_": w.each(lambda row: 1 + row),
        "R_E_C_D_E_L_": w.each(lambda row: 1 + row if gone[row] else 0),
    }
    few = [row for row in w.rows if row % 3 == 0]
    bought = {
        "D1_COD": [sold["D2_COD"][row] for row in few],
        "D1_FORNECE": [f"F{w.user[row] % 40:05d}" for row in few],
        "D1_DOC": [f"{700 + row // 5:09d}" for row in few],
        "D1_EMISSAO": [f"2023{1 + row % 12:02d}{1 + row % 28:02d}" for row in few],
        "R_E_C_N_O_": [1 + n for n, __ in enumerate(few)],
    }
    goods = {
        "B1_COD": [code("", i, 7) for i in range(w.items)],
        "B1_DESC": [title(i) for i in range(w.items)],
        "B1_UM": ["UN" for __ in range(w.items)],
        "B1_PRV1": [8.5 + i % 70 for i in range(w.items)],
        "B1_GRUPO": [f"{1 + i % 9:04d}" for i in range(w.items)],
        "R_E_C_N_O_": [1 + i for i in range(w.items)],
    }
    tables = {"SD2010.csv": sold, "SD1010.csv": bought, "SB1010.csv": goods}
    proposal = roles.propose(reading(tables))
    made = section(proposal)
    assert (made.files, made.columns["USER_ID"], made.columns["ITEM_ID"]) == (
        ("SD2010.csv",), "D2_CLIENTE", "D2_COD",
    )  # fmt: skip
    assert made.time_of_day is None
    assert made.leave_out == {"D_E_L_E_T_": ("*",)}
    assert not made.carry
    assert "which-file" not in {one.code for one in proposal.questions}


@pytest.mark.parametrize("day", ["%m/%d/%Y", "%Y-%m-%d"])
@pytest.mark.parametrize(
    ("morning", "noon", "clock"),
    [("%s AM", "%s PM", "%%I:%%M %%p"), ("%sam", "%spm", "%%I:%%M%%p"),
     ("오전 %s", "오후 %s", "%%p %%I:%%M")],
)  # fmt: skip
def test_hours_of_half_a_day_beside_a_day(day: str, morning: str, noon: str, clock: str) -> None:
    w = World(915, lines=1)
    log = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "Transaction Date": w.times(day),
        "Transaction Time": [
            (morning if at.hour < 12 else noon) % f"{at.hour % 12 or 12}:{at:%M}" for at in w.at
        ],
    }
    read = reading({"log.csv": log})
    made = section(proposal := roles.propose(read))
    assert made.time_of_day == "Transaction Time"
    assert made.timestamp == (f"{day} {clock % ()}",)
    assert proposal.mapping is not None
    canonical.build(read, proposal.mapping)
    told = read.connection.execute("SELECT TIMESTAMP FROM interactions").fetchall()
    assert {one for (one,) in told} == {int(at.timestamp()) // 60 * 60 for at in w.at}


def test_of_two_hours_the_one_that_begins_as_the_day_does() -> None:
    w = World(909, lines=1)
    log = {
        "회원번호": w.by_user(lambda u: f"u{u:05d}"),
        "영화코드": w.by_item(lambda i: code("I", i)),
        "상영시각": w.times("%H%M%S")[::-1],
        "예매일자": w.times("%Y%m%d"),
        "예매시각": w.times("%H%M%S"),
    }
    assert section(roles.propose(reading({"log.csv": log}))).time_of_day == "예매시각"


def owned(w: World, never: str) -> Proposal:
    """Games that people own; of some nobody knows when they were played."""
    form = "%Y-%m-%d %H:%M:%S"
    made = w.each(lambda row: str(int(w.at[row].timestamp()))) if never == "0" else w.times(form)
    return roles.propose(
        reading(
            {
                "owned_games.csv": {
                    "steamid": w.by_user(lambda u: 76_561_198_000_004_321 + u * 7919),
                    "appid": w.by_item(lambda i: 200_000 + 10 * i),
                    "playtime_forever": w.each(lambda row: row % 700),
                    "last_played": [never if row % 4 == 0 else one for row, one in enumerate(made)],
                },
                "players.csv": {
                    "steamid": [76_561_198_000_004_321 + u * 7919 for u in range(w.users)],
                    "personaname": [f"mr{title(u, 'wolf owl bear')}{u}" for u in range(w.users)],
                    "timecreated": [1_300_000_000 + 99_991 * u for u in range(w.users)],
                },
            }
        )
    )


@pytest.mark.parametrize("never", NEVER)
def test_rows_without_a_time_are_left_out_and_said(never: str) -> None:
    w = World(4101, lines=1)
    made = owned(w, never)
    found = section(made)
    assert (found.columns["USER_ID"], found.columns["TIMESTAMP"]) == ("steamid", "last_played")
    assert found.leave_out == {"last_played": (never,)}
    assert not made.questions
    said = next(one for one in made.findings if one.code == "rows-left-out")
    assert f"{sum(row % 4 == 0 for row in w.rows):,} rows" in said.message


def test_the_first_day_of_a_calendar_among_days_near_it_is_a_day() -> None:
    w = World(4102, lines=1)
    at = w.each(
        lambda row: f"1970-01-0{1 + row % 9} 00:00:00" if row % 2 else "1970-02-01 08:00:00"
    )
    assert not section(proposed(w, {}, at=at)).leave_out


def test_the_number_of_an_order_with_its_day_is_no_time() -> None:
    w = World(4103)
    numbers = w.each(lambda row: f"{w.at[row]:%Y%m%d}-{w.order[row]:06d}")
    made = proposed(w, {}, **{"주문번호": numbers})
    assert section(made).columns["TIMESTAMP"] == "at"


def test_a_price_is_no_time_of_day() -> None:
    w = World(414)
    rows = {
        "user_id": w.by_user(lambda u: f"u{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "day": w.times("%Y-%m-%d"),
    }
    prices = {"paid": w.by_item(lambda i: f"{10 + i % 13}.{10 + i % 49}")}
    hours = {"klokke": w.times("%H:%M")}
    for more, column in ((prices, None), (hours, "klokke")):
        made = roles.propose(reading({"log.csv": {**rows, **more}}))
        assert made.mapping is not None
        assert made.mapping.sections["interactions"].time_of_day == column


def test_a_number_that_begins_with_a_day_is_no_time() -> None:
    w = World(415, lines=1)
    ref = w.each(lambda r: f"{w.at[r]:%Y%m%d}{r % 99_999:05d}")
    sent = w.each(lambda r: f"{w.at[r]:%Y%m%d%H%M%S}")
    made = proposed_with_items(w, ref=ref, zzq=sent)
    said = {one.column: one.reason for one in made.guesses}
    assert "time" not in said["ref"]
    assert "another time of the row" in said["zzq"]


def test_a_time_that_ends_as_a_sentence_does_is_a_time() -> None:
    months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio"]
    w = World(965)
    __, section = proposal_and_section({
        "ventas.csv": {
            "Fecha de venta": w.each(
                lambda row: f"{w.at[row].day} de {months[w.at[row].month - 1]} de "
                f"{w.at[row]:%Y %H:%M} hs."
            ),
            "id_comprador": w.by_user(lambda u: 29_485_000 + u * 91),
            "SKU": w.by_item(lambda i: f"JAR{i:04d}"),
            "Título": w.by_item(title),
        },
    })  # fmt: skip
    assert section.columns["TIMESTAMP"] == "Fecha de venta"


def test_day_and_number_of_a_voucher_in_one_cell_are_a_time() -> None:
    w = World(3307)
    numbers = w.by_order(lambda n: n % 40 + 1)
    days = w.times("%Y/%m/%d")
    table = {
        "일자-No.": [f"{day} -{number}" for day, number in zip(days, numbers, strict=True)],
        "거래처코드": w.by_user(lambda u: f"{u:05d}"),
        "품목코드": w.by_item(lambda i: f"{i:04d}"),
        "수량": w.pick([1, 2, 5]),
    }
    made = roles.propose(reading({"판매현황.xlsx": table}))
    assert section(made).columns["TIMESTAMP"] == "일자-No."
    assert section(made).timestamp == ("%Y/%m/%d",)


def test_milliseconds_of_a_beginning_are_a_time_and_those_of_a_length_are_not() -> None:
    w = World(4204, lines=1)
    table = {
        "player": w.by_user(lambda u: f"p{u:05d}"),
        "game": w.by_item(lambda i: code("G", i)),
        "started_ms": [str(int(one.timestamp() * 1000) + 17) for one in w.at],
        "played_ms": w.each(lambda row: 1_000 + row * 7919 % 3_000_000),
    }
    made = roles.propose(reading({"sessions.csv": table}))
    found = section(made).columns
    assert (found["TIMESTAMP"], found.get("EVENT_VALUE")) == ("started_ms", "played_ms")
    assert not made.questions


def test_hours_and_minutes_without_zeros_belong_to_a_day_in_iso() -> None:
    w = World(5008, users=400, items=300, rows=6000, lines=1)
    table = {
        "num_tarjeta": w.by_user(lambda u: 6_000_000_000 + u * 7919),
        "cve_articulo": w.by_item(lambda i: 110_000 + i * 13),
        "fecha": w.times("%Y-%m-%d"),
        "hora": [str(int(at.strftime("%H%M"))) for at in w.at],
    }
    read = reading({"ventas.csv": table})
    made = roles.propose(read).mapping
    assert made is not None
    built = canonical.build(read, made)
    row = built.connection.execute(
        "SELECT count(*), count(TIMESTAMP), count(DISTINCT TIMESTAMP % 86400) FROM interactions"
    ).fetchone()
    assert row is not None
    assert row[0] == row[1] == 6000
    assert row[2] > 300


def test_a_time_of_day_without_its_zeros_belongs_to_the_day_and_shops_are_chosen() -> None:
    w = World(1303, users=400, items=300, rows=6000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "movimientos.csv": {
            "ID_MOVIMIENTO": w.each(lambda row: 202400000 + row),
            "ID_CLIENTE": w.by_user(lambda u: 10_000_000 + u * 7919),
            "TARJETA": w.by_user(lambda u: f"4912********{u % 200:04}"),
            "FECHA": w.times("%Y%m%d"),
            "HORA_OPERACION": [str(int(at.strftime("%H%M%S"))) for at in w.at],
            "ID_COMERCIO": w.by_item(lambda i: 110_000_000 + i * 7919),
            "NOMBRE_COMERCIO": w.by_item(lambda i: f"Bar {title(i % 90)}"),
            "IMPORTE": w.by_item(price),
        },
        "comercios.csv": {
            "ID_COMERCIO": [110_000_000 + i * 7919 for i in range(w.items)],
            "NOMBRE_COMERCIO": [f"Bar {title(i % 90)}" for i in range(w.items)],
            "SECTOR": [f"Sector {i % 7}" for i in range(w.items)],
            "CIUDAD": [f"Ciudad {i % 9}" for i in range(w.items)],
            "FECHA_ALTA": [f"2021{1 + i % 12:02}{1 + i % 28:02}" for i in range(w.items)],
        },
        "clientes.csv": {
            "ID_CLIENTE": [10_000_000 + u * 7919 for u in range(w.users)],
            "SEXO": ["HM"[u % 2] for u in range(w.users)],
        },
    }
    proposal = found(tables, "ID_CLIENTE", "ID_COMERCIO")
    assert not proposal.questions
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].time_of_day == "HORA_OPERACION"
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute(
        "SELECT min(TIMESTAMP), max(TIMESTAMP) FROM interactions"
    ).fetchone()
    assert row == (int(min(w.at).timestamp()), int(max(w.at).timestamp()))


@pytest.mark.parametrize("clock", [True, False])
def test_hours_at_which_a_shop_is_open_are_told_without_zeros_and_without_a_name(
    clock: bool,
) -> None:
    """From nine to six; prices between 900 and 1859 end in 60 to 99 as well."""
    w = World(4207, rows=3000, lines=1)
    minutes = [540 + (at.hour * 3600 + at.minute * 60 + at.second) * 540 // 86_400 for at in w.at]
    log = {
        "karte": w.by_user(lambda u: f"K{u:05d}"),
        "artikel": w.by_item(lambda i: code("A", i)),
        "tag": w.times("%Y%m%d"),
        "x": [f"{m // 60}{m % 60:02d}" if clock else str(m * 5 // 3) for m in minutes],
    }
    made = section(roles.propose(reading({"bons.csv": log})))
    assert made.time_of_day == ("x" if clock else None)
