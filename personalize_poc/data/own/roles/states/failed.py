"""What a machine or a program failed to do: nobody got what was chosen, or it was paid back."""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.roles.words.meanings import folded, folded_stems

_FAILED = folded_stems(
    """fail failed ng nok n_ok ko not_ok no_ok nicht_ok pas_ok niet_ok nie_ok inte_ok ikke_ok
    nie_ok unsuccessful fehlschlag échec fallo falha fallimento mislukt niepowodzenie başarısız
    неуспешно неудача сбой 실패 비정상 失敗 异常 失败"""
)
_WENT_WELL = folded_stems(
    """ok okay o_k success successful succeeded succès erfolg erfolgreich éxito exitoso sucesso
    successo riuscito gelukt sukces başarılı успешно успех 성공 정상 成功 正常"""
)
_FEW = 0.25
"""Share of the rows up to which it is an accident; more are answers that were wrong."""


def accidents(counts: Mapping[str, int]) -> tuple[str, ...]:
    """Outcomes that say that it did not work, beside one that says it did; none if they are many.

    "Fail" beside "pass" is how a test came out: whoever took it has learned.

    Args:
        counts: outcome -> rows.
    """
    found = tuple(one for one in counts if folded(one) in _FAILED or folded(one).endswith("_fail"))
    fine = any(folded(value) in _WENT_WELL for value in counts)
    few = sum(counts[value] for value in found) <= _FEW * sum(counts.values())
    return found if fine and few else ()
