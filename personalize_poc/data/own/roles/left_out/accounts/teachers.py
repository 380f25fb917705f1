"""Who teaches: of courses and exercises they learn nothing, they look after them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_kind
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.accounts.people_notes import if_few
from personalize_poc.data.own.roles.words.meanings import folded
from personalize_poc.data.own.roles.words.names import own_name, stems_of, words

if TYPE_CHECKING:
    import duckdb

_COURSES = stems_of(
    """
    course cours curso corso cursus kurs kurz курс lesson lekcj lektion lezion leçon lección aula
    lecture vorlesung modul módulo szkoleni eğitim ders obuka koulutus tanfolyam khóa_học
    question questão questões pregunta domanda frage vraag pytanie otázka soru вопрос exercise
    exercice ejercicio exercício esercizio übung aufgabe oefening opgave ćwiczeni zadani
    강좌 강의 과정 수업 講座 コース 授業 レッスン 课程 課程 دورة คอร์ส
    문항 문제 問題 設問 题目 試題 试题"""
)
"""How words begin (or what they hold, in scripts without blanks) of what is taught, or asked of
those who learn."""
_TEACHERS = frozenset(
    folded(one)
    for one in stems_of(
        """
        teacher teachers instructor instructors trainer trainers tutor tutors lecturer lecturers
        professor professors educator facilitator editing_teacher teaching_staff teaching_assistant
        lehrer lehrerin lehrende lehrkraft lehrkräfte dozent dozentin dozenten trainerin kursleiter
        kursleiterin kursleitung ausbilder ausbilderin
        formateur formateurs formatrice formatrices enseignant enseignante enseignants professeur
        professeurs intervenant intervenante intervenants tuteur
        formador formadora formadores profesor profesora profesores docente docentes instructora
        tutora instrutor instrutora professora professores
        formatore formatori insegnante insegnanti docenti istruttore istruttrice
        docent docenten leraar leraren opleider nauczyciel nauczyciele wykładowca wykładowcy
        szkoleniowiec prowadzący lektor trener učitel školitel vyučující
        öğretmen eğitmen eğitmenler преподаватель преподаватели учитель тренер инструктор
        lärare kursledare utbildare underviser lærer kouluttaja opettaja oktató tanár formator
        giảng_viên giáo_viên pengajar guru instruktur dosen مدرب معلم مدرس อาจารย์ ผู้สอน מרצה מורה
        शिक्षक प्रशिक्षक 강사 교사 교수 교수자 교강사 튜터 조교 講師 教員 教師 教授 インストラクター
        チューター 讲师 教师 老师 导师 培训师 助教"""
    )
)


def of(
    connection: duckdb.DuckDBPyConnection, best: Candidate, there: View, column: ColumnProfile
) -> tuple[str, ...]:
    """The values of a column of people that say that they teach, where courses are chosen.

    A department, a group, a function: its values tell. What people are by profession says nothing
    of what they do here.

    Args:
        connection: where the tables are.
        best: the interactions.
        there: the table of people.
        column: of it.
    """
    named = there.hint(column.key).says("person", "name")
    if not is_kind(column) or named or not _are_courses(best):
        return ()
    counts = value_counts(connection, there, column)
    return if_few(there, counts, tuple(one for one in counts if folded(one) in _TEACHERS))


def _are_courses(best: Candidate) -> bool:
    """Whether what is chosen is taught, by its name or that of the table that knows it."""
    item = best.roles["ITEM_ID"]
    tables = [own_name(one.table) for one in item.view.links if one.key == item.column.key]
    said = [word for name in (item.column.name, *tables) for word in words(name)]
    return any(
        word.startswith(stem) or (not stem.isascii() and stem in word)
        for word in said
        for stem in _COURSES
    )
