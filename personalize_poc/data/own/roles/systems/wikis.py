"""Tables of MediaWiki, with the names of their columns.

https://www.mediawiki.org/wiki/Manual:Database_layout. Since 1.34 who edited stands in a table of
its own, `actor`, which has a row also for an address of somebody without an account.
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

_REST = "rev_id rev_parent_id rev_len rev_sha1 rev_comment_id rev_comment rev_text_id rev_deleted"
_BESIDE = (
    Table(ITEMS, "page_id page_namespace page_title", item="page_id", title="page_title",
          other="page_latest page_len page_touched page_links_updated page_random", beside=True),
    Table(NO_USE, "log_id log_type log_action log_timestamp", beside=True),
    Table(NO_USE, "rc_id rc_timestamp rc_cur_id", beside=True),
    Table(NO_USE, "ar_id ar_timestamp ar_page_id", beside=True),
)  # fmt: skip
_ACTORS = System(
    "MediaWiki",
    (
        Table(EVENTS, "rev_id rev_page rev_actor rev_timestamp", user="rev_actor",
              item="rev_page", time="rev_timestamp", other=_REST),
        Table(USERS, "actor_id actor_user actor_name", user="actor_id", other="actor_user",
              beside=True),
        Table(NO_USE, "user_id user_name user_editcount", other="user_id", beside=True),
        *_BESIDE,
    ),
)  # fmt: skip
_USERS = System(
    "MediaWiki before 1.34",
    (
        Table(EVENTS, "rev_id rev_page rev_user rev_timestamp", user="rev_user", item="rev_page",
              time="rev_timestamp", other=f"{_REST} rev_user_text", without="rev_actor"),
        Table(USERS, "user_id user_name user_editcount", user="user_id", beside=True),
        *_BESIDE,
    ),
)  # fmt: skip

SYSTEMS = (_ACTORS, _USERS)
