"""Children beside the parent who registers them: either may be the person, and both come back.

A parent chooses for several children, and each of these has a taste and an age of its own. Where
both have a table of their own, or both a number and a name in the row, nothing but a person can say
for whom recommendations are. A pupil who has a parent is a child: a tutor has more of them.

Whoever holds the account of a family may take part as well: then the names of both are one in some
rows, and in others they are not. Whatever the columns are called, that makes them people of a few.
"""

from __future__ import annotations

from itertools import pairwise

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.signs import SURE, is_same
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.which_column.points import called_people
from personalize_poc.data.own.roles.words.names import stems_of

_CHILDREN = frozenset(
    stems_of(
        """child children childid kid kinder kind kindnr kindid kindnummer enfant enfants niño niña
        niños hijo hija bambino bambina bambini figlio figlia criança crianças filho filha barn
        barnid dziecko dziecka dítě dítěte dieťa çocuk ребёнок ребенок ребенка ребёнка gyermek
        gyerek copil copilul lapsi lapsen παιδί παιδιού anak trẻ_em طفل الطفل ילד บุตร बच्चा"""
    )
)
"""Words of names of columns of children."""
_CHILDREN_EASTERN = (
    *("자녀", "아동", "원아", "子ども", "子供", "児童", "園児", "お子様", "孩子", "儿童", "兒童"),
)
"""How such names begin in scripts without blanks."""
_PUPILS = frozenset(
    stems_of(
        """schülernr schülerid schueler schuelernr schuelerid
        pupil student schüler schülerin élève alumno alumna aluno aluna allievo allieva alunno
        alunna leerling elev elevid elevnr uczeń ucznia žák žáka tanuló öğrenci ученик ученика
        oppilas μαθητής siswa học_sinh 학생 원생 수강생 生徒 学生 學生 学员 學員"""
    )
)
"""Words of names of columns of who learns; beside a parent these are children as well."""
_PUPILS_EASTERN = ("학생", "원생", "수강생", "生徒", "学生", "學生", "学员", "學員")
"""How such names begin in scripts without blanks."""
_SEVERAL = 4
"""Children of a parent at most, on average; who has more of them teaches or looks after them."""
_SELF = 0.05
"""Share of the rows at least in which somebody acts for himself, and in which for somebody else."""
_GUARDIANS = frozenset(
    stems_of(
        """parent parents parentid guardian guardians guardianid carer caregiver mother father
        eltern elternteil elternid elternnr erziehungsberechtigter erziehungsberechtigte
        sorgeberechtigter sorgeberechtigte responsable responsables tuteur tutrice tutor tutora
        tutore genitore genitori responsabile responsável encarregado padre madre padres pais
        ouder ouders ouderid verzorger rodzic rodzica rodzice opiekun opiekuna rodič rodiče
        zástupce zákonný_zástupce veli velisi ebeveyn родитель родителя опекун förälder
        vårdnadshavare målsman foresatt forælder huoltaja szülő gondviselő părinte γονέας κηδεμόνας
        orang_tua wali phụ_huynh ولي_الأمر הורה ผู้ปกครอง अभिभावक"""
    )
)
"""Words of names of columns of who registers them; some are of others elsewhere."""
_GUARDIANS_EASTERN = (
    *("보호자", "학부모", "부모", "保護者", "保护者", "家长", "家長", "监护人", "監護人"),
)


def are_family(view: View, one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether two columns are a child and its parent by their names, and both are known by more.

    Args:
        view: the table of what was done.
        one: a column of it.
        other: another one.
    """
    pairs = [(a, b) for a, b in ((one, other), (other, one)) if _is_guardian(view, b)]
    if _is_described(view, one) and _is_described(view, other):
        return any(_is_child(view, a) for a, __ in pairs)
    if _are_bare(view, one, other):
        return any(_is_child_of(view, *pair) for pair in pairs)
    if not _has_names(view, one) or not _has_names(view, other):
        return False
    if any(_acts_for_others(view, *pair) for pair in ((one, other), (other, one))):
        return True
    return any(_is_child_of(view, *pair) for pair in pairs)


def is_parent_of(view: View, child: ColumnProfile, parent: ColumnProfile) -> bool:
    """Whether a column is called after parents, of whom each child has one and they have a few."""
    return _is_guardian(view, parent) and _is_child_of(view, child, parent)


def _is_child_of(view: View, child: ColumnProfile, parent: ColumnProfile) -> bool:
    """Whether each of those who are called children has one parent, and these have a few."""
    few = child.distinct <= _SEVERAL * parent.distinct
    return few and is_child(view, child) and view.goes_with(child.key, parent.key) > SURE


def _are_bare(view: View, one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether rows always have the numbers of both, and neither a table nor a name tells of any.

    Who pays for a meal and who eats it is then all that is known of either.
    """
    both = (one, other)
    always = all(it.fill > SURE and is_idlike(it) for it in both)
    unknown = not any(_is_described(view, it) or _has_names(view, it) for it in both)
    return always and unknown and not is_same(view, one, other)


def _acts_for_others(view: View, member: ColumnProfile, holder: ColumnProfile) -> bool:
    """Whether each member has one holder of a few, who bears the same name in some of the rows."""
    few = member.distinct <= _SEVERAL * holder.distinct
    if not few or view.goes_with(member.key, holder.key) <= SURE:
        return False
    texts = [
        [text for text in view.told_by(one.key) if called_people.are_names(text)]
        for one in (member, holder)
    ]
    return any(
        _SELF <= share_differing(own.values, other.values) <= 1 - _SELF
        for own in texts[0]
        for other in texts[1]
        if own is not other
    )


def is_child(view: View, column: ColumnProfile) -> bool:
    """Whether a column is named after a child or a pupil, of whom somebody else takes care."""
    return _is_child(view, column) or _is_pupil(view, column)


def _is_pupil(view: View, column: ColumnProfile) -> bool:
    return _says(view.hint(column.key).tokens, _PUPILS, _PUPILS_EASTERN)


def _has_names(view: View, column: ColumnProfile) -> bool:
    """Whether a text stands beside each, in the row, that says what it is called."""
    return any(text.shape.kind in ("phrase", "text") for text in view.told_by(column.key))


def is_of_family(view: View, column: ColumnProfile) -> bool:
    """Whether a column is named after a child, a pupil or who registers them."""
    pupil = not _PUPILS.isdisjoint(view.hint(column.key).tokens)
    return pupil or _is_child(view, column) or _is_guardian(view, column)


def _is_child(view: View, column: ColumnProfile) -> bool:
    return _says(view.hint(column.key).tokens, _CHILDREN, _CHILDREN_EASTERN)


def _is_guardian(view: View, column: ColumnProfile) -> bool:
    return _says(view.hint(column.key).tokens, _GUARDIANS, _GUARDIANS_EASTERN)


def _says(tokens: tuple[str, ...], known: frozenset[str], eastern: tuple[str, ...]) -> bool:
    """Whether a name has one of some words, of which some are of two: "phụ_huynh"."""
    pairs = {"_".join(two) for two in pairwise(tokens)}
    return bool(known & {*tokens, *pairs}) or any(one.startswith(eastern) for one in tokens)


def _is_described(view: View, column: ColumnProfile) -> bool:
    """Whether another table has a row for each of them."""
    return any(
        link.key == column.key
        and link.share > SURE
        and not link.form
        and link.table not in view.things
        for link in view.links
    )
