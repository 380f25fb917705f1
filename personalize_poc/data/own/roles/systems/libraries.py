"""Tables of systems of libraries: loans, copies, titles and who borrows.

Source of PMB: the tables that its own manual of the database lists; a title of 0 is none, as copies
of periodicals have it, and who was erased is borrower 0 in the archive.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    COPIES,
    EVENTS,
    ITEMS,
    TEXTS,
    USERS,
    VARIANTS,
    System,
    Table,
)

_LOAN = "issue_id borrowernumber itemnumber date_due issuedate returndate"
_KOHA = System(
    "Koha",
    (
        Table(EVENTS, "datetime branch type itemnumber borrowernumber", user="borrowernumber",
              time="datetime", event="type", other="value other branch location ccode itemtype"),
        Table(EVENTS, _LOAN, user="borrowernumber", time="issuedate",
              other="issue_id date_due returndate lastreneweddate timestamp"),
        Table(EVENTS, "reserve_id borrowernumber reservedate biblionumber",
              user="borrowernumber", item="biblionumber", time="reservedate",
              other="reserve_id itemnumber notificationdate cancellationdate"),
        Table(COPIES, "itemnumber biblionumber barcode", item="biblionumber",
              other="biblioitemnumber", without="borrowernumber"),
        Table(ITEMS, "biblionumber title author frameworkcode", item="biblionumber",
              title="title"),
        Table(TEXTS, "biblioitemnumber biblionumber itemtype", item="biblionumber",
              other="biblioitemnumber", without="itemnumber"),
        Table(USERS, "borrowernumber cardnumber categorycode", user="borrowernumber cardnumber",
              without="itemnumber biblionumber"),
    ),
)  # fmt: skip

_EVERGREEN = System(
    "Evergreen",
    (
        Table(EVENTS, "usr xact_start target_copy circ_lib due_date", user="usr",
              time="xact_start", other="id target_copy circ_lib circ_staff due_date "
              "checkin_time xact_finish stop_fines stop_fines_time"),
        Table(COPIES, "id call_number circ_lib barcode", other="circ_lib barcode"),
        Table(VARIANTS, "id record owning_lib label", item="record", other="owning_lib label"),
        Table(ITEMS, "id title author pubdate isbn", item="id", title="title", beside=True),
        Table(ITEMS, "id fingerprint quality tcn_value title", item="id", title="title",
              other="quality tcn_value tcn_source", beside=True),
        Table(USERS, "id profile home_ou", user="id", other="profile home_ou", beside=True),
    ),
)  # fmt: skip

_PMB = System(
    "PMB",
    (
        Table(EVENTS, "arc_debut arc_fin arc_id_empr arc_expl_id arc_expl_notice",
              user="arc_id_empr", item="arc_expl_notice", time="arc_debut",
              other="arc_id arc_fin arc_expl_id arc_expl_bulletin arc_expl_location "
              "arc_expl_owner arc_expl_section arc_expl_cote arc_empr_cp arc_empr_ville "
              "arc_empr_categ arc_empr_codestat arc_empr_location arc_groupe "
              "arc_niveau_relance arc_cpt_prolongation arc_date_relance"),
        Table(EVENTS, "pret_idempr pret_idexpl pret_date pret_retour", user="pret_idempr",
              time="pret_date", other="pret_idexpl pret_retour pret_arc_id retour_initial "
              "niveau_relance date_relance printed cpt_prolongation"),
        Table(COPIES, "expl_id expl_cb expl_notice expl_cote", item="expl_notice",
              other="expl_id expl_cb expl_bulletin expl_section expl_location expl_statut "
              "expl_codestat expl_typdoc expl_owner"),
        Table(ITEMS, "notice_id typdoc tit1", item="notice_id", title="tit1"),
        Table(USERS, "id_empr empr_cb", user="id_empr empr_cb",
              other="empr_cp empr_categ empr_codestat empr_location"),
    ),
)  # fmt: skip

SYSTEMS = (_KOHA, _EVERGREEN, _PMB)
