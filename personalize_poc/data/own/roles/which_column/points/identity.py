"""Columns of the numbers that states give to persons and firms: DNI 30123456, CPF, CUIT, NIF.

In the exports of many shops they are the only thing that names a customer: names are shared by
many, and marketplaces give out no addresses.
"""

from __future__ import annotations

import re
from functools import lru_cache

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.numerals import mostly
from personalize_poc.data.own.roles.words import official_numbers
from personalize_poc.data.own.roles.words.names import Hint, hint, plain, stems_of, words

_SURE_FORMS = (
    r"\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}/\d{4}-\d{2}|(?:20|2[347]|30|33|34)-\d{8}-\d"
    r"|\d{1,2}\.\d{3}\.\d{3}-[\dkK]|[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]"
)
"""Numbers that states give and nobody else writes so: Brazil, Argentina, Chile, Italy."""
_SURE_FORM = re.compile(f"^(?:{_SURE_FORMS})$")
_INDIAN = re.compile(r"^[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z]$")
"""A Permanent Account Number of India; its fourth letter says what the holder is."""
_SERIES = 0.5
"""Different beginnings of such numbers for each: codes of goods begin alike."""
_SPANISH = re.compile(r"^(?:[XYZ]\d{7}|\d{8})-?[A-HJ-NP-TV-Z]$")
_OFFICIAL = re.compile(
    rf"^(?:{_SURE_FORMS}|\d{{6}}-[1-8]\d{{6}}|(?:19|20)?\d{{6}}[-+]\d{{4}}"
    r"|[XYZ]?\d{7,8}[A-HJ-NP-TV-Z]|\d{3}-\d{2}-\d{4})$"
)
"""The same, and those of Korea, Sweden, Spain and the United States."""
_KINDED = re.compile(
    r"^([^\W\d_]{1,12}(?:\.[^\W\d_]{1,4}){0,3})\.?[ :#/-]{0,3}(?:[nN][°ºo]\.? ?)?"
    r"([A-Z]{0,3}\d(?:[\d. /-]{4,20})[A-Za-z\d]?)$"
)
"""What kind of document it is, and its number."""
_SURE = frozenset(
    stems_of(
        """dni cuit cuil cpf cnpj cpfcnpj nit curp nif nie dui cédula cedula pasaporte passaporte
        passport reisepass personalausweis pesel tckn bsn aadhaar mykad nric инн снилс паспорт
        주민등록번호 사업자등록번호 여권 身份证 护照"""
    )
)
"""Kinds of documents of persons, before their numbers."""
_BESIDE = _SURE | frozenset(
    stems_of(
        """le lc ci cc ce ti cdi pas pp ppt pep rg rut run ruc rfc rc tin ssn id tc vkn nip ktp nik
        pan fin cif vat otro outro other"""
    )
)
"""The same with short ones, which are codes of goods or receipts elsewhere."""
_DOCUMENT = frozenset(
    stems_of("documento documentos document dokument identificación identificação identification")
)
_MOST, _SOME = 0.9, 0.02
"""Share of the values that are numbers of documents, and of those whose kind is beyond doubt."""
_TEXTS = ("word", "phrase", "text", "url")
_LEAST = 20
"""Different ones, at least: fewer are the seller's own, or of its branches."""


def holds(column: ColumnProfile) -> bool:
    """Whether values are such numbers by what they look like, whatever the column is called."""
    given = column.given[:1000]
    if column.distinct < _LEAST or not given:
        return False
    if mostly(given, _SURE_FORM, _MOST):
        return True
    if mostly(given, _INDIAN, _MOST) and _are_of_many_series(given):
        return True
    if _DOCUMENT.intersection(words(column.name)) and mostly(given, _SPANISH, _MOST):
        return True
    kinds = [_kind(value) for value in given]
    beside = sum(kind in _BESIDE for kind in kinds)
    return beside > _MOST * len(given) and sum(map(_SURE.__contains__, kinds)) > _SOME * len(given)


def _are_of_many_series(given: tuple[str, ...]) -> bool:
    """Whether numbers begin with letters of their own, as those that an office gave out do."""
    known = set(given)
    return len({one[:3] for one in known}) > _SERIES * len(known)


def is_one(column: ColumnProfile, said: Hint) -> bool:
    """Whether a column has such numbers of anybody, by its values or by its name.

    What is called so may be a text: the documents that a client has sent in.
    """
    called = official_numbers.is_called(said) and column.shape.kind not in _TEXTS
    return called or holds(column)


def is_of_thing(said: Hint) -> bool:
    """Whether a name says that what is chosen has such numbers: a fund is registered as a firm is.

    Args:
        said: what the name says.
    """
    people = said.about("user", "visitor", "card") or "user" in said.perhaps
    if _DOCUMENT.intersection(said.tokens):
        return False  # the paper in which a person's number stands, and a thing in a library only
    return (said.about("item") or "item" in said.perhaps) and not people


def is_of_person(column: ColumnProfile, said: Hint) -> bool:
    """The same of customers, where the name does not say by itself that it speaks of one."""
    person = said.about("user", "visitor", "card") and not said.about("item")
    if is_of_thing(said):
        return False
    return not (person or said.about(*official_numbers.OTHERS)) and is_one(column, said)


def is_official(column: ColumnProfile) -> bool:
    """Whether a column of users has such numbers, by its values or by its name."""
    said = hint(column.name)
    given = column.given
    official = bool(given) and mostly(given, _OFFICIAL, _MOST)
    return official or holds(column) or official_numbers.is_called(said)


@lru_cache(maxsize=65_536)
def _kind(value: str) -> str:
    """The word before a number, without its points: "C.C. 1.030.222" is a "cc"."""
    found = _KINDED.match(value.strip())
    return plain(found[1]).replace(".", "") if found else ""
