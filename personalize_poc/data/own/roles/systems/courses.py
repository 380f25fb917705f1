"""Tables of systems in which people take courses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    ITEMS,
    NO_USE,
    USERS,
    Known,
    System,
    Table,
    bare,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from personalize_poc.data.own.profiles import ColumnProfile
    from personalize_poc.data.own.roles.evidence.view import View

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
_ILIAS = System(
    "ILIAS",
    (
        Table(EVENTS, "obj_id usr_id last_access read_count spent_seconds", user="usr_id",
              item="obj_id", time="last_access first_access", value="spent_seconds read_count",
              other="childs_read_count childs_spent_seconds"),
        Table(NO_USE, "obj_id usr_id completed status status_changed", user="usr_id",
              item="obj_id"),
        Table(ITEMS, "obj_id type title owner", item="obj_id", title="title",
              other="owner import_id", without="usr_id", beside=True),
        Table(USERS, "usr_id login", user="usr_id", without="obj_id", beside=True),
    ),
)  # fmt: skip
MOODLE_LOG = "Moodle"
_LOGS = (
    "Time|User full name|Affected user|Event context|Component|Event name|Description|Origin|"
    "IP address",
    "Zeit|Vollständiger Name|Betroffene/r Nutzer/in|Ereigniskontext|Komponente|Ereignisname|"
    "Beschreibung|Herkunft|IP-Adresse",
    "Heure|Nom complet de l'utilisateur|Utilisateur touché|Contexte de l'événement|Composant|"
    "Nom de l'événement|Description|Origine|Adresse IP",
    "Hora|Nombre completo del usuario|Usuario afectado|Contexto del evento|Componente|"
    "Nombre evento|Descripción|Origen|Dirección IP",
    "Hora|Nome completo|Usuário afetado|Contexto do Evento|Componente|Nome do evento|Descrição|"
    "Origem|endereço IP",
    "Data/Ora|Nome completo dell'utente|Utente coinvolto|Contesto dell'evento|Componente|"
    "Nome evento|Descrizione|Origine|Indirizzo IP",
    "时间|用户全名|受影响用户|事件上下文|组件|事件名称|描述|来源|IP地址",
    "時間|用戶全名|受影響的用戶|事件情境|元件|事件名稱|說明|來源|IP位址",
    "日時|ユーザフルネーム|影響を受けるユーザ|イベントコンテクスト|コンポーネント|イベント名|説明|"
    "オリジン|IPアドレス",
    "시간|사용자 성명|영향받은 사용자|이벤트 맥락|구성 요소|이벤트명|설명|출처|IP 주소",
)
"""Columns of the log that a Moodle site gives out, in the language of whoever asked for it."""
MOODLE_ACTIVITY = "70"
MOODLE_LEVELS = frozenset(("10", "20", "30", "40", "50", MOODLE_ACTIVITY, "80"))
"""Numbers that Moodle gives to the site, people, categories, courses, activities and blocks."""
_RAW = frozenset(("contextlevel", "userid", "timecreated"))
_ACTIVITIES = ("contextinstanceid", "contextid")
"""Columns of the table in which Moodle keeps its log, and those that say what a row is about."""
_COURSES = frozenset(("id", "fullname", "shortname"))
"""Columns of the table of courses, which is the only one with names of these."""
_MODULES, _OF_MODULES = frozenset(("id", "course", "module")), frozenset(("cmid", _ACTIVITIES[0]))
"""Columns of the table of activities, and of others that somebody made with their names."""
_SOME = 10
"""Fewest courses that leave something to choose from."""
GOOD_PART = 0.2
"""Share of the rows that are of activities, from which on they are what people choose."""
_TOLD = re.compile(r"The user with id '-?\d+' ")
"""How Moodle begins to describe an event, in English whatever the language of a site is."""
_PLACE, _PEOPLE, _MOSTLY = 6, 2, 0.8
"""Place of the descriptions in the log, how many columns before it name people, and the share of
them that begin so."""
_NOBODY = "-nobody-"
"""Stands for the column of whom it was done to, which is not there."""


def _log(line: str) -> Table:
    """The table of a log with these columns; blanks within names are nothing, as elsewhere."""
    time, user, other, item, component, event, *more = line.replace(" ", "").split("|")
    telling = " ".join((time, user, item, component, event))
    others = " ".join((other, component, *more))
    return Table(EVENTS, telling, user=user, item=item, time=time, event=event, other=others)


_BESIDE_LOG = (
    Table(ITEMS, "id course module instance", item="id", other="course module instance section",
          beside=True),
    # Who was enrolled by which way; the way leads to the course.
    Table(EVENTS, "enrolid userid timestart timeend", user="userid", time="timecreated timestart",
          other="id status timeend modifierid timemodified"),
    Table(NO_USE, "roleid contextid userid", user="userid", other="id roleid contextid",
          beside=True),
)  # fmt: skip
_MOODLE = System(MOODLE_LOG, (*map(_log, _LOGS), *_BESIDE_LOG))

_XAPI = System(
    "xAPI",
    (
        # The verb and the object each have several names, by language; their ids are the same.
        Table(EVENTS, "verb.id object.id timestamp",
              user="actor.account.name actor.mbox actor.mbox_sha1sum actor.openid actor.name",
              item="object.id", time="timestamp stored", value="result.score.scaled",
              other="id version authority.account.name authority.name authority.mbox "
              "actor.account.homePage context.registration context.platform context.language "
              "context.instructor.account.name context.instructor.name context.instructor.mbox "
              "context.statement.id"),
    ),
)  # fmt: skip
"""Statements of a learning record store; source: the specification of xAPI 1.0.3, part two."""


def raw_log(view: View, views: Sequence[View]) -> Known | None:
    """Moodle's own table of its log, whatever it is called and whichever columns were taken.

    A row at level 70 is of an activity; where few are, or only courses have names beside the log,
    people choose courses. None if it is no such table.
    """
    names = {bare(one.name): one for one in reversed(view.columns)}
    thing = next((one for one in _ACTIVITIES if one in names), None)
    if thing is None or not names.keys() >= _RAW:
        return None
    levels = names["contextlevel"].frequencies
    if not MOODLE_LEVELS.issuperset(levels):
        return None
    enough = levels.get(MOODLE_ACTIVITY, 0) >= GOOD_PART * sum(levels.values())
    courses = names["courseid"].distinct if "courseid" in names else 0
    enough = enough and not (courses >= _SOME and _names_courses_alone(views))
    item, others = (thing, "courseid") if enough else ("courseid", " ".join(_ACTIVITIES))
    telling, other = " ".join(_RAW), f"relateduserid {others} contextlevel id objectid edulevel"
    table = Table(
        EVENTS,
        telling,
        user="userid",
        item=item,
        time="timecreated",
        event="eventname action",
        other=other,
    )
    return Known(
        _MOODLE, table, {names[n].key: role for n, role in table.roles.items() if n in names}
    )


def _names_courses_alone(views: Sequence[View]) -> bool:
    """Whether one table has the names of courses, and none has the activities of these.

    The log has numbers of activities, and the table of a site's modules alone leads on from them.
    """
    named = [{bare(one.name) for one in view.columns} for view in views]
    activities = any(one >= _MODULES or (one & _OF_MODULES and not one >= _RAW) for one in named)
    return any(one >= _COURSES for one in named) and not activities


def log_by_descriptions(view: View) -> Known | None:
    """The log of a Moodle site under names that a language, or a version, has of its own.

    The columns are known by their places, which are the same everywhere; None if it is no such log.
    """
    columns = view.columns
    at = next((n for n, one in enumerate(columns) if n and _describes(one)), 0)
    names = [one.name for one in columns]
    if not columns[0].moment or at not in (_PLACE, _PLACE - _PEOPLE):
        return None
    if at < _PLACE:  # whose log it is was left away, and is told by the descriptions alone
        made = next((one for one in names[at + 1 :] if one.startswith(f"{names[at]} (")), None)
        if made is None:
            return None
        rest = [one for one in names[1:] if one != made]
        names = [names[0], made, _NOBODY, *rest]
    table = _log("|".join(names))
    keys = {bare(one.name): one.key for one in reversed(columns)}
    return Known(
        _MOODLE, table, {keys[name]: role for name, role in table.roles.items() if name in keys}
    )


def _describes(column: ColumnProfile) -> bool:
    """Whether a column has the sentences by which Moodle describes events."""
    given = column.given
    return bool(given) and sum(map(bool, map(_TOLD.match, given))) >= _MOSTLY * len(given)


SYSTEMS = (_OPEN_EDX, _ILIAS, _MOODLE, _XAPI)
