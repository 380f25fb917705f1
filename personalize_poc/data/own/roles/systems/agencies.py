"""Records of agencies that put people forward for jobs.

Entities are those of the Bullhorn REST API; exports name fields of fields with dots. The names of
fields are not checked against a list of its publisher.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    ITEMS,
    NO_USE,
    USERS,
    System,
    Table,
)

_BULLHORN = System(
    "Bullhorn",
    (
        Table(EVENTS, "id candidate.id jobOrder.id sendingUser.id", user="candidate.id",
              item="jobOrder.id", time="dateAdded",
              other="id sendingUser.id dateLastModified dateWebResponse jobSubmission.id "
              "clientContact.id clientCorporation.id user.id"),
        Table(NO_USE, "id candidate.id jobOrder.id jobSubmission.id", user="candidate.id",
              item="jobOrder.id", time="dateAdded", without="sendingUser.id",
              other="id jobSubmission.id user.id clientContact.id clientCorporation.id",
              beside=True),
        Table(ITEMS, "id title clientCorporation.id employmentType", item="id", title="title",
              other="clientCorporation.id clientContact.id owner.id dateAdded dateLastModified",
              without="candidate.id jobOrder.id", beside=True),
        Table(USERS, "id name occupation skillSet", user="id",
              other="owner.id dateAdded dateLastModified", without="jobOrder.id", beside=True),
        Table(USERS, "id firstName lastName occupation skillSet", user="id",
              other="owner.id dateAdded dateLastModified", without="jobOrder.id", beside=True),
        Table(NO_USE, "id name industryList status", other="id", beside=True),
    ),
)  # fmt: skip

SYSTEMS = (_BULLHORN,)
