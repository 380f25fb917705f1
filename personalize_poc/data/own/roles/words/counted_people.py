"""Names of columns that say how many people there were: "Anzahl Patienten", "患者数", "Nº socios".

"N.º clientes" is how many they were, and "N.º cliente" which one: after a word for a number several
people are counted, and a word for a count says it of itself.
"""

from __future__ import annotations

import re
from functools import cache

from personalize_poc.data.own.roles.words.names import hint, stems_of, words

_PEOPLE = frozenset(
    stems_of(
        """customers clients members users people persons patients students pupils subscribers
        policyholders beneficiaries travellers travelers readers donors residents households
        clientes clienti clientela compradores compradoras acheteurs acquirenti socios
        sócios soci membres membros miembros visiteurs visitantes visitatori usuarios usuários
        utilisateurs utenti convidados huéspedes hóspedes
        pacientes pazienti patienten patientinnen patiënten pacjentów pacjenci пациенты пациентов
        alumnos alunos alunni estudiantes estudantes studenti étudiants élèves studenten schüler
        leerlingen учеников студентов uczniów studentów
        abonnés abonados assinantes suscriptores abbonati abonnenten abonnees
        asegurados segurados assicurati assurés versicherte versicherten verzekerden
        beneficiarios beneficiários bénéficiaires beneficiari
        viajeros voyageurs passageiros pasajeros passagers passeggeri reisende reizigers
        personas pessoas personnes persone personen osób людей человек
        holders shareholders unitholders investors cotistas quotistas titulares acionistas
        accionistas azionisti actionnaires aandeelhouders beleggers anleger investidores inversores
        investitori investisseurs partícipes porteurs souscripteurs
        lecteurs lectores leitores lettori leser adhérents donateurs donantes doadores
        inscrits inscritos matriculados kunden mitglieder nutzer klanten leden gebruikers klientów
        клиентов покупателей посетителей пользователей"""
    )
)
"""Words for several people, never for one of them."""
_NUMBERS = (
    ("no",), ("n", "o"), ("n",), ("numero",), ("num",), ("número",), ("nombre",), ("number",),
    ("nr",), ("cnt",), ("qt",),
    ("count",), ("cantidad",), ("cant",), ("quantidade",), ("qtd",), ("qtde",), ("quantità",),
    ("total",), ("totale",), ("gesamtzahl",), ("zahl",), ("количество",), ("кол", "во"), ("число",),
    ("ilość",),
)  # fmt: skip
"""How a name begins that says which one, and of several people how many: "Nº de clientes"."""
_OF = frozenset(("de", "di", "dei", "degli", "dos", "das", "des", "del", "der", "of", "d", "do"))
_MARKS = frozenset(one[0] for one in _NUMBERS if len(one) == 1) | {"nb", "nbr"}
"""How names begin that say which one or how many, in one word."""
_CONSONANTS = 3
"""Fewest consonants of a word that is shortened: "cotst" for "cotistas"."""
_COUNTS_BEFORE = frozenset(stems_of("nb nbre anzahl aantal antal antall liczba число počet"))
_COUNTS_BEHIND = frozenset(stems_of("anzahl sayısı száma skaičius"))
"""Words for how many, before and behind those that are counted: "customer_nb" is which one."""
_COUNTED = re.compile(
    r"(?:총|실|연|순|누적|월|일|신규|전체|평균|입원|외래|総|実|延べ|延|新規|平均|总|新增)?\s?"
    r"(?:고객|회원|방문자|구매자|이용자|사용자|가입자|구독자|환자|학생|수강생|수급자|피보험자|주민|독자|"
    r"客|顧客|会員|来店客|利用者|購入者|患者|学生|生徒|加入者|契約者|被保険者|購読者|読者|住民|受診者|"
    r"会员|顾客|用户|客户|病人|就诊|参保|读者|订户)"
    r"\s?(?:人|実)?(?:수|인원|인원수|数|數|人数|人數|人次)(?:\s?[(（](?:명|人)[)）])?"
)
"""How a count of people is called in scripts without plurals, as a whole."""
_COUNT_OF = re.compile(r"(.+?)\s?人?[数數수](?:\s?[(（](?:명|人)[)）])?")
"""The same of whatever people are called otherwise; "선수" is who plays, and no count."""
_COMPOUND = re.compile(
    r"(?:patient(?:inn)?en|kunden|mitglieder|nutzer|besucher|versicherten|schüler|studenten|"
    r"studierenden|personen|abonnenten|leser|mieter|käufer|gäste)-?(?:an)?zahl",
    re.IGNORECASE,
)
"""The same in German, in one word."""


def says_how_many(name: str) -> bool:
    """Whether a name says by itself how many people there were.

    Args:
        name: of a column of whole numbers.
    """
    plain = name.strip()
    if _COUNTED.fullmatch(plain) or _COMPOUND.fullmatch(plain):
        return True
    counted = _COUNT_OF.fullmatch(plain)
    if counted and hint(counted[1]).about("user", "visitor"):
        return True
    parts = words(name)
    if len(parts) > 1 and (parts[0] in _COUNTS_BEFORE or parts[-1] in _COUNTS_BEHIND):
        return True
    told = tuple(one for one in parts if one not in _OF)
    return any(
        told[: len(begin)] == begin and bool(_PEOPLE.intersection(told[len(begin) :][:1]))
        for begin in _NUMBERS
    )


def names_several(name: str) -> bool:
    """Whether all words of a name are for several people: "Mitglieder", of a club."""
    return bool(parts := words(name)) and all(one in _PEOPLE for one in parts)


def may_say_how_many(name: str) -> bool:
    """Whether a mark that says which one or how many stands before a short form of several people.

    Args:
        name: such as "NR_COTST", of cotistas: what it is of its own a table must tell.
    """
    parts = words(name)
    if len(parts) < 2 or parts[0] not in _MARKS or hint(parts[1]).about("user"):
        return False  # "no_client" is which one
    return _is_shortened(parts[1])


@cache
def _is_shortened(short: str) -> bool:
    """Whether letters are those of a word for several people, in its order, without some vowels."""
    if sum(one not in "aeiou" for one in short) < _CONSONANTS:
        return False
    return any(
        short[0] == word[0] and len(short) < len(word) and _bones(short) in _ends(_bones(word))
        for word in _PEOPLE
    )


def _bones(word: str) -> str:
    """A word without its vowels."""
    return "".join(one for one in word if one not in "aeiou")


def _ends(bones: str) -> tuple[str, str]:
    """The consonants of a word for several, with and without the last one."""
    return bones, bones[:-1]
