"""Words for people who are no customers, as groups, roles, notes and marks of them are written."""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.words import administrators, own_use
from personalize_poc.data.own.roles.words.meanings import folded, stems
from personalize_poc.data.own.roles.words.names import plain, stems_of, words

_ASIDE = re.compile(r"[(（\[].*?[)）\]]")
_PARTS = re.compile(r"[/,;|&+()（）\[\]·、／，]")
_MOST = 5
"""Words of a value beyond which it is a sentence, which speaks of something else."""
_CLEAR = frozenset(
    "_".join(words(one))
    for one in stems_of(
        """test tests testing tester testkunde testkunden testkonto testbenutzer testaccount
        pruebas testes prove denemeler tests_internes тест тестовый тестовая тестовые
        staff employee employees coworker coworkers mitarbeiter mitarbeiterin mitarbeitende
        mitarbeitenden mitarbeiterinnen belegschaft personal_intern personnel salarié salariés
        employé employés empleado empleados colaborador colaboradores funcionário funcionários
        dipendente dipendenti medewerker medewerkers personeel pracownik pracownicy pracownika
        pracowników сотрудник сотрудники персонал çalışan çalışanlar personel anställd anställda
        ansatt ansatte medarbejder medarbejdere medarbetare zaměstnanec zaměstnanci dolgozó
        dolgozók angajat angajați karyawan nhân_viên พนักงาน موظف موظفين עובד עובדים कर्मचारी
        testovací testowe testowy testowa testkonton testování testů testow testów testen
        schulung gerätetest funktionstest testlauf probelauf
        testzweck testzwecke testzwecken testdoeleinden provkonto testauksen тестирование
        тестирования теста тестов للاختبار ทดสอบ परीक्षण uji_coba kiểm_thử"""
    )
)
"""Words that say so wherever they stand in a short value: "Personnel de la médiathèque"."""
_EASTERN = stems_of(
    """
    직원 임직원 사내 내부계정 테스트 스태프 社員 従業員 社内 スタッフ テスト 员工 職員 职员
    测试 測試 内部员工 시험용 시험개통 검증용 시연용 점검용 試験用 検証用 動作確認 デモ用 调试用
    調試用 验收用 验证用 演示用 당사고유 고유계정 자기매매 自己勘定 自己売買 自营账户 自營帳戶"""
)
"""The same in scripts without blanks between words, at the beginning or the end of a value."""
_PHRASES = frozenset(
    "_".join(words(one))
    for one in stems_of(
        """interlibrary inter_library interlibrary_loan prêt_entre_bibliothèques peb
        fernleihe fernleihbibliothek préstamo_interbibliotecario prestito_interbibliotecario
        empréstimo_entre_bibliotecas interbibliothecair interbibliothecair_leenverkeer
        wypożyczenia_międzybiblioteczne międzybiblioteczna fjärrlån fjernlån kaukolaina
        межбиблиотечный межбиблиотечный_абонемент мба kütüphanelerarası meziknihovní
        house_use house_account hausgebrauch complimentary_staff own_use eigenverbrauch
        eigenbedarf proprietary_account proprietary_trading eigenhandel dummy_account demo_account
        test_account système_interne service_account service_accounts serviceaccount dienstkonto
        dienstkonten servicekonto systemkonto dienstausweis technisches_konto compte_de_service
        compte_technique cuenta_de_servicio conta_de_serviço account_di_servizio dienstaccount
        konto_techniczne konto_serwisowe servisní_účet tjänstekonto tjenestekonto hizmet_hesabı"""
    )
) | frozenset(("상호대차", "相互貸借", "館際互借", "馆际互借", "館際合作", "馆际合作"))
"""What is lent to other libraries, or used by the house itself."""
_FORMER = frozenset(
    stems_of(
        """former ex ehemalig ehemalige ehemaliger ancien anciens anciennes antiguo antiguos
        antigo antigos alumni retired eski voormalig były byli бывший бывшие"""
    )
)
"""Words for people who were staff: by now they are customers like all others."""
_INTERNAL = frozenset(
    ("internal", "intern", "interne", "interner", "internes", "interna", "interno", "internos",
     "wewnetrzny", "wewnetrzna", "interni", "dahili", "내부", "内部", "社内", "사내")
)  # fmt: skip
"""Marks of the company's own people, where they stand alone."""
_INTERNAL_WORDS = frozenset(_INTERNAL)
_TEST_NAME = re.compile(
    r"(?:z+|x+)?[_-]?(?:teste?|teszt|pruebas?|deneme|prova|тест|тестовый|тестовая"
    r"|테스트|テスト|测试|測試)[_-]?"
    r"(?:user|er|kund(?:e|in)|customer|account|konto|patient(?:in)?|schüler(?:in)?|schueler"
    r"|student(?:in)?|mitglied|member|nutzer|leser|teilnehmer"
    r"|太郎|花子|次郎|ユーザー?|会員|患者|学生|生徒|読者"
    r"|유저|고객|회원|계정|환자|학생|수강생|독자|이용자|用户|账号|学员|读者)?\d*"
)
_BESIDE_TEST = frozenset(
    ("de", "di", "do", "du", "del", "of", "van", "des", "da",
     "patient", "paciente", "paziente", "aluno", "aluna", "alumno", "alumna", "student", "studente",
     "eleve", "etudiant", "schuler", "member", "membre", "membro", "miembro", "socio", "socia",
     "mitglied", "lecteur", "lector", "lettore", "utente", "usuario", "utilisateur", "utilizador",
     "gebruiker", "uzytkownik", "uczen", "pacjent", "kullanici", "musteri", "ogrenci", "hasta",
     "환자", "학생", "회원", "患者", "学生", "会員",
     "user", "customer", "account", "kunde", "client", "cliente", "klant", "klient", "konto",
     "compte", "cuenta", "conta", "agent", "agente", "system", "systems", "sistemas", "systeme",
     "sistemi", "till", "pos", "kasse", "kassa", "caisse", "caja", "caixa", "cassa", "kasa",
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
_STAFF = frozenset(
    stems_of(
        """staff employees personnel mitarbeiter mitarbeitende belegschaft salariés
        employés personel empleados colaboradores funcionários dipendenti medewerkers
        personeel pracownicy personelu çalışanlar сотрудники персонал anställda ansatte
        medarbejdere henkilöstö henkilökunta zaměstnanci dolgozók angajați karyawan nhân_viên
        직원 임직원 社員 従業員 スタッフ 员工"""
    )
)
_BESIDE_STAFF = frozenset(
    stems_of(
        """card cards meal meals purchase purchases sale sales account discount customer customers
        karte karten essen verkauf einkauf konto kunde kunden rabatt carte cartes repas vente ventes
        compte achats tarjeta comidas venta ventas compras cuenta refeições vendas conta pasti
        vendite acquisti conto kaart kaarten relatiekaarten maaltijden verkoop aankopen rekening
        klant klanten sprzedaż zakupy konto kart yemek satış hesap продажа kort salg köp
        할인 구매 식사 割引 購入 販売 购买 折扣 and und et y e en i ve и og och of der des du de
        del"""
    )
)
"""Words for all who work somewhere, and what stands beside them in the name of an account."""
_OWN_FIRMS = frozenset(
    ("intercompany", "interco", "intragroup", "konzernintern", "konzerninterne", "intragruppo",
     "intragrupo", "intragroupe")
)  # fmt: skip
"""Words of the name of a firm of the same house."""
_VISITORS = frozenset(
    "_".join(words(one))
    for one in stems_of(
        """visitor_pass visitors_pass visitor_card visitors_card visitor_badge guest_pass guest_card
        day_visitor besucherausweis besucherkarte besucherpass gastkarte gästekarte gastausweis
        carte_visiteur carte_visiteurs badge_visiteur badge_visiteurs carte_invité
        tarjeta_visitante tarjeta_de_visitante tarjeta_visitas tarjeta_invitado pase_de_visitante
        cartão_visitante cartão_de_visitante crachá_visitante tessera_ospite tessera_ospiti
        tessera_visitatore badge_visitatore badge_ospite bezoekerspas bezoekerskaart gastenpas
        gastenkaart gastpas karta_gościa karta_gości karta_wizytowa przepustka_gościa
        návštěvnická_karta karta_pro_návštěvy ziyaretçi_kartı misafir_kartı besökskort gästkort
        besøgskort gæstekort besøkskort gjestekort vierailijakortti vendégkártya
        гостевая_карта карта_гостя гостевой_пропуск 방문증 방문자카드 방문객카드 방문자용 공용카드
        来客カード ゲストカード 来客用 来访卡 访客卡 公用卡"""
    )
)
"""What a card or an account is called that whoever comes is given for a day."""
_OPERATORS = frozenset(
    stems_of(
        """operator operators operations operateur opérateur exploitation exploitant betreiber
        betriebspersonal operador operadores operadora operatore operatori operacja operatör
        оператор операторы rebalancing rebalancer redistribution maintenance technician technicians
        servicetechniker technicien técnico tecnico monteur technik 운영자 운영팀 정비 재배치
        運営 メンテナンス 再配置 运维 调度"""
    )
)
"""What the plan is called by which those who run a service use it themselves."""
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
_OF_HOUSE = re.compile(r"(?!.*badmin)[a-z._-]{0,12}admin(?:istrator)?\d{0,2}")
_TEST_MAIL = re.compile(
    r"(?:test(?:er|user|ing|mail|konto)?|teste|teszt|prueba|deneme|prova|qa|dummy)[._+-]?"
    r"(?:user|account|order|orders|checkout|shop|kunde|konto|customer)?[._+-]?\d{0,4}@.+"
    r"|.+@test\..+"
)
_ELSEWHERE = frozenset(
    stems_of(
        """group gruppe groupe grupo gruppo ab control variant drive fahrt kit antigen corona pcr
        score result results discount rabatt price prices preis remise descuento desconto sconto
        korting indirim zniżka скидка passed pick picks gratis free"""
    )
)
"""Words beside "test" and "staff" of what a customer took part in, or got."""
_UNSURE = frozenset(
    stems_of(
        """suspected suspect suspicious presumed possible probable likely verdacht vermutet
        soupçonné présumé sospechoso suspeito sospetto vermoedelijk şüpheli podejrzany
        подозрительный"""
    )
)
"""Words beside "bot" in the name of a flag."""
_EASTERN_FILLERS = re.compile(r"여부|의심|계정|유무|フラグ|疑い|疑似|の|是否|疑似|标志|标记")


def is_no_customer(value: str) -> bool:
    """Whether a group, a role or a kind of people is one of staff, tests, robots or libraries.

    Args:
        value: in the words of a company: "Equipe / Testes", "Prêt entre bibliothèques".
    """
    short = _ASIDE.sub(" ", value)
    if folded(short) in stems("OUTSIDERS"):
        return True
    parts = [part for one in _PARTS.split(value) if (part := folded(one))]
    if any(one in stems("OUTSIDERS") for one in parts) or says_so(value):
        return True
    if is_name_of_test(value):
        return True
    named = words(short)
    return 0 < len(named) <= _MOST and named[-1] in administrators.ADMINS


def says_so(value: str) -> bool:
    """Whether a note or a mark of a person says beyond doubt that it is no customer."""
    return any(map(_is_clear, _PARTS.split(value)))


def is_marked(value: str) -> bool:
    """Whether the marks of a person say that it is no customer: "VIP, Interne"."""
    return says_so(value) or any(plain(one.strip()) in _INTERNAL for one in _PARTS.split(value))


def is_plan_of_house(value: str) -> bool:
    """Whether a plan is one of those who run the service: "OPERATOR" beside "annual".

    "Prueba" alone is what somebody has who tries the service.
    """
    tests = is_of_tests(value) and len(words(value)) > 1
    return tests or is_marked(value) or plain(value.strip()) in _OPERATORS


def is_shared_card(value: str) -> bool:
    """Whether a name is that of a card that every visitor is given: "BEZOEKERSPAS 2"."""
    return "_".join(one for one in words(value) if not one.isdigit()) in _VISITORS


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
        text.replace("-", " ").split(), _BESIDE_TEST | _OPERATORS
    )


def _is_test_in(names: list[str], beside: frozenset[str]) -> bool:
    """Whether one of some words is of tests, and the others stand beside that."""
    parts = [plain(one) for one in names]
    tests = [one for one in parts if _TEST_NAME.fullmatch(one)]
    others = [one for one in parts if one not in tests]
    named = [one for one in others if not _NUMBER.fullmatch(one)]
    return bool(tests) and beside.issuperset(named or others)  # "Test 2" alone may be a group


def is_of_tests(value: str) -> bool:
    """Whether a state says that a row was made by a test: "prueba interna", "Test", "interna_qa".

    "QA" alone may be a step of what is made, where its quality is looked at.
    """
    parts = [plain(one) for one in words(value)]
    inside = _INTERNAL_WORDS.intersection(parts)
    tests = [one for one in parts if _TEST_NAME.fullmatch(one) or (inside and one in _PROGRAMS)]
    return bool(tests) and _INTERNAL_WORDS.issuperset(one for one in parts if one not in tests)


def is_name_of_house(value: str) -> bool:
    """Whether a name is of no person but of the company itself: "PERSONEEL / RELATIEKAARTEN".

    "INTERCOMPANY NAMIBIA" is a firm of the same house. "Staff", alone or before a comma, may be
    somebody's name.
    """
    if _OWN_FIRMS.intersection(words(value)) or own_use.is_one(value):
        return True
    told = [one for one in map(words, _PARTS.split(value)) if one]
    several = sum(map(len, told)) > 1
    return (
        several
        and "," not in value
        and any(
            _STAFF.intersection(part) and (_STAFF | _BESIDE_STAFF).issuperset(part) for part in told
        )
    )


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


def is_login_of_house(value: str) -> bool:
    """Whether somebody signs in as those do who run a system: "shopadmin"."""
    return _OF_HOUSE.fullmatch(value.strip().lower()) is not None


def is_mail_of_test(value: str) -> bool:
    """Whether an e-mail address is one that only tests have: test@shop.example."""
    return _TEST_MAIL.fullmatch(value.strip().lower()) is not None


def _is_clear(text: str) -> bool:
    parts = words(text)
    if not parts or len(parts) > _MOST:
        return False
    joined = "_".join(parts)
    if (stems("DENIED") | _FORMER | _ELSEWHERE).intersection(parts):
        return False
    if any(f"_{one}_" in f"_{joined}_" for one in _PHRASES):
        return True
    if any(f"_{one}_" in f"_{joined}_" for one in _CLEAR):
        return True
    return any(part.startswith(_EASTERN) or part.endswith(_EASTERN) for part in parts) and not any(
        part.startswith("会社員") or part.endswith("会社員") for part in parts
    )


def core(name: str) -> list[str]:
    """The words of the name of a flag without those that say no more than that it is one."""
    found = [_EASTERN_FILLERS.sub("", word) for word in words(name)]
    return [word for word in found if word and word not in _UNSURE and plain(word)]
