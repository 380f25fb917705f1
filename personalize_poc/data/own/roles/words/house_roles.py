"""Names of columns of who wrote rows in, or answers for a place: clerks, cashiers, managers."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of, words

_WRITERS = frozenset(
    stems_of(
        """
        clerk entry_clerk cashier supervisor shift_supervisor shift_leader store_manager
        shop_manager branch_manager area_manager manager entered_by typed_by imported_by
        import_user uploaded_by loaded_by posted_by booked_by recorded_by keyed_by prepared_by
        technical_user technical_account system_user batch_user operator operator_id
        sachbearbeiter sachbearbeiterin kassierer kassiererin kasse_bediener bediener erfasser
        erfasst_von eingegeben_von importiert_von gebucht_von angelegt_von filialleiter
        filialleiterin filialleitung marktleiter marktleiterin schichtleiter abteilungsleiter
        technischer_benutzer technischer_user systembenutzer importbenutzer erfassungsbenutzer
        caissier caissière hôte_de_caisse opérateur opératrice operateur saisi_par importé_par
        importe_par enregistré_par chef_de_magasin directeur directrice responsable
        responsable_magasin gérant superviseur compte_technique utilisateur_technique
        utilisateur_import opérateur_de_saisie
        cajero cajera operador operadora capturado_por capturista cargado_por importado_por
        registrado_por ingresado_por grabado_por encargado encargada gerente jefe_de_tienda
        director_de_tienda cuenta_técnica usuario_técnico usuario_tecnico usuario_carga
        usuario_de_carga usuario_importación usuario_importacion usuario_importador supervisora
        caixa operador_de_caixa operador_caixa digitado_por lançado_por inserido_por digitador
        gerente_de_loja usuário_importação usuário_técnico conta_técnica usuario_importacao
        cassiere cassiera operatore operatrice inserito_da importato_da registrato_da caricato_da
        direttore direttore_negozio responsabile responsabile_negozio capo_reparto supervisore
        utente_tecnico account_tecnico utente_caricamento utente_importazione
        caissière kassier kassière kassamedewerker caissiere filiaalmanager winkelmanager
        bedrijfsleider ingevoerd_door geïmporteerd_door geimporteerd_door technische_gebruiker
        technisch_account importgebruiker
        kasjer kasjerka kierownik kierownik_sklepu wprowadził wprowadzone_przez
        кассир оператор управляющий директор_магазина внес"""
    )
)
"""Roles of staff, and what they did with rows."""
_WRITERS_WITHIN = (
    "입력자", "입력담당", "등록자", "담당자", "작성자", "처리자", "업로드", "계산원", "캐셔",
    "점장", "지점장", "매니저", "관리자", "수퍼바이저", "슈퍼바이저", "시스템계정", "배치계정",
    "担当", "入力者", "登録者", "作成者", "レジ係", "取込者", "店長", "支店長", "責任者",
    "スーパーバイザー", "システムユーザ", "录入", "经办", "制单", "收银", "操作员", "导入人",
    "店长", "经理", "主管", "负责人", "系统账号", "技术账号", "填报人",
)  # fmt: skip
"""The same in scripts without blanks between words."""
_PROGRAM_USERS = frozenset(
    stems_of(
        """user userid user_id username usr utilisateur benutzer benutzername usuario usuário utente
        gebruiker użytkownik пользователь 사용자 사용자id ユーザー ユーザーid ユーザ 用户 用户id
        操作員 usnam login"""
    )
)
"""Who works with a program, or uses a service: only the rows tell."""


def are_writers(name: str) -> bool:
    """Whether a name speaks of staff who write rows in or answer for a place.

    Args:
        name: of a column.
    """
    return not _WRITERS.isdisjoint(_runs(name)) or any(one in name for one in _WRITERS_WITHIN)


def may_be_writers(name: str) -> bool:
    """Whether a name speaks of users of a program, who may be staff.

    Args:
        name: of a column.
    """
    return not _PROGRAM_USERS.isdisjoint(_runs(name))


def _runs(name: str) -> set[str]:
    """Words of a name, and two or three of them that stand together."""
    parts = words(name)
    return {
        "_".join(parts[at : at + size]) for size in (1, 2, 3) for at in range(len(parts) - size + 1)
    }
