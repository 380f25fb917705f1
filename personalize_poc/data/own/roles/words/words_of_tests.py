"""Words for what tries a system out: names, ids and addresses of tests, and where they run."""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.words.names import plain, stems_of, words

ENVIRONMENTS = frozenset(
    ("qa", "autotest", "test", "staging", "sandbox", "uat", "e2e", "selenium", "preprod")
)
"""Where nothing is real, in names of sources, of builds and in domains of addresses."""
WHERE_IT_RUNS = frozenset(
    ("env", "environment", "umgebung", "environnement", "entorno", "ambiente", "omgeving",
     "środowisko", "srodowisko", "prostředí", "ortam", "среда", "miljö", "miljø", "ympäristö",
     "환경", "환경구분", "環境", "環境区分", "环境", "stage", "deployment", "tier", "system")
)  # fmt: skip
"""How columns are called that say where a program runs."""
GIVEN = frozenset(
    stems_of(
        """test tests testing testuser testkonto testkunde teste testes prueba pruebas prova prove
        deneme teszt koe essai recette тест demo dummy lab labo labor laboratorio laboratoire
        laboratorium laboratório laboratuvar qa uat"""
    )
)
"""Words of ids of tests where a system has given all others."""
WATCHERS = frozenset(
    ("probe", "synthetic", "healthcheck", "heartbeat", "uptime", "loadtest", "smoketest",
     "canary", "monitoring", "pingdom", "nagios", "zabbix", "selenium", "cypress", "playwright")
)  # fmt: skip
"""Words of ids of programs that act as somebody would, to see whether it works."""
INTERNAL = frozenset(
    ("internal", "intern", "interne", "interner", "internes", "interna", "interno", "internos",
     "wewnetrzny", "wewnetrzna", "interni", "dahili", "내부", "内部", "社内", "사내")
)  # fmt: skip
"""Marks of the company's own people, where they stand alone."""
OPERATORS = frozenset(
    stems_of(
        """operator operators operations operateur opérateur exploitation exploitant betreiber
        betriebspersonal operador operadores operadora operatore operatori operacja operatör
        оператор операторы rebalancing rebalancer redistribution maintenance technician technicians
        servicetechniker technicien técnico tecnico monteur technik 운영자 운영팀 정비 재배치
        運営 メンテナンス 再配置 运维 调度"""
    )
)
"""What the plan is called by which those who run a service use it themselves."""
_TEST_NAME = re.compile(
    r"(?:z+|x+)?[_-]?(?:teste?|teszt|pruebas?|deneme|prova|тест|тестовый|тестовая"
    r"|테스트|テスト|测试|測試)[_-]?"
    r"(?P<who>user|er|kund(?:e|in)|customer|account|konto|patient(?:in)?|schüler(?:in)?|schueler"
    r"|student(?:in)?|mitglied|member|nutzer|leser|teilnehmer|person"
    r"|klant|lid|leerling|gebruiker|deelnemer|bruger|bruker|anvandare|pasient|elev|medlem"
    r"|太郎|花子|次郎|ユーザー?|会員|患者|学生|生徒|読者"
    r"|会社|企業|法人|顧客|取引先|店舗|公司|企业|客户|商户|门店"
    r"|고객사|회사|기업|법인|업체|거래처|가맹점|매장|유저|고객|회원|계정|환자|학생|수강생|독자|이용자|用户|账号|学员|读者)?\d*"
)
_BESIDE_TEST = frozenset(
    ("de", "di", "do", "du", "del", "of", "van", "des", "da",
     "patient", "paciente", "paziente", "aluno", "aluna", "alumno", "alumna", "student", "studente",
     "eleve", "etudiant", "schuler", "member", "membre", "membro", "miembro", "socio", "socia",
     "mitglied", "lecteur", "lector", "lettore", "utente", "usuario", "utilisateur", "utilizador",
     "gebruiker", "uzytkownik", "uczen", "pacjent", "kullanici", "musteri", "ogrenci", "hasta",
     "환자", "학생", "회원", "患者", "学生", "会員",
     "user", "customer", "account", "kunde", "client", "cliente", "klant", "klient", "konto",
     "compte", "cuenta", "conta", "agent", "agente", "system", "systems", "sistema", "sistemas",
     "systeme", "sistemi", "systeem", "till", "pos", "kasse", "kassa", "caisse", "caja", "caixa",
     "cassa", "kasa",
     "reception", "rezeption", "empfang", "recepcion", "recepcao", "receptie", "recepcja",
     "booking", "order", "reservation", "buchung", "bestellung",
     "commande", "réservation", "reserva", "pedido", "prenotazione", "ordine", "太郎", "花子",
     "qa", "it", "edv", "ti", "sap", "erp",
     "ユーザー", "유저", "고객", "계정", "用户", "账号")
)  # fmt: skip
"""What stands beside "test" where a name has two words."""
_NOT_USED = re.compile(
    r"[\s(\[:–—-]+(?:do not (?:use|ship|deliver|send|order)|don't (?:use|ship)|(?:please )?ignore"
    r"|nicht (?:(?:be)?nutzen|verwenden|(?:be)?liefern|versenden|bestellen)"
    r"|ne pas (?:utiliser|livrer|expédier|commander)|no (?:usar|entregar|enviar|pedir)"
    r"|não (?:usar|entregar|enviar|pedir)|non (?:usare|consegnare|spedire|ordinare)"
    r"|niet (?:gebruiken|leveren|verzenden|bestellen)|nie (?:używać|wysyłać)"
    r"|kullanmayın|göndermeyin"
    r"|не (?:использовать|отправлять)|(?:사용|배송|발송) ?금지|使用禁止|使用不可|発送不可|発送禁止"
    r"|勿用|勿发货|请勿(?:使用|发货))[\s)\]!.#\d]*$",
    re.IGNORECASE,
)
"""What is written after the name of an account that only tests use."""
_PROGRAMS = frozenset(
    ("qa", "e2e", "autotest", "autotests", "selenium", "cypress", "playwright", "uat", "qatest",
     "qauser", "qabot", "loadtest", "smoketest")
)  # fmt: skip
"""Who tries a system out, and what does so, in the ids of its accounts."""
_EASTERN_TESTS = (
    "测试号|测试账号|测试帐号|测试用户|測試帳號|테스트계정|테스트아이디|テストアカウント|テスト会員"
)
"""Accounts for tests in scripts without blanks; "测试" alone may be a nickname."""
MAY_BE_TEST = rf"(^|[^a-z])({'|'.join(sorted(_PROGRAMS))})([^a-z]|$)|{_EASTERN_TESTS}"
"""A regular expression that finds all ids of tests, and others."""
_BESIDE_PROGRAM = frozenset(
    ("test", "tests", "tester", "testing", "user", "account", "acct", "bot", "robot", "monitor",
     "monitoring", "automation", "auto", "automated", "probe", "synthetic", "check", "android",
     "ios", "web", "mobile", "app", "prod", "stage", "staging", "dev", "internal", "team", "load",
     "smoke", "regression", "device", "profile", "member", "customer")
)  # fmt: skip
"""What stands beside that in such an id."""
_NUMBER = re.compile(r"\d{1,3}")
"""Which one of several tests it is, behind the name: "Usuario de Prueba 2"."""
_SIGNS = re.compile(r"[\W_]+")
_BEGINNING = re.compile(r"([^\W\d_]+|e2e)[-_.:/]")
"""A word and a sign, with which an id begins."""
_TEST_MAIL = re.compile(
    r"(?:test(?:er|user|ing|mail|konto)?|teste|teszt|prueba|deneme|prova|qa|dummy)[._+-]?"
    r"(?:user|account|order|orders|checkout|shop|kunde|konto|customer)?[._+-]?\d{0,4}@.+"
    r"|.+@test\..+"
)
_TEST_BOOKING = re.compile(
    r"test[ _-]?(?:bookings?|orders?|reservations?|purchases?|buchung(?:en)?|bestellung(?:en)?"
    r"|reservierung(?:en)?|boeking(?:en)?|bestelling(?:en)?|reservering(?:en)?|bokning(?:ar)?"
    r"|bestilling(?:er)?)"
    r"|(?:commande|reservation|achat)s?(?: de)? tests?|(?:reserva|pedido|compra)s?(?: de)? "
    r"(?:prueba|teste)s?|(?:prenotazione|ordine) di prova|(?:zamowienie|rezerwacja) testow[ea]"
    r"|test (?:siparisi|rezervasyonu)|тестов(?:ыи заказ|ая бронь|ое бронирование)"
    r"|(?:テスト|動作確認)(?:用)?の?(?:予約|注文|申込|購入)|(?:테스트|시험)용?\s?(?:예약|주문|신청|결제)"
    r"|(?:测试|測試)用?(?:预订|预约|订单|下单|購買|訂單|預約)"
)
"""An order that nobody made: the word for a test alone may be an examination."""


def is_test_booking(text: str) -> bool:
    """Whether a text is no more than that an order was made to try something out."""
    return _TEST_BOOKING.fullmatch(" ".join(plain(text).split()).strip(" .!()[]（）")) is not None


def is_name_of_test(value: str) -> bool:
    """Whether a name is that of no person: "ZZTEST", "Test01", "Test Test", "Test User".

    "TEST ACCOUNT - do not use" is one as well, and so is "technik-test". Who writes that nobody may
    deliver there means a test, whatever stands beside it.
    """
    used = _NOT_USED.sub("", value)
    text = used.replace(",", " ")
    if used != value and any(_TEST_NAME.fullmatch(plain(one)) for one in text.split()):
        return True
    return _is_test_in(text.split(), _BESIDE_TEST) or _is_test_in(
        text.replace("-", " ").split(), _BESIDE_TEST | OPERATORS
    )


def _is_test_in(names: list[str], beside: frozenset[str]) -> bool:
    """Whether one of some words is of tests, and the others stand beside that."""
    parts = [plain(one) for one in names]
    tests = {one: found for one in parts if (found := _TEST_NAME.fullmatch(one))}
    others = [one for one in parts if one not in tests]
    named = [one for one in others if not _NUMBER.fullmatch(one)]
    if not named and any(found["who"] for found in tests.values()):
        return True  # "Testpatient 4"
    return bool(tests) and beside.issuperset(named or others)  # "Test 2" alone may be a group


def is_of_tests(value: str) -> bool:
    """Whether a state says that a row was made by a test: "prueba interna", "Test", "interna_qa".

    "QA" alone may be a step of what is made, where its quality is looked at.
    """
    parts = [plain(one) for one in words(value)]
    inside = INTERNAL.intersection(parts)
    tests = [one for one in parts if _TEST_NAME.fullmatch(one) or (inside and one in _PROGRAMS)]
    return bool(tests) and INTERNAL.issuperset(one for one in parts if one not in tests)


def is_id_of_test(value: str) -> bool:
    """Whether an id is that of an account that tries a system out: "qa-monitor-0", "e2e_user_2"."""
    if re.search(rf"({_EASTERN_TESTS})\d*$", value):
        return True
    parts = [part.rstrip("0123456789") for part in _SIGNS.split(value.lower())]
    parts = [part for part in parts if part]
    return not _PROGRAMS.isdisjoint(parts) and (_PROGRAMS | _BESIDE_PROGRAM).issuperset(parts)


def begins_as_tests(value: str) -> str:
    """The beginning of an id of a test that all accounts for tests have: "test_" of "test_qa1"."""
    found = _BEGINNING.match(value.lower())
    word = found[1] if found else ""
    return found[0] if found and (word in _PROGRAMS or _TEST_NAME.fullmatch(word)) else ""


def is_mail_of_test(value: str) -> bool:
    """Whether an e-mail address is one that only tests have: test@shop.example."""
    return _TEST_MAIL.fullmatch(value.strip().lower()) is not None
