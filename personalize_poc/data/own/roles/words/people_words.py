"""Words of names of columns that say of which kind people are, and of what they sign in with."""

from __future__ import annotations

from itertools import pairwise

from personalize_poc.data.own.roles.words.names import stems_of, words

LOGINS = frozenset(("username", "login", "nick", "nickname", "userlogin", "loginname",
                     "benutzername", "gebruikersnaam", "utilisateur", "아이디", "계정",
                     "用户名"))  # fmt: skip
"""Words of names of columns of what people sign in with."""
ACCOUNTS = frozenset(("guest", "anonymous", "system", "discobot", "gast", "invitado", "ospite",
                       "visiteur", "convidado", "misafir", "gość", "гость", "비회원", "손님",
                       "ゲスト", "游客", "访客", "admin", "administrator", "sysadmin", "root",
                       "superuser", "superadmin", "webmaster", "administrador",
                       "administrateur", "amministratore", "beheerder", "관리자", "管理者",
                       "管理员", "администратор"))  # fmt: skip
"""What a system calls who has no account, and the accounts that it has for itself."""
PROGRAMS = (
    r"(?:svc|srvc|svcacct|service|serviceaccount|sysacct|dienstkonto|techuser)[-_.].+"
    r"|(?:.+[-_.])?(?:crawler|indexer|daemon|healthcheck|monitoring)(?:[-_.].+)?"
    r"|.+[-_.](?:svc|svcacct|serviceaccount|cron|sync|bot)"
)
"""How a company calls the accounts of its programs: "svc-backup", "site_crawler"."""
MARKS = frozenset(
    ("tag", "tags", "label", "labels", "etiquette", "etiquettes", "etiqueta", "etiquetas",
     "etichetta", "etichette", "schlagwort", "schlagworte", "schlagworter", "etiketten",
     "etykieta", "etykiety", "stitek", "stitky", "etiket", "etiketler", "etikett", "etiketter",
     "标签", "태그", "タグ")
)  # fmt: skip
"""Words of names of columns of marks, without accents: groups more than sentences."""
ROLES_ALONE = frozenset(("role", "roles", "rolle", "rôle", "rol", "ruolo", "rola", "rolü", "роль",
                    "papel", "perfil", "권한", "역할", "회원구분", "회원유형", "役割", "会員種別",
                    "角色", "身份", "用户类型"))  # fmt: skip
ACTORS = frozenset(("user", "actor", "account", "member", "visitor", "person", "konto", "compte",
                     "nutzer", "benutzer", "usuario", "utente", "gebruiker",
                     "customer", "client", "kunde", "kunden", "cliente", "klant", "klient",
                     "müşteri", "üye", "hesap", "kund", "medlem", "card", "karte", "karten",
                     "kart", "kort", "carte", "tarjeta", "kaart", "tessera"))  # fmt: skip
HOLDERS = frozenset(("owner", "holder", "creator", "eigenaar", "besitzer", "inhaber", "eigentümer",
                     "ersteller", "propriétaire", "créateur", "propietario", "titular", "creador",
                     "proprietário", "criador", "proprietario", "titolare", "właściciel",
                     "vlastník", "ägare", "ejer", "eier", "omistaja", "tulajdonos", "владелец",
                     "sahibi", "소유자", "作成者", "所有者"))  # fmt: skip
"""Whose something is: of the lists and sets that users keep, the users."""
TARIFFS = frozenset(("pricing", "pricingoption", "tariff", "tarif", "tarifa", "tariffa", "tarief",
                      "taryfa", "tarife", "тариф", "taxa", "fare", "faretype", "preisart",
                      "preisgruppe", "ticketart", "kartenart", "eintrittsart", "요금제", "요금구분",
                      "권종", "料金区分", "券種", "票种", "价格类型"))  # fmt: skip
"""Words of names of columns of what somebody paid by: a day ticket, a pass, the staff's own."""
PLANS = frozenset(("plan", "plans", "plancode", "subscription", "tier", "abo", "abonnement",
                   "abonnements", "suscripcion", "suscripción", "assinatura", "plano",
                   "abbonamento", "abonelik", "abonament", "подписка", "план", "prenumeration",
                   "abonnemang", "멤버십", "구독상품", "이용권", "プラン", "料金プラン", "套餐",
                   "会员套餐"))  # fmt: skip
"""Words of names of columns of what people subscribe to: the company's own people have a plan."""
KINDS_OF = frozenset(("type", "kind", "role", "group", "typ", "art", "tipo", "soort", "tipi",
                       "türü", "rodzaj", "gruppe", "groep", "grupp", "grupa", "grupo",
                       "groupe", "gruppo", "skupina", "grubu"))  # fmt: skip
"""Words of names of columns of events that say of which kind somebody is, alone or together."""
KINDS_BEHIND = ("类型", "類型", "类别", "類別", "身分", "種類", "유형", "구분", "種別", "区分")
"""How names end that say of which kind somebody is, in scripts without blanks: "讀者類型"."""
NOTE_NAMES = frozenset(("note", "notes", "tag", "tags", "remark", "remarks", "memo", "comment",
                         "comments", "label", "labels", "notiz", "bemerkung", "anmerkung",
                         "kommentar", "remarque", "commentaire", "nota", "notas", "observaciones",
                         "comentario", "observacoes", "observacao", "commento", "opmerking",
                         "notitie", "uwagi", "notatka", "opis", "примечание", "комментарий", "not",
                         "aciklama", "notlar", "anteckning", "備考", "メモ", "备注", "備註",
                         "observation", "observations", "obs", "observacion", "bemerkungen",
                         "anmerkungen", "remarques", "commentaires", "opmerkingen", "poznamka",
                         "poznamky", "megjegyzes", "anmarkning", "bemaerkning", "merknad",
                         "标签", "비고", "메모"))  # fmt: skip
NOTES_WITHIN = ("메모", "비고", "備考", "メモ", "备注", "備註", "标签", "태그", "タグ")
"""Words of names of columns of notes on people, and of marks that were given to them."""
ROLES_WITHIN = ("등급", "구분", "유형", "권한", "역할", "그룹", "役割", "権限", "区分", "種別",
                "ランク", "グループ", "角色", "身份", "用户类型", "会员等级", "分组")  # fmt: skip
"""Words for roles, groups and kinds, which stand inside of others in scripts without blanks."""
ROLES = frozenset(("role", "roles", "rolle", "rôle", "rol", "ruolo", "group", "gruppe", "groupe",
                    "grupo", "grupa", "grupp", "groep", "gruppo", "skupina", "grubu", "grup",
                    "группа", "группы", "ryhmä", "csoport", "ομάδα", "catégorie", "categoría",
                    "categoria", "categorie", "kategorie", "kategori", "kategoria", "категория",
                    "segment", "segmento", "segmentation", "segmentierung", "kundensegment",
                    "сегмент", "세그먼트", "セグメント", "class", "category", "soort", "rola",
                    "rodzaj", "tür", "rolü", "ktokd", "categorycode"))  # fmt: skip
"""Words of names of columns that say of which kind somebody is."""
SEGMENTS = frozenset(("segment", "segmento", "segmentation", "segmentierung", "kundensegment",
                       "сегмент", "세그먼트", "セグメント"))  # fmt: skip
"""Words of names of columns that part customers into markets."""
VEHICLES = frozenset(
    (
        "flight",
        "flights",
        "flug",
        "flüge",
        "flugnummer",
        "vol",
        "vuelo",
        "voo",
        "volo",
        "vlucht",
        "uçuş",
        "ucus",
        "flyg",
        "flygnummer",
        "рейс",
        "항공편",
        "편명",
        "便名",
        "航班",
        "航班号",
        "route",
        "routes",
        "strecke",
        "ruta",
        "rota",
        "rotta",
        "tratta",
        "trasa",
        "hat",
        "маршрут",
        "노선",
        "路線",
        "线路",
        "aircraft",
        "flugzeug",
        "avion",
        "aeromobile",
        "avião",
        "vliegtuig",
        "samolot",
        "uçak",
        "самолёт",
        "самолет",
        "vehicle",
        "fahrzeug",
        "véhicule",
        "vehículo",
        "veículo",
        "veicolo",
        "voertuig",
        "pojazd",
        "vozidlo",
        "araç",
        "fordon",
        "køretøj",
        "kennzeichen",
        "targa",
        "차량",
        "차량번호",
        "車両",
        "车辆",
        "车牌",
        "train",
        "zug",
        "treno",
        "tren",
        "trem",
        "trein",
        "pociąg",
        "vlak",
        "tåg",
        "tog",
        "поезд",
        "열차",
        "列車",
        "车次",
        "gate",
        "airport",
        "flughafen",
        "aéroport",
        "aeropuerto",
        "aeroporto",
        "luchthaven",
        "lotnisko",
        "letiště",
        "havalimanı",
        "flygplats",
        "lufthavn",
        "аэропорт",
        "공항",
        "空港",
        "机场",
    )
)
"""Words of names of columns of what goes somewhere, on which way, and from where: no people."""

RECIPIENTS = frozenset(
    ("recipient", "recipients", "consignee", "addressee", "receiver", "ship", "shipping", "shipto",
     "deliver", "delivery", "empfanger", "empfangername", "lieferempfanger", "lieferung",
     "lieferadresse", "lieferanschrift", "lieferadr", "destinataire", "livraison", "destinatario",
     "destinataria", "envio", "entrega", "spedizione", "consegna", "ontvanger", "bezorging",
     "levering", "odbiorca", "odbiorcy", "dostawa", "dostawy", "mottagare", "leverans", "modtager",
     "alici", "teslimat", "получатель", "получателя")
)  # fmt: skip
"""Words of names of columns that say to whom a parcel goes: who need not have chosen it."""
RECIPIENTS_EASTERN = (
    "수취인", "수령인", "수령자", "받는", "받으", "수하인", "배송지", "受取", "お届け先", "届け先",
    "届先", "送付先", "送り先", "配送先", "收件人", "收货人", "收貨人", "收货", "收貨",
)  # fmt: skip
"""The same in scripts without blanks, at the beginning of a name."""

PARTS_OF_NAMES = frozenset(
    stems_of(
        """
        firstname lastname surname forename vorname nachname prenom prénom nom_famille apellido
        apellidos sobrenome cognome voornaam achternaam imię nazwisko имя фамилия 姓 氏名 성명"""
    )
)
"""Parts of names that only people have."""


def is_of_recipient(name: str) -> bool:
    """Whether a column is of whoever gets the parcel: a present is sent to somebody else."""
    return name.startswith(RECIPIENTS_EASTERN) or not RECIPIENTS.isdisjoint(words(name))


def is_part_of_name(tokens: tuple[str, ...]) -> bool:
    """Whether a column is called the given or the family name of somebody, in one word or two."""
    pairs = {"".join(pair) for pair in pairwise(tokens)}
    return bool(PARTS_OF_NAMES.intersection({*tokens, *pairs}))
