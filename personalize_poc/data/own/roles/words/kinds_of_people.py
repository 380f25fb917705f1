"""Kinds of people by the words for them: grades of customers, and institutions among persons."""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.data.own.roles.words.names import Hint, hint, plain, stems_of, words

_INSTITUTIONS = """
    institution institutions institutional organisation organisations organization organizations
    school schools schulen kindergarten nursery library libraries museum association charity
    nonprofit group_card collective institutional_card municipality government
    einrichtung einrichtungen schule kita kitas kindergärten kindertagesstätte schulklasse verein
    vereine behörde behörden bibliothek bibliotheken organisationen institutionen
    établissement établissements école écoles crèche collectivité collectivités association_loi
    associations mairie bibliothèque organisme
    institución instituciones escuela escuelas colegio colegios guardería biblioteca bibliotecas
    asociación entidad organización organismo
    instituição instituições escola escolas creche associação entidade organização
    istituzione istituzioni istituto scuola scuole asilo associazione ente enti organizzazione
    instelling instellingen scholen kinderdagverblijf vereniging organisatie bibliotheek
    instytucja instytucje szkoła szkoły przedszkole stowarzyszenie organizacja
    instituce škola školy školka mateřská_škola spolek organizace
    kurum kurumlar kuruluş okul okullar anaokulu dernek kütüphane
    учреждение учреждения организация организации школа школы детский_сад библиотека
    skola skolor förskola förskolor förening skole skoler børnehave barnehage forening
    laitos yhteisö koulu päiväkoti intézmény iskola óvoda egyesület instituție școală grădiniță
    ίδρυμα σχολείο cơ_quan tổ_chức trường_học lembaga sekolah organisasi مؤسسة مدرسة جمعية
    สถาบัน โรงเรียน องค์กร מוסד ארגון संस्था विद्यालय
    기관 단체 기관회원 단체회원 학교 어린이집 유치원 도서관 団体 施設 機関 学校 保育園 幼稚園 図書館
    団体会員 団体利用 法人会員 机构 機構 单位 單位 团体 團體 集体 幼儿园 图书馆 机构用户 单位卡"""
_FIRMS = """
    company corporate business firm firma firmen firmenkarte unternehmen geschäftlich entreprise
    société professionnel empresa empresarial pessoa_jurídica azienda aziendale bedrijf zakelijk
    firmowa firmowy przedsiębiorstwo şirket kurumsal компания юрлицо företag virksomhed bedrift
    yritys cég companie công_ty perusahaan شركة บริษัท חברה
    법인 기업 법인카드 법인회원 기업회원 法人 企業 法人カード 企业 公司 公务卡"""
_PERSONS = """
    private personal individual individuals consumer consumers retail wholesale reseller dealer
    trade b2b b2c b2g particular particulares autónomo autónomos freelance self_employed
    particulier particuliers indépendant professionnels pro privat privatkunde privatkunden
    geschäftskunde geschäftskunden endkunde endkunden privé privato privati libero_professionista
    pessoa_física prywatny indywidualny klient_indywidualny bireysel частное_лицо физлицо yksityinen
    soukromá_osoba privatperson cá_nhân perorangan
    física físico moral jurídica jurídico persona_física persona_moral persona_jurídica
    persona_fisica persona_giuridica personne_physique personne_morale pessoa_jurídica
    natürliche_person juristische_person fyzická_osoba právnická_osoba
    개인 개인회원 사업자 개인사업자 일반회원 소매 도매 個人 個人会員 個人事業主 个人 个体
    adult adults child children kid kids youth teen teens senior seniors student students pupil
    pensioner family concession reduced erwachsene erwachsener kinder kind jugendliche jugendlicher
    ermäßigt senioren studenten schüler familie adulte adultes enfant enfants jeune jeunes étudiant
    étudiants réduit adulto adultos niño niños joven jóvenes estudiante jubilado criança jovem
    lehrkraft lehrkräfte lehrer studierende studierender teacher teachers enseignant enseignants
    docente docentes
    estudante bambino bambini ragazzi studente studenti anziano volwassene volwassenen jeugd
    dorosły dorośli dziecko dzieci młodzież uczeń dospělý dítě děti yetişkin çocuk öğrenci
    взрослый ребенок студент пенсионер vuxen barn ungdom voksen aikuinen lapsi felnőtt gyerek
    성인 어린이 청소년 아동 학생 경로 大人 一般 子供 学生 児童 シニア 成人 儿童 老人
    new returning repeat regular normal standard default basic ordinary loyal member nonmember
    registered subscriber lead customer neu neukunde stammkunde stammkunden nouveau fidèle nuevo
    habitual novo nuovo abituale nieuw nowy stały yeni новый постоянный 신규 기존 일반 정회원 준회원
    新規 通常 常連 正会員 普通 新客 老客 会员"""
_GRADES = """
    vip vvip svip mvp gold silver bronze platinum diamond ruby sapphire emerald black white green
    blue red crystal royal premium plus elite prestige classic starter welcome friend family basic
    free bronce plata oro platino diamante argent bronzo argento platina silber brons
    zilver goud srebrny złoty brązowy platynowy stříbrný zlatý gümüş altın bronz platin elmas
    серебро серебряный золото золотой бронза платина silver_member gold_member guld sølv gull
    hopea kulta pronssi ezüst arany vàng bạc kim_cương perak emas
    브론즈 실버 골드 플래티넘 플래티늄 다이아 다이아몬드 루비 블랙 그린 레드 퍼플 화이트 패밀리
    웰컴 우수 최우수 일반회원 우수회원 골드회원 실버회원 골드등급 새싹 씨앗 프리미엄 베이직
    ブロンズ シルバー ゴールド プラチナ ダイヤモンド ダイヤ ブラック レギュラー プレミアム 一般会員
    金 银 铜 铂金 钻石 黄金 白银 青铜 白金 普通会员 金卡 银卡 黑卡 白金卡 钻石卡 金牌 银牌"""
_GRADE_NAMES = frozenset(
    stems_of(
        """
        grade tier level rank loyalty membership stufe rang niveau palier nivel categoría livello
        nível fascia niveau poziom próg úroveň seviye derece уровень ранг nivå taso szint hạng"""
    )
)
_GRADE_PARTS = ("등급", "멤버십", "ランク", "グレード", "ステージ", "等级", "等級", "级别")
"""Words of names of columns of grades, whole ones and those inside of others."""
_SAYS = ("person", "name", "place", "description", "url", "email", "phone", "time", "birth")
_TELLING = 2
"""Kinds of people that are known by their words, so that it is no chance."""
_MOST = 20
"""Most kinds of people."""


def institutions(column: ColumnProfile, said: Hint, of_cards: bool) -> tuple[str, ...]:
    """The values of a column of people that say that several of them stand behind one number.

    A school has a card of a library, a firm one of a bank. Where firms are customers as others
    are, they are none of them.

    Args:
        column: it.
        said: what its name speaks of.
        of_cards: whether people are told by their cards.
    """
    worded = column.shape.kind in ("word", "phrase", "code")
    if not worded or not 2 <= column.distinct <= _MOST or said.says(*_SAYS):
        return ()
    known = folded_stems(_INSTITUTIONS)
    if of_cards or said.about("card"):
        known |= folded_stems(_FIRMS)
    return tuple(value for value in column.frequencies if folded(value) in known)


def are_ordinary(column: ColumnProfile) -> bool:
    """Whether a column says of which grade or kind customers are: nothing against their rows.

    Of a column that is named so, it is enough that half of the values are known.
    """
    values = column.frequencies
    known = sum(map(_is_ordinary, values))
    if not values or (known < len(values) and not _is_name_of_grade(column.name)):
        return False
    return 2 * known >= len(values)


def tell_people_apart(column: ColumnProfile) -> bool:
    """Whether half of a few values are kinds of people in words, so that others are kinds as well.

    "Privat", "Verein" and "Behörde" are, whatever the column is called.
    """
    values = column.frequencies
    if not 2 <= len(values) <= _MOST or column.shape.kind not in ("word", "phrase", "code"):
        return False
    known = folded_stems(_INSTITUTIONS) | folded_stems(_FIRMS)
    told = sum(_is_ordinary(value) or folded(value) in known for value in values)
    return told >= _TELLING and 2 * told >= len(values)


def _is_ordinary(value: str) -> bool:
    text = folded(value)
    known = folded_stems(_PERSONS) | folded_stems(_GRADES) | folded_stems(_FIRMS)
    parts = text.split("_")
    return text in known or (len(parts) < 4 and all(one in known for one in parts))


def _is_name_of_grade(name: str) -> bool:
    leaf = name.split(".")[-1]
    return bool(_GRADE_NAMES.intersection(words(leaf))) or any(one in leaf for one in _GRADE_PARTS)


def speak_of_cards(names: Iterable[str]) -> bool:
    """Whether one of these names of columns speaks of a card."""
    return any(hint(plain(name)).about("card") for name in names)
