"""What staff of a house did as their work: movements of stock, tasks, and hours on projects.

Who booked it chose nothing for himself. Words for users of a program are words for staff there,
since a customer has no account in the program of a store.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table.unusable import picking
from personalize_poc.data.own.roles.words import stock_moves
from personalize_poc.data.own.roles.words.names import own_name, stems_of, words
from personalize_poc.data.own.roles.words.speaking_of import holds
from personalize_poc.language import _

_MOVES = frozenset(
    stems_of(
        """
        bewegungsart lagerbewegung lagerbewegungen materialbewegung materialbewegungen mseg
        warenbewegung warenbewegungen stock_movement stock_movements stock_move stock_moves
        movement_type inventory_movement inventory_movements inventory_transaction
        inventory_transactions stock_ledger stock_transactions goods_movement goods_movements
        mouvement_stock mouvements_stock mouvement_de_stock mouvements_de_stock mouvements_stocks
        mouvements_de_stocks type_mouvement type_de_mouvement
        movimientos_stock movimiento_stock movimientos_de_stock movimientos_inventario kardex
        movimientos_de_inventario movimientos_almacen movimientos_almacén movimientos_de_almacén
        movimentos_estoque movimentação_estoque movimentação_de_estoque movimentações_de_estoque
        movimentos_de_estoque movimentacao_estoque tipo_movimento_estoque movimentos_de_stock
        movimenti_magazzino movimenti_di_magazzino voorraadmutaties voorraadmutatie
        ruchy_magazynowe движения_товаров движение_товаров"""
    )
)
"""What movements of stock are called."""
_WITHIN = ("입출고", "수불", "재고이동", "입출하", "入出庫", "出入庫", "在庫移動", "在庫変動",
           "受払", "出入库", "库存变动", "库存流水", "收发存")  # fmt: skip
"""The same in scripts without blanks between words."""
_MOVED = 0.5
"""Share of rows that are called movements, from which on the table is one of them."""
_OPERATORS = frozenset(
    stems_of(
        """user users username user_name benutzer usuario usuário utilisateur utente gebruiker
        użytkownik пользователь 사용자 작업자 처리자 ユーザー 使用者 作業者 操作员 用户 usnam"""
    )
)
"""Words for those who use a program."""
_SHEETS = frozenset(
    stems_of(
        """
        timesheet timesheets time_sheet time_sheets time_entries time_entry timelog work_log
        worklog worklogs zeiterfassung stundenzettel arbeitszeit arbeitszeiten zeitbuchungen
        stundenerfassung feuille_de_temps feuilles_de_temps relevé_heures temps_passés
        saisie_temps saisie_des_temps pointages pointage parte_de_horas partes_de_horas
        hoja_de_horas registro_horas registro_de_horas imputación_horas imputaciones
        folha_de_horas folha_horas apontamento apontamentos apontamento_horas fogli_ore
        rapportini urenregistratie urenstaat"""
    )
)
_SHEETS_WITHIN = ("작업시간", "근무시간", "근태", "근무기록", "공수", "タイムシート", "工数",
                  "勤怠", "作業時間", "工时", "考勤")  # fmt: skip
_PROJECTS = frozenset(
    stems_of(
        """project projects projekt projektnr projektnummer projet proyecto projeto progetto proyek
        проект task cost_center cost_centre costcenter kostenstelle kostenträger centre_de_coût
        centro_de_costo centro_de_custo"""
    )
)
_PROJECTS_WITHIN = ("프로젝트", "과제", "プロジェクト", "案件", "项目", "專案")
"""What staff work on."""
_HOURS = frozenset(
    stems_of(
        """hours hrs stunden std dauer heures durée horas horas_trabajadas ore uren godziny часы
        時間 時間数 工数 시간 작업시간 투입시간 공수 工时 小时 duration minutes minuten"""
    )
)
_STAFF_WITHIN = ("社員", "従業員", "職員", "사원", "사번", "직원", "员工", "工号", "員工")
_LONGEST = 24.0
"""Hours of a day; more are minutes, or no hours at all."""


def are_moves(view: View) -> bool:
    """Whether rows are movements of stock that no column calls the deeds of customers."""
    if any(_is_customer(view, one) for one in view.columns):
        return False
    names = (own_name(view.label), *(one.name for one in view.columns))
    if any(holds(name, _MOVES, _WITHIN) for name in names):
        return True
    return any(_moved(one) > _MOVED for one in view.columns)


def are_hours(view: View) -> bool:
    """Whether rows are hours that staff worked, by a number and the name of a table or project."""
    called = holds(own_name(view.label), _SHEETS, _SHEETS_WITHIN) or any(
        holds(one.name, _PROJECTS, _PROJECTS_WITHIN) for one in view.columns
    )
    hours = [one for one in view.columns if _is_of_hours(one)]
    staff = any(
        view.hint(one.key).about("staff") or any(word in one.name for word in _STAFF_WITHIN)
        for one in view.columns
    )
    return called and bool(hours) and staff


def is_nobody(view: View, user: Scored) -> bool:
    """Whether what would be the person did the work of a house.

    Args:
        view: the table.
        user: of it, what fits a person best.
    """
    customer = view.hint(user.column.key).about("user", "visitor", "card")
    return are_moves(view) or picking.are_tasks(view) or (not customer and are_hours(view))


def told(view: View) -> str:
    """That a table holds work of staff, and what to export; "" for others."""
    if are_moves(view):
        return _(
            "{label} holds movements of stock: what was received, moved, counted or given out, "
            "and no column says which customer wanted it. Export the lines of receipts or orders "
            "of customers, with the id of the customer or member, the id of the item and the time."
        ).format(label=view.label)
    if are_hours(view):
        return _(
            "{label} is a time sheet: staff write down the hours of their work, which they did not "
            "choose. Export what customers or members looked at, ordered or rated, with the id of "
            "the person, the id of the item and the time."
        ).format(label=view.label)
    return picking.told(view)


def _moved(column: ColumnProfile) -> float:
    """Share of the rows with a kind of movements of stock in a column."""
    if column.shape.kind not in ("word", "phrase", "code") or not 2 <= column.distinct <= 30:
        return 0.0
    counts = column.frequencies
    return sum(counts[one] for one in counts if stock_moves.is_one(one)) / sum(counts.values())


def _is_customer(view: View, column: ColumnProfile) -> bool:
    """Whether a column names customers, by a word that is none for who uses a program."""
    said = view.hint(column.key)
    named = said.about("user", "visitor", "card") and not said.about("staff")
    return bool(column.filled) and named and _OPERATORS.isdisjoint(said.tokens)


def _is_of_hours(column: ColumnProfile) -> bool:
    given = [one for one in column.numbers if one is not None]
    called = not _HOURS.isdisjoint(words(column.name))
    return called and bool(given) and (max(given) <= _LONGEST or "min" in column.name.casefold())
