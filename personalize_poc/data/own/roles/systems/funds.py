"""Reports of the registrars of Indian mutual funds to distributors: CAMS and KFintech.

Names are those of the reports of transactions of CAMS (WBR2) and KFintech (MFSD201), as programs of
distributors read them; they were not compared with a description by the registrars. A folio is an
account at one house of funds, and an investor has several: the PAN names the person. USERCODE and
TD_BRANCH are of whoever entered it.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, System, Table

_CAMS = System(
    "CAMS",
    (
        Table(EVENTS, "FOLIO_NO PRODCODE TRXNTYPE TRXNNO USERCODE TRADDATE",
              user="PAN FOLIO_NO", item="PRODCODE", time="TRADDATE POSTDATE", event="TRXNTYPE",
              title="SCHEME", value="AMOUNT",
              other="AMC_CODE TRXNNO TRXNMODE USERCODE USRTRXNO BROKCODE SUBBROK REP_DATE TIME1 "
              "SEQ_NO OLD_FOLIO ALTFOLIO TARG_SRC_SCHEME TER_LOCATION EUIN"),
    ),
)  # fmt: skip

_KFINTECH = System(
    "KFintech",
    (
        Table(EVENTS, "FMCODE TD_FUND TD_ACNO TD_PURRED TD_TRNO TD_TRDT",
              user="PAN1 TD_ACNO", item="FMCODE", time="TD_TRDT TD_PRDT", event="TD_PURRED",
              title="FUNDDESC", value="TD_AMT",
              other="TD_FUND TD_SCHEME TD_PLAN SCHPLN TD_TRNO SMCODE TRNMODE TD_BRANCH ISCTRNO "
              "TD_AGENT TD_BROKER INVID CRDATE CRTIME PORTDT NAVDATE UNQNO EUIN BRANCHCODE"),
    ),
)  # fmt: skip

SYSTEMS = (_CAMS, _KFINTECH)
