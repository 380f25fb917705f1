"""Words for the work in a warehouse, in names of tables and columns: who picks, where and what."""

from __future__ import annotations

from personalize_poc.data.own.roles.words.names import stems_of
from personalize_poc.data.own.roles.words.speaking_of import holds

_TASKS = frozenset(
    stems_of(
        """
        picking pick_task pick_tasks pick_list pick_lists picklist picklists picking_list
        picking_task picking_tasks picking_log picks putaway put_away putaways replenishment
        replenishments wms warehouse_task warehouse_tasks warehouse_order warehouse_orders
        warehouse_move transfer_task forklift_task cycle_count wave_id pick_wave picking_wave
        kommissionierung kommissionierungen kommissionierauftrag kommissionieraufträge kommission
        kommissionierliste einlagerung einlagerungen auslagerung auslagerungen nachschub
        lageraufgabe lageraufgaben transportauftrag transportaufträge staplerauftrag
        prélèvement prélèvements préparation_commandes préparation_de_commandes
        réapprovisionnement mise_en_stock tâches_entrepôt tâche_entrepôt mission_prélèvement
        tareas_picking tarea_picking tareas_almacén preparación_pedidos preparación_de_pedidos
        reposición reposiciones sga surtido recogida_almacén
        separação_pedidos separação_de_pedidos reposição endereçamento tarefas_armazém
        prelievo prelievi missioni_prelievo stoccaggio rifornimento lista_prelievo
        orderpicking orderpicktaken picktaken picklijst inslag kompletacja kompletacje
        zadania_magazynowe vychystávání zaskladnění vyskladnění plukk plukning plocklista plock
        plockning keräily toplama_görevi sipariş_toplama depo_görevi комплектация сборка_заказов
        отбор размещение_товара"""
    )
)
_TASKS_WITHIN = (
    "피킹", "출고작업", "적치", "보충작업", "창고작업", "ピッキング", "棚入れ", "入庫作業",
    "出庫作業", "補充作業", "倉庫作業", "拣货", "揀貨", "上架作业", "上架任务", "补货任务",
    "仓库作业",
)  # fmt: skip
"""What is to be done with goods before they leave the house."""
_WORKERS = frozenset(
    stems_of(
        """
        operator operators operator_id picker pickers picker_id worker worker_id forklift
        forklift_driver associate associate_id warehouse_worker warehouse_operator assigned_to
        handler performed_by executed_by confirmed_by picked_by
        kommissionierer kommissioniererin lagerarbeiter lagermitarbeiter staplerfahrer bediener
        mitarbeiter quittiert_von
        préparateur préparatrice préparateur_commandes cariste magasinier opérateur opératrice
        operario operarios operaria preparador preparadora carretillero mozo mozo_almacén
        operador operadora almacenista
        separador conferente empilhador empilhadeirista operador_empilhadeira
        operatore operatori prelevatore carrellista magazziniere addetto
        orderpicker magazijnmedewerker heftruckchauffeur medewerker
        magazynier operator_wózka kompletujący skladník vychystávač řidič_vzv
        lagermedarbeider lagermedarbejder plocker plockare truckförare keräilijä
        toplayıcı depocu forklift_operatörü operatör
        кладовщик комплектовщик сборщик оператор водитель_погрузчика"""
    )
)
_WORKERS_WITHIN = (
    "작업자", "피커", "지게차", "작업원", "작업사원", "作業者", "作業員", "ピッカー", "担当者",
    "フォークリフト", "拣货员", "揀貨員", "作业员", "操作员", "叉车", "仓管",
)  # fmt: skip
"""Who does it."""
_BINS = frozenset(
    stems_of(
        """
        bin bin_id bin_location bin_code storage_bin from_bin to_bin source_bin dest_bin rack aisle
        shelf slot from_location to_location location location_code pick_location pallet pallet_id
        lpn sscc
        lagerplatz lagerplätze stellplatz regal regalplatz fach vonplatz nachplatz quellplatz
        zielplatz palette gang
        emplacement emplacements allée travée alvéole rayonnage
        ubicación ubicacion ubicaciones pasillo estantería hueco origen_ubicacion
        endereço_estoque localização corredor prateleira posição_palete
        ubicazione ubicazioni corsia scaffale vano
        locatie stelling gangpad magazijnlocatie lokalizacja regał alejka lokace regál ulička
        lagerplats hylla lagerlokasjon hylle lagerplads hylde hyllypaikka raf koridor lokasyon
        ячейка стеллаж место_хранения"""
    )
)
_BINS_WITHIN = (
    "로케이션", "적치위치", "랙번호", "셀번호", "팔레트", "선반", "ロケーション", "棚番",
    "パレット", "库位", "庫位", "货位", "储位", "儲位", "货架",
)  # fmt: skip
"""Where goods lie in it."""


def are_tasks(name: str) -> bool:
    """Whether a name speaks of tasks in a warehouse."""
    return holds(name, _TASKS, _TASKS_WITHIN)


def is_worker(name: str) -> bool:
    """Whether a name of a column speaks of who does such tasks."""
    return holds(name, _WORKERS, _WORKERS_WITHIN)


def is_bin(name: str) -> bool:
    """Whether a name of a column speaks of where goods lie."""
    return holds(name, _BINS, _BINS_WITHIN)
