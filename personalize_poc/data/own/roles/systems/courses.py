"""Tables of systems in which people take courses."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    ITEMS,
    NO_USE,
    USERS,
    System,
    Table,
)

_OPEN_EDX = System(
    "Open edX",
    (
        Table(EVENTS, "user_id course_id created is_active mode", user="user_id",
              item="course_id", time="created", other="id mode"),
        Table(NO_USE, "user_id course_id grade status mode", user="user_id", item="course_id"),
        Table(ITEMS, "id org display_name start", item="id", title="display_name",
              other="org", beside=True),
        Table(USERS, "id username is_staff is_superuser date_joined", user="id",
              other="date_joined last_login", beside=True),
        Table(USERS, "user_id name gender year_of_birth level_of_education", user="user_id",
              other="id", beside=True),
    ),
)  # fmt: skip

SYSTEMS = (_OPEN_EDX,)
