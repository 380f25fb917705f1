"""Which scripts write words together."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import scripts
from personalize_poc.data.own.roles.words import speaking_of
from personalize_poc.data.own.roles.words.organiser_words import is_organiser


@pytest.mark.parametrize("word", ["seller", "πωλητής", "продавец", "գնորդ", "გამყიდველი", "ảnh"])
def test_words_of_alphabets_stand_alone(word: str) -> None:
    assert not scripts.may_stand_within(word)
    assert not scripts.has_no_blanks(word)


@pytest.mark.parametrize("word", ["מוכר", "البائع", "विक्रेता"])
def test_words_of_scripts_with_blanks_may_have_others_attached(word: str) -> None:
    assert scripts.may_stand_within(word)
    assert not scripts.has_no_blanks(word)


@pytest.mark.parametrize("word", ["ผู้ขาย", "ຜູ້ຂາຍ", "ရောင်းသူ", "អ្នកលក់", "卖家", "ホスト", "셀러"])
def test_scripts_without_blanks_have_no_word_alone(word: str) -> None:
    assert scripts.may_stand_within(word)
    assert scripts.has_no_blanks(word)


@pytest.mark.parametrize("name", ["รหัสผู้จัด", "体験主催者コード", "클래스호스트ID", "活动主办方"])
def test_an_organiser_is_found_behind_other_words_without_blanks(name: str) -> None:
    assert is_organiser(name)


@pytest.mark.parametrize("name", ["ผู้จัดการ", "تاريخ البائع", "体験名"])
def test_who_is_called_otherwise_is_no_organiser(name: str) -> None:
    assert not is_organiser(name)


def test_a_word_is_found_with_its_article_and_no_part_of_a_word_of_an_alphabet_is() -> None:
    assert speaking_of.speaks_of("رقم والعميل", ["عميل"])
    assert not speaking_of.speaks_of("outsellers", ["seller"])
