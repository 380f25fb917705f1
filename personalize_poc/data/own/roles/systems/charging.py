"""Records of charging electric cars: who charged at which location, and when.

Source: Open Charge Point Interface 2.2.1, modules CDRs and Sessions, and 2.1.1, module CDRs.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, System, Table

_OTHER = (
    "id session_id party_id cdr_token.party_id location.party_id auth_method "
    "authorization_reference cdr_location.evse_uid cdr_location.evse_id evse_uid connector_id "
    "cdr_location.connector_id meter_id end_date_time stop_date_time last_updated "
    "credit_reference_id invoice_reference_id"
)
_OCPI = System(
    "OCPI",
    (
        Table(
            EVENTS,
            "start_date_time cdr_token.uid cdr_location.id total_energy",
            user="cdr_token.contract_id cdr_token.uid",
            item="cdr_location.id",
            time="start_date_time",
            title="cdr_location.name",
            value="total_energy",
            other=_OTHER,
        ),
        Table(
            EVENTS,
            "start_date_time cdr_token.uid location_id kwh",
            user="cdr_token.contract_id cdr_token.uid",
            item="location_id",
            time="start_date_time",
            value="kwh",
            other=_OTHER,
        ),
        Table(
            EVENTS,
            "start_date_time auth_id location.id total_energy",
            user="auth_id",
            item="location.id",
            time="start_date_time",
            title="location.name",
            value="total_energy",
            other=_OTHER,
        ),
    ),
)

SYSTEMS = (_OCPI,)
