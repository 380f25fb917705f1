"""Exports in languages of Europe: semicolons, decimal commas, the encodings of old programs."""

from __future__ import annotations

from pathlib import Path

from tests.support.exports.truth import Ask, Events, Kinds, Metadata, Truth, count
from tests.support.exports.workbook import excel, rows_of
from tests.support.exports.world import DAY, START, Draw
from tests.support.exports.writers import csv, json_array, moments, money, stamp

EXPORTS = Kinds()
BOUGHT = ("purchase", "order", "buy", "sale")


@EXPORTS.add(
    "german_erp",
    "Belege: CP1252, semicolons, preamble, footer, returns as negative quantities",
    "de",
)
def german_erp(folder: Path, draw: Draw) -> Truth:
    log = draw.log(450, 260, 6500, days=360)
    total = money([int(log.price[log.item].sum())], ",", ".")[0]
    back = draw.rng.random(len(log)) < 0.03
    names = draw.products(log, "de")
    form = {"delimiter": ";", "encoding": "cp1252", "end": "\r\n"}
    csv(folder / "Umsatzliste.csv", {
        "Belegnr.": [f"RE-{n + 30_000}" for n in log.session],
        "Belegdatum": stamp(log.time, "%d.%m.%Y"),
        "Kundennr.": [f"{10_000 + n}" for n in log.user],
        "Sachbearbeiter": draw.pick(["TAU", "ROS", "FEN", "LUV"], len(log)),
        "Artikelnr.": [f"{n:06d}" for n in log.item],
        "Bezeichnung": [names[n] for n in log.item],
        "Menge": [f"{-1 if b else 1 + n % 4},00" for n, b in enumerate(back)],
        "VK-Preis": money(log.price[log.item], ",", "."),
        "MwSt": ["19,00"] * len(log),
    }, before=["Auswertung: Umsatzliste nach Belegen", "Mandant 01;;;;;;;;",
               "Zeitraum: 08.01.2024 - 31.12.2024", ""],
       after=["", f"Summe;;;;;;;{total};"], **form)  # fmt: skip
    csv(folder / "Artikelstamm.csv", {
        "Artikelnr.": [f"{n:06d}" for n in range(log.items)],
        "Bezeichnung": names,
        "Warengruppe": draw.kinds(log, "de"),
        "EK-Preis": money(log.price // 2, ",", "."),
        "Lagerort": draw.pick(["A1", "A2", "B7"], log.items),
        "Angelegt am": stamp(log.made, "%d.%m.%Y"),
    }, **form)  # fmt: skip
    csv(folder / "Kundenstamm.csv", {
        "Kundennr.": [f"{10_000 + n}" for n in range(log.users)],
        "Name": draw.people(log.users),
        "Ort": draw.pick(["Oberlingen", "Nordhövel", "Groß Winden"], log.users),
        "Kundengruppe": draw.pick(["Endkunde", "Händler"], log.users),
    }, **form)  # fmt: skip
    return Truth(
        Events(("Umsatzliste.csv",), "Kundennr.", "Artikelnr.", "Belegdatum", ("%d.%m.%Y",),
               count(log.user, log.item, log.time, step=DAY), constant=BOUGHT,
               value=("VK-Preis", "Menge"),
               may_leave_out=("Menge",)),
        Metadata(("Artikelstamm.csv",), "Artikelnr.", {"Warengruppe": "categorical",
                 "EK-Preis": "number", "Angelegt am": "time"}, "Bezeichnung"),
        Metadata(("Kundenstamm.csv",), "Kundennr.", {"Kundengruppe": "categorical"}),
        findings=(("negative", "return"), ("midnight", "dates-only")),
    )  # fmt: skip


@EXPORTS.add(
    "library_loans",
    "Ausleihen einer Bücherei: Excel, Kopf über der Tabelle, Katalog größer als der Verleih",
    "de",
)
def library_loans(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 700, 2500, days=300, repeats=0.05)
    days = log.time // DAY * DAY
    excel(folder / "Ausleihen.xlsx", {
        "Ausleihen": [
            ["Bücherei am Moor"], ["Stand", "31.12.2024"], [],
            *rows_of({
                "Leser-Nr": log.user + 2_001,
                "Signatur": [f"{'ABCDEFGH'[log.kind[n]]} {n:05d}" for n in log.item],
                "Ausgeliehen": moments(days),
                "Zurück": moments(days + draw.rng.integers(3, 28, len(log)) * DAY),
                "Mahnstufe": draw.pick([0, 1, 2], len(log), [94, 4, 2]),
            }),
        ],
        "Hinweise": [["Mahnstufe 2 wird gesperrt."], ["Keine Fernleihe."]],
    })  # fmt: skip
    catalogue = 6000
    extra = draw.rng.integers(0, 8, catalogue)
    extra[: log.items] = log.kind
    csv(folder / "Katalog.csv", {
        "Signatur": [f"{'ABCDEFGH'[k]} {n:05d}" for n, k in enumerate(extra)],
        "Titel": [f"Das Buch {a} {n}" for n, a in enumerate(draw.people(catalogue))],
        "Verfasser": draw.people(catalogue),
        "Systematik": [("Roman", "Krimi", "Reise", "Kind", "Sache", "Kunst", "Musik", "Natur")[k]
                       for k in extra],
        "Erscheinungsjahr": draw.rng.integers(1950, 2024, catalogue),
    }, delimiter=";", encoding="utf-8-sig")  # fmt: skip
    return Truth(
        Events(("Ausleihen.xlsx, sheet Ausleihen",), "Leser-Nr", "Signatur", "Ausgeliehen",
               ("iso", "excel"), count(log.user, log.item, log.time, step=DAY),
               constant=("loan", "borrow", "checkout", "rental")),
        Metadata(("Katalog.csv",), "Signatur", {"Systematik": "categorical",
                 "Erscheinungsjahr": ("number", "time", "categorical")}, "Titel"),
        ask=Ask(("time", "date"), must=False),
    )  # fmt: skip


@EXPORTS.add(
    "french_shop",
    "commandes: CP1252, semicolons, prices with comma and euro, cancelled orders",
    "fr",
)
def french_shop(folder: Path, draw: Draw) -> Truth:
    log = draw.log(500, 200, 5000)
    status = draw.pick(["Livrée", "Expédiée", "Annulée", "Remboursée"], len(log), [85, 8, 5, 2])
    kept = [s in ("Livrée", "Expédiée") for s in status]
    form = {"delimiter": ";", "encoding": "cp1252"}
    csv(folder / "Détail des commandes.csv", {
        "N° commande": [f"CMD{n:07d}" for n in log.session],
        "Date de commande": stamp(log.time, "%d/%m/%Y %H:%M:%S"),
        "N° client": [f"CL{n:05d}" for n in log.user],
        "Réf. article": [f"R{n:04d}-{'NBRV'[n % 4]}" for n in log.item],
        "Qté": draw.pick([1, 2, 3], len(log)),
        "Prix TTC (€)": [f"{p} €" for p in money(log.price[log.item], ",", " ")],
        "Statut": status,
    }, **form)  # fmt: skip
    csv(folder / "Catalogue.csv", {
        "Réf. article": [f"R{n:04d}-{'NBRV'[n % 4]}" for n in range(log.items)],
        "Désignation": draw.products(log, "fr"),
        "Catégorie": draw.kinds(log, "fr"),
        "Prix TTC": money(log.price, ","),
    }, **form)  # fmt: skip
    return Truth(
        Events(("Détail des commandes.csv",), "N° client", "Réf. article", "Date de commande",
               ("%d/%m/%Y %H:%M:%S",), count(log.user, log.item, log.time, kept), constant=BOUGHT,
               value=("Prix TTC (€)", "Qté"), leave_out={"Statut": ("Annulée", "Remboursée")}),
        Metadata(("Catalogue.csv",), "Réf. article",
                 {"Catégorie": "categorical", "Prix TTC": "number"}, "Désignation"),
    )  # fmt: skip


@EXPORTS.add("spanish_unicode_text", "ventas: saved as Unicode text, UTF-16 with tabs", "es")
def spanish_unicode_text(folder: Path, draw: Draw) -> Truth:
    log = draw.log(350, 140, 3500)
    csv(folder / "ventas.txt", {
        "cliente": [f"CLI-{n:04d}" for n in log.user],
        "artículo": [f"ART{n:05d}" for n in log.item],
        "fecha": stamp(log.time, "%d/%m/%Y %H:%M"),
        "cantidad": draw.pick([1, 2, 5], len(log)),
        "importe": money(log.price[log.item], ",", "."),
        "vendedor": draw.pick(["Nora", "Lulo", "Sela"], len(log)),
    }, delimiter="\t", encoding="utf-16", end="\r\n")  # fmt: skip
    csv(folder / "artículos.txt", {
        "artículo": [f"ART{n:05d}" for n in range(log.items)],
        "descripción": draw.products(log, "es"),
        "familia": draw.kinds(log, "es"),
    }, delimiter="\t", encoding="utf-16", end="\r\n")  # fmt: skip
    return Truth(
        Events(("ventas.txt",), "cliente", "artículo", "fecha", ("%d/%m/%Y %H:%M",),
               count(log.user, log.item, log.time, step=60), constant=BOUGHT,
               value=("importe", "cantidad")),
        Metadata(("artículos.txt",), "artículo", {"familia": "categorical"}, "descripción"),
    )  # fmt: skip


@EXPORTS.add("hotel_bookings", "reservas: when people booked, and when they will arrive", "pt")
def hotel_bookings(folder: Path, draw: Draw) -> Truth:
    log = draw.log(1200, 80, 4200, days=330, repeats=0.3)
    ahead = draw.rng.integers(1, 120, len(log)) * DAY
    state = draw.pick(["confirmada", "cancelada", "não compareceu"], len(log), [88, 9, 3])
    csv(folder / "reservas.csv", {
        "código da reserva": [f"BR{n:08d}" for n in range(len(log))],
        "hóspede": [f"H{n:06d}" for n in log.user],
        "hotel": [f"HT-{n:03d}" for n in log.item],
        "entrada": stamp(log.time + ahead, "%d/%m/%Y"),
        "saída": stamp(log.time + ahead + 3 * DAY, "%d/%m/%Y"),
        "reservado em": stamp(log.time, "%d/%m/%Y %H:%M:%S"),
        "valor": [f"R$ {p}" for p in money(log.price[log.item] * 10, ",", ".")],
        "situação": state,
    }, delimiter=";", encoding="cp1252")  # fmt: skip
    csv(folder / "hotéis.csv", {
        "hotel": [f"HT-{n:03d}" for n in range(log.items)],
        "nome": draw.products(log, "pt"),
        "tipo": draw.kinds(log, "pt"),
        "estrelas": draw.rng.integers(2, 6, log.items),
        "comodidades": ["|".join(sorted(set(draw.pick(["wi-fi", "piscina", "café", "garagem"], 3))))
                        for _ in range(log.items)],
    }, delimiter=";", encoding="cp1252")  # fmt: skip
    kept = [s == "confirmada" for s in state]
    return Truth(
        Events(("reservas.csv",), "hóspede", "hotel", "reservado em", ("%d/%m/%Y %H:%M:%S",),
               count(log.user, log.item, log.time, kept), constant=("booking", "purchase", "order"),
               value="valor", leave_out={"situação": ("cancelada",)},
               may_leave_out=("situação",)),
        Metadata(("hotéis.csv",), "hotel", {"tipo": "categorical", "comodidades": "list",
                 "estrelas": ("number", "categorical")}, "nome"),
        ask=Ask(("time", "cancel", "situação", "leave"), must=False),
    )  # fmt: skip


@EXPORTS.add("russian_sales", "продажи: CP1251, semicolons, names in Cyrillic", "ru")
def russian_sales(folder: Path, draw: Draw) -> Truth:
    log = draw.log(420, 160, 4800)
    csv(folder / "Продажи.csv", {
        "Клиент": [f"К-{n:05d}" for n in log.user],
        "Товар": [f"Т{n:05d}" for n in log.item],
        "Дата": stamp(log.time, "%d.%m.%Y %H:%M:%S"),
        "Количество": draw.pick([1, 2, 3], len(log)),
        "Сумма": money(log.price[log.item], ",", " "),
        "Менеджер": draw.pick(["Рова", "Тимель", "Зоя Л."], len(log)),
    }, delimiter=";", encoding="cp1251")  # fmt: skip
    csv(folder / "Номенклатура.csv", {
        "Код": [f"Т{n:05d}" for n in range(log.items)],
        "Наименование": draw.products(log, "ru"),
        "Группа": draw.kinds(log, "ru"),
        "Цена": money(log.price, ","),
    }, delimiter=";", encoding="cp1251")  # fmt: skip
    return Truth(
        Events(("Продажи.csv",), "Клиент", "Товар", "Дата", ("%d.%m.%Y %H:%M:%S",),
               count(log.user, log.item, log.time), constant=BOUGHT, value=("Сумма", "Количество")),
        Metadata(("Номенклатура.csv",), "Код", {"Группа": "categorical", "Цена": "number"},
                 "Наименование"),
    )  # fmt: skip


@EXPORTS.add("turkish_orders", "siparişler: ISO-8859-9", "tr")
def turkish_orders(folder: Path, draw: Draw) -> Truth:
    log = draw.log(380, 120, 4000)
    csv(folder / "siparisler.csv", {
        "Sipariş No": [f"S{n}" for n in log.session],
        "Müşteri No": log.user + 1_001,
        "Ürün Kodu": [f"ÜR{n:04d}" for n in log.item],
        "Sipariş Tarihi": stamp(log.time, "%d.%m.%Y %H:%M"),
        "Tutar": [f"{p} TL" for p in money(log.price[log.item], ",", ".")],
        "Şehir": draw.pick(["Gölkıyı", "Yeşilbağ", "Işıktepe"], len(log)),
    }, delimiter=";", encoding="iso8859-9")  # fmt: skip
    csv(folder / "urunler.csv", {
        "Ürün Kodu": [f"ÜR{n:04d}" for n in range(log.items)],
        "Ürün Adı": draw.products(log, "tr"),
        "Kategori": draw.kinds(log, "tr"),
    }, delimiter=";", encoding="iso8859-9")  # fmt: skip
    return Truth(
        Events(("siparisler.csv",), "Müşteri No", "Ürün Kodu", "Sipariş Tarihi",
               ("%d.%m.%Y %H:%M",), count(log.user, log.item, log.time, step=60), constant=BOUGHT,
               value="Tutar"),
        Metadata(("urunler.csv",), "Ürün Kodu", {"Kategori": "categorical"}, "Ürün Adı"),
    )  # fmt: skip


@EXPORTS.add("italian_recipes", "an app for recipes: events as CSV, recipes as one JSON list", "it")
def italian_recipes(folder: Path, draw: Draw) -> Truth:
    log = draw.log(650, 90, 6000, days=120, repeats=0.35)
    csv(folder / "azioni.csv", {
        "utente": [f"u{n}" for n in log.user],
        "ricetta": [f"ric-{n:03d}" for n in log.item],
        "azione": draw.pick(["vista", "salvata", "cucinata"], len(log), [75, 15, 10]),
        "quando": stamp(log.time, "%Y-%m-%dT%H:%M:%S.000Z"),
        "dispositivo": draw.pick(["telefono", "tavoletta", "computer"], len(log)),
    })  # fmt: skip
    kinds = draw.kinds(log, "it")
    json_array(folder / "ricette.json", [
        {"id": f"ric-{n:03d}", "titolo": title, "portata": kinds[n],
         "minuti": int(draw.rng.integers(10, 120)),
         "ingredienti": draw.pick(["farina", "uova", "olio", "sale", "zucca", "ceci", "limone"], 4),
         "preparazione": f"Preparare {title.lower()} con cura, cuocere a fuoco basso e servire "
                         f"con {kinds[n].lower()} in {n % 5 + 2} porzioni."}
        for n, title in enumerate(draw.products(log, "it"))
    ])  # fmt: skip
    csv(folder / "utenti.csv", {
        "utente": [f"u{n}" for n in range(log.users)],
        "iscritto": stamp(START - draw.rng.integers(1, 400, log.users) * DAY, "%Y-%m-%d"),
        "dieta": draw.pick(["nessuna", "vegetariana", "vegana"], log.users),
    })  # fmt: skip
    return Truth(
        Events(("azioni.csv",), "utente", "ricetta", "quando", ("iso",),
               count(log.user, log.item, log.time), event="azione"),
        Metadata(("ricette.json",), "id", {"portata": "categorical", "ingredienti": "list",
                 "minuti": "number", "preparazione": "text"}, "titolo"),
        Metadata(("utenti.csv",), "utente", {"dieta": "categorical"}),
    )  # fmt: skip
