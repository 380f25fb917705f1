"""Words for what somebody is in a firm: the post, the rank, the department; and who works there."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_POSTS = frozenset(
    stems_of(
        """
        position positions rank role department dept job_title jobtitle job_position job_role
        funktion stelle dienstgrad dienststellung abteilung abt poste fonction emploi département
        puesto cargo función departamento função setor mansione qualifica ruolo reparto
        inquadramento functie afdeling stanowisko stanowiska dział должность должности отдел
        подразделение unvan ünvan görev pozisyon departman befattning avdelning stilling avdeling
        osasto tehtävänimike pozice funkce oddělení beosztás osztály
        직급 직책 직위 직무 직군 부서 소속 소속부서 役職 職位 職種 職級 部署 部門 所属 所属部署
        岗位 职位 职务 职级 职称 部门 所属部门 科室 班组 崗位 職務 職稱"""
    )
)
_BESIDE = frozenset(
    stems_of("""name nm code cd id nr no title bezeichnung nom nombre nome naam nazwa""")
)
"""What stands beside such a word in the name of a column."""
_ENDINGS = ("名称", "名稱", "编码", "コード", "코드", "명", "名")
"""The same in scripts without blanks between words."""
_EMPLOYEES = frozenset(
    stems_of(
        """
        employee employees employeeno employeeid employeenumber empno empid emp_no emp_id emp_nr
        personalnr personalnummer persnr pers_nr mitarbeiter mitarbeiternr mitarbeiternummer
        mitarbeiterid matricule matricola empleado empleados legajo funcionário matrícula
        personeelsnr personeelsnummer medewerker medewerkernr medewerkernummer pracownik pracownika
        anställningsnr anställd medarbejder medarbejdernr ansatt ansattnr henkilönumero työntekijä
        osobní_číslo zaměstnanec zaměstnance sicil personel табельный сотрудник сотрудника
        dipendente salarié collaborateur"""
    )
)
_EASTERN_EMPLOYEES = (
    "사번", "임직원번호", "직원번호", "社員番号", "従業員番号", "職員番号", "工号", "工號",
    "职工号", "员工编号", "员工号", "員工編號",
)  # fmt: skip


def names_post(name: str) -> bool:
    """Whether a column is called after the post, the rank or the department of somebody alone."""
    parts = [_bare(one) for one in words(name)]
    rest = [one for one in parts if one not in _BESIDE]
    return bool(rest) and ("_".join(rest) in _POSTS or all(one in _POSTS for one in rest))


def names_employee(name: str) -> bool:
    """Whether a column is called after who works for a firm."""
    parts = words(name)
    pairs = {"_".join(parts[at : at + 2]) for at in range(len(parts) - 1)}
    whole = "".join(parts)
    return not _EMPLOYEES.isdisjoint({*parts, *pairs}) or any(
        one in whole for one in _EASTERN_EMPLOYEES
    )


def _bare(word: str) -> str:
    """A word without an ending that says "name" or "code"."""
    if word in _POSTS:
        return word
    return next((word.removesuffix(one) for one in _ENDINGS if word.endswith(one)), word)
