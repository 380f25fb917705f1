"""Tables of forums that are made in China: who wrote in which thread, kept or praised it."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    ITEMS,
    NO_USE,
    USERS,
    System,
    Table,
)

_DISCUZ = System(
    "Discuz!",
    (
        Table(
            EVENTS,
            "pid fid tid first authorid dateline",
            user="authorid",
            item="tid",
            time="dateline",
            other="pid fid first author subject message useip port anonymous usesig htmlon "
            "bbcodeoff smileyoff parseurloff attachment rate ratetimes tags comment replycredit "
            "position",
        ),
        Table(
            EVENTS,
            "favid uid id idtype dateline",
            user="uid",
            item="id",
            time="dateline",
            title="title",
            other="favid spaceuid description",
            beside=True,
        ),
        Table(
            EVENTS,
            "tid recommenduid dateline",
            user="recommenduid",
            item="tid",
            time="dateline",
            beside=True,
        ),
        Table(
            ITEMS,
            "tid fid authorid subject dateline lastpost",
            item="tid",
            title="subject",
            other="fid posttableid typeid sortid readperm price author authorid dateline lastpost "
            "lastposter views replies highlight favtimes sharetimes stamp icon cover",
        ),
        Table(
            USERS,
            "uid username groupid regdate",
            user="uid username",
            other="email password adminid groupid regdate credits timeoffset",
            without="usergroup",
            beside=True,
        ),
        Table(
            NO_USE,
            "uid realname gender birthyear",
            other="realname gender birthyear birthmonth birthday",
            beside=True,
        ),
        Table(NO_USE, "fid fup type name", other="fid fup type name status displayorder "
              "threads todayposts posts lastpost", beside=True),
        Table(NO_USE, "typeid fid name displayorder", other="typeid fid displayorder", beside=True),
        Table(NO_USE, "logid uid operation relatedid dateline", other="logid uid operation "
              "relatedid dateline extcredits1 extcredits2 extcredits3", beside=True),
        Table(NO_USE, "aid tid pid uid tableid", other="aid tid pid uid tableid", beside=True),
        Table(NO_USE, "pid uid extcredits dateline score", other="pid uid username extcredits "
              "dateline score reason", beside=True),
    ),
)  # fmt: skip

SYSTEMS = (_DISCUZ,)
