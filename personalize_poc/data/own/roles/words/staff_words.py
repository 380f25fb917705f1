"""Words for people who are no customers, as groups, roles, notes and marks of them are written."""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.words import administrators, own_use
from personalize_poc.data.own.roles.words.meanings import folded, stems
from personalize_poc.data.own.roles.words.names import plain, stems_of, words
from personalize_poc.data.own.roles.words.words_of_tests import (
    INTERNAL,
    OPERATORS,
    is_name_of_test,
    is_of_tests,
)

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
        prueba_interna pruebas_internas teste_interno testes_internos prova_interna prove_interne
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
        eigenbedarf eigenbestand eigenbestände eigenbestaende eigengeschäft eigengeschaeft
        eigendepot nostrokonto nostrobestand nostro_account cartera_propia carteira_própria
        system_monitoring systemmonitoring systemüberwachung surveillance_système
        monitoreo_del_sistema monitorización_del_sistema monitoramento_do_sistema
        monitoraggio_del_sistema systeembewaking monitoring_systemu synthetic_monitoring
        proprietary_account proprietary_trading eigenhandel dummy_account demo_account
        test_account système_interne service_account service_accounts serviceaccount dienstkonto
        dienstkonten servicekonto systemkonto dienstausweis technisches_konto compte_de_service
        compte_technique cuenta_de_servicio conta_de_serviço account_di_servizio dienstaccount
        konto_techniczne konto_serwisowe servisní_účet tjänstekonto tjenestekonto hizmet_hesabı"""
    )
) | frozenset(
    ("상호대차", "相互貸借", "館際互借", "馆际互借", "館際合作", "馆际合作", "시스템_모니터링",
     "시스템모니터링", "システム監視", "死活監視", "系统监控", "系統監控")
)  # fmt: skip
"""What is lent to other libraries, used by the house itself, or done by a program that watches."""
_FORMER = frozenset(
    stems_of(
        """former ex ehemalig ehemalige ehemaliger ancien anciens anciennes antiguo antiguos
        antigo antigos alumni retired eski voormalig były byli бывший бывшие"""
    )
)
"""Words for people who were staff: by now they are customers like all others."""
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
_TRAINING = frozenset(
    stems_of(
        """training trainings schulung formation formación formazione treinamento formação
        opleiding szkolenie szkoleniowe školení školenie eğitim обучение utbildning opplæring
        oplæring koulutus oktatás instruire pelatihan đào_tạo 교육용 연습용 研修 研修用 訓練用
        練習用 培训 培訓"""
    )
)
"""States of cards and accounts with which the staff learns how a till works."""
_GO_BETWEENS = frozenset(
    stems_of(
        """agent agents estate_agent broker brokers makler realtor agente agentes corredor
        corredores courtier courtiers 中介 業者 不動産業者 仲介業者 同業者 중개업자 공인중개사
        부동산업자"""
    )
)
"""Who looks at what others offer because of a trade, and buys for customers in a market."""
_OF_HOUSE = re.compile(r"(?!.*badmin)[a-z._-]{0,12}admin(?:istrator)?\d{0,2}")
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


def is_go_between(value: str) -> bool:
    """Whether a kind of people is a trade between who sells and who buys: "broker".

    As a role it is no customer; as a segment of customers it is one like all others.
    """
    return folded(value) in _GO_BETWEENS


def says_so(value: str) -> bool:
    """Whether a note or a mark of a person says beyond doubt that it is no customer."""
    return any(map(_is_clear, _PARTS.split(value)))


def is_marked(value: str) -> bool:
    """Whether the marks of a person say that it is no customer: "VIP, Interne"."""
    return says_so(value) or any(plain(one.strip()) in INTERNAL for one in _PARTS.split(value))


def is_for_training(state: str) -> bool:
    """Whether an account or a card is only there to learn with: "TRAINING" beside "LIVE".

    Of a kind of people it may say that they learn something, and of a state it does not.
    """
    return plain(state.strip()) in _TRAINING


def is_plan_of_house(value: str) -> bool:
    """Whether a plan is one of those who run the service: "OPERATOR" beside "annual".

    "Prueba" alone is what somebody has who tries the service.
    """
    tests = is_of_tests(value) and len(words(value)) > 1
    return tests or is_marked(value) or plain(value.strip()) in OPERATORS


def is_shared_card(value: str) -> bool:
    """Whether a name is that of a card that every visitor is given: "BEZOEKERSPAS 2"."""
    return "_".join(one for one in words(value) if not one.isdigit()) in _VISITORS


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


def is_login_of_house(value: str) -> bool:
    """Whether somebody signs in as those do who run a system: "shopadmin"."""
    return _OF_HOUSE.fullmatch(value.strip().lower()) is not None


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
