"""What a system answered to a request, in numbers: 0 where it was done, else that of an error.

A bundle that a telephone company could not book, a payment that a bank turned down: nobody got
what was chosen. Which error it was is of no matter.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import stems_of, words

_ERRORS = stems_of(
    """
    result return ret error err rslt ergebnis rückgabe fehler résultat retour erreur resultado
    retorno error erro risultato esito ritorno errore resultaat fout wynik wyniku błąd błędu
    zwrotny výsledek výsledku chyba chyby sonuç hata resultat fel retur результат результата
    ошибка ошибки возврата 결과 오류 에러 結果 エラー リターン 结果 错误 返回"""
)
"""What the number of an answer is called after."""
_ANSWERS = stems_of(
    """
    response resp answer antwort réponse respuesta resposta risposta antwoord odpowiedź odpowiedzi
    odpověď odpovědi yanıt cevap svar ответ ответа 응답 応答 レスポンス 响应 应答"""
)
"""The same, which is also what somebody answered to an offer."""
_CODES = stems_of(
    """code codes cd kode kod kodu código codice no nr num number nummer numéro número numero
    код 코드 번호 コード 番号 码 代码 编码"""
)
_SMALL = frozenset(("de", "di", "du", "da", "do", "del", "d"))
_PATH = re.compile(r"\.|/|__")
_ZERO, _PADDED = re.compile(r"0+"), re.compile(r"00+")
_NUMBER = re.compile(r"-?\d+")
_ERROR = re.compile(r"-\d+|[1-9]\d{2,}")
"""A number that counts nothing: below zero, or of three digits and more."""
_MOSTLY = 0.5
"""Share of the rows that were done, at least."""


def failures(column: ColumnProfile, values: dict[str, int]) -> tuple[str, ...]:
    """Numbers of errors, beside the 0 of most rows; none if it is no such column.

    Args:
        column: of few values.
        values: value -> rows, of a sample or of all.
    """
    done = max(values, key=lambda one: values[one], default="")
    if not _ZERO.fullmatch(done) or values[done] < _MOSTLY * sum(values.values()):
        return ()
    padded = bool(_PADDED.fullmatch(done))
    named = _is_named(column.name, _ERRORS) or (padded and _is_named(column.name, _ANSWERS))
    wrong = tuple(one for one in values if not _ZERO.fullmatch(one))
    if not named or not all(map(_NUMBER.fullmatch, wrong)):
        return ()
    return wrong if padded or any(map(_ERROR.fullmatch, wrong)) else ()


def _is_named(name: str, after: tuple[str, ...]) -> bool:
    """Whether a name ends in the code of something: RESULT_CODE, fehlercode, code_retour."""
    joined = "".join(one for one in words(_PATH.split(name)[-1]) if one not in _SMALL)
    return any(
        joined.endswith((f"{one}{code}", f"{code}{one}")) for one in after for code in _CODES
    )
