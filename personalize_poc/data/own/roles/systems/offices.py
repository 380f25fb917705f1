"""Logs of office suites: who opened and changed which file.

Source: Microsoft's description of the detailed properties in the unified audit log; its field
AuditData holds a JSON object.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, System, Table

_MICROSOFT_365 = System(
    "Microsoft 365",
    (
        Table(
            EVENTS,
            "CreationDate AuditData.Workload AuditData.ObjectId",
            user="UserId UserIds AuditData.UserId",
            item="AuditData.ListItemUniqueId AuditData.ObjectId",
            time="CreationDate AuditData.CreationTime",
            event="Operation Operations AuditData.Operation",
            title="AuditData.SourceFileName",
            other="RecordId RecordType AuditData.Id AuditData.RecordType AuditData.UserKey "
            "AuditData.UserType AuditData.Workload AuditData.ClientIP AuditData.ItemType "
            "AuditData.SiteUrl AuditData.Version AuditData.OrganizationId AuditData.ListId "
            "AuditData.WebId AuditData.Site AuditData.SearchQueryText",
        ),
    ),
)

SYSTEMS = (_MICROSOFT_365,)
