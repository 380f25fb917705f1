"""Values that say there is none: "no information", "not applicable", "withheld".

Public records name who spent money and where it went, and hide both where the law says so. The same
few words then stand in thousands of rows, and would be the best known person, or thing, of all.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import stems_of, words

_PHRASES = frozenset(
    stems_of(
        """
        no_information no_info no_data not_applicable not_available not_specified not_provided
        not_disclosed not_stated not_given not_recorded information_withheld name_withheld
        keine_angabe keine_angaben ohne_angabe ohne_angaben nicht_zutreffend nicht_verfügbar
        nicht_angegeben trifft_nicht_zu keine_information
        non_applicable sans_objet non_renseigné non_renseignée non_communiqué non_précisé
        non_disponible secret_statistique sans_information
        no_aplica no_aplicable sin_información sin_datos sin_dato no_disponible no_informado
        no_especificado sin_especificar
        não_se_aplica sem_informação sem_informações não_informado não_informada não_disponível
        sem_dados não_especificado
        non_applicabile non_disponibile non_specificato nessuna_informazione non_pervenuto
        niet_van_toepassing geen_informatie niet_beschikbaar niet_opgegeven
        nie_dotyczy brak_danych brak_informacji nie_podano
        не_применимо нет_данных нет_информации не_указано не_указан
        bilgi_yok uygulanamaz belirtilmemiş
        해당_없음 해당없음 정보_없음 정보없음 該当なし 情報なし 不适用 不適用 无信息 未提供"""
    )
)
"""What is written where there is nothing to write."""
_HIDDEN = frozenset(
    stems_of(
        """
        withheld redacted undisclosed confidential classified vertraulich geheim anonymisiert
        geschwärzt confidentiel confidentielle anonymisé confidencial sigiloso sigilosa sigilo
        reservado riservato vertrouwelijk geanonimiseerd poufne zanonimizowano засекречено
        конфиденциально gizli 비공개 非公開 未公开 保密"""
    )
)
"""Words for what is kept secret; alone, or beside one for what is known of somebody."""
_KNOWN = frozenset(
    stems_of(
        """information informations info data name names details informationen angabe angaben daten
        données información informaciones datos informação informações dados informazioni dati
        gegevens dane данные информация"""
    )
)
_OFTEN, _LEAST = 3, 5
"""Times as many rows as others have on average, and fewest rows."""


def find(column: ColumnProfile) -> list[str]:
    """The values of a column of users or items which say that there is none.

    A single word may be a title, or what somebody is called: then it has more rows than any other
    value.

    Args:
        column: with ids or names.
    """
    least = max(_LEAST, _OFTEN * len(column.given) / max(1, column.distinct))
    ranked = column.frequencies.most_common()
    often = [value for value, count in ranked if count > least]
    alone = [value for value in often[:1] if set(words(value)) <= _HIDDEN]
    return [value for value in often if says_none(value)] + alone


def says_none(value: str) -> bool:
    """Whether several words say that nothing is known, or that it is hidden."""
    parts = words(value)
    hidden = not _HIDDEN.isdisjoint(parts) and not _KNOWN.isdisjoint(parts)
    return "_".join(parts) in _PHRASES or hidden
