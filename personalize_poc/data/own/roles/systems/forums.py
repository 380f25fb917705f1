"""Tables of forums: who visited, read and wrote in which topic."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import (
    EVENTS,
    ITEMS,
    NO_USE,
    SESSIONS,
    USERS,
    System,
    Table,
)

_DISCOURSE = System(
    "Discourse",
    (
        Table(
            EVENTS,
            "user_id topic_id last_read_post_number last_visited_at total_msecs_viewed",
            user="user_id",
            item="topic_id",
            time="last_visited_at first_visited_at",
            value="total_msecs_viewed",
            other="id posted liked bookmarked last_read_post_number highest_seen_post_number "
            "last_emailed_post_number notification_level notifications_reason_id "
            "notifications_changed_at cleared_pinned_at last_posted_at",
        ),
        Table(
            EVENTS,
            "topic_id user_id viewed_at ip_address",
            user="user_id",
            item="topic_id",
            time="viewed_at",
            other="ip_address",
        ),
        Table(
            EVENTS,
            "id post_id user_id post_action_type_id created_at",
            user="user_id",
            time="created_at",
            event="post_action_type_id",
            other="id updated_at deleted_at deleted_by_id related_post_id deferred_by_id "
            "deferred_at agreed_by_id agreed_at disagreed_by_id disagreed_at",
        ),
        Table(
            ITEMS,
            "id title archetype user_id posts_count",
            item="id",
            title="title",
            other="user_id category_id last_post_user_id last_posted_at created_at updated_at "
            "bumped_at deleted_at deleted_by_id featured_user1_id featured_user2_id",
        ),
        Table(
            USERS,
            "id username admin moderator trust_level",
            user="id username",
            other="primary_group_id flair_group_id created_at last_seen_at",
        ),
        Table(SESSIONS, "user_id visited_at posts_read", user="user_id", other="id visited_at"),
        Table(NO_USE, "id action acting_user_id target_user_id", other="id action acting_user_id "
              "target_user_id topic_id post_id category_id created_at updated_at"),
        Table(NO_USE, "id notification_type user_id read created_at", other="id user_id topic_id "
              "post_number post_action_id created_at", beside=True),
    ),
)  # fmt: skip

_FLARUM = System(
    "Flarum",
    (
        Table(
            EVENTS,
            "user_id discussion_id last_read_at last_read_post_number",
            user="user_id",
            item="discussion_id",
            time="last_read_at",
            other="last_read_post_number subscription",
        ),
        Table(
            ITEMS,
            "id title comment_count participant_count user_id",
            item="id",
            title="title",
            other="user_id first_post_id last_post_id last_posted_user_id last_posted_at "
            "created_at hidden_at hidden_user_id",
        ),
        Table(
            USERS,
            "id username joined_at discussion_count comment_count",
            user="id username",
            other="joined_at last_seen_at marked_all_as_read_at read_notifications_at",
        ),
    ),
)

_PHPBB = System(
    "phpBB",
    (
        Table(
            EVENTS,
            "post_id topic_id forum_id poster_id post_time",
            user="poster_id",
            item="topic_id",
            time="post_time",
            other="post_id forum_id icon_id poster_ip post_username post_subject post_checksum "
            "post_edit_time post_edit_user post_edit_count bbcode_uid bbcode_bitfield",
        ),
        Table(
            ITEMS,
            "topic_id forum_id topic_title topic_poster topic_time",
            item="topic_id",
            title="topic_title",
            other="topic_poster topic_time topic_first_post_id topic_first_poster_name "
            "topic_last_post_id topic_last_poster_id topic_last_poster_name topic_last_post_time "
            "topic_moved_id icon_id poll_start poll_last_vote",
        ),
        Table(
            USERS,
            "user_id user_type username user_regdate",
            user="user_id username",
            other="user_regdate user_lastvisit user_lastpost_time user_inactive_time user_ip",
        ),
        Table(NO_USE, "forum_id parent_id forum_name", other="forum_id parent_id"),
        Table(NO_USE, "topic_id user_id notify_status", other="topic_id user_id", beside=True),
    ),
)

_VBULLETIN = System(
    "vBulletin",
    (
        Table(
            EVENTS,
            "postid threadid userid dateline",
            user="userid",
            item="threadid",
            time="dateline",
            other="postid parentid username title pagetext ipaddress iconid",
        ),
        Table(
            ITEMS,
            "threadid title forumid postuserid dateline",
            item="threadid",
            title="title",
            other="postuserid postusername dateline firstpostid lastpostid lastpost lastposter "
            "lastposterid forumid",
        ),
        Table(
            USERS,
            "userid usergroupid username joindate",
            user="userid username",
            other="joindate lastvisit lastactivity lastpost birthday ipaddress",
        ),
    ),
)

_XENFORO = System(
    "XenForo",
    (
        Table(
            EVENTS,
            "post_id thread_id user_id post_date",
            user="user_id",
            item="thread_id",
            time="post_date",
            other="post_id username message ip_id position last_edit_date last_edit_user_id",
        ),
        Table(
            ITEMS,
            "thread_id node_id title user_id post_date",
            item="thread_id",
            title="title",
            other="user_id username post_date first_post_id last_post_id last_post_date "
            "last_post_user_id last_post_username node_id",
        ),
        Table(
            USERS,
            "user_id username user_group_id register_date",
            user="user_id username",
            other="register_date last_activity secondary_group_ids",
        ),
    ),
)

_MYBB = System(
    "MyBB",
    (
        Table(
            EVENTS,
            "pid tid fid uid dateline",
            user="uid",
            item="tid",
            time="dateline",
            other="pid fid replyto subject username message ipaddress edituid edittime",
        ),
        Table(
            ITEMS,
            "tid fid subject uid dateline firstpost",
            item="tid",
            title="subject",
            other="fid uid username dateline firstpost lastpost lastposter lastposteruid",
        ),
        Table(
            USERS,
            "uid username usergroup regdate",
            user="uid username",
            other="regdate lastactive lastvisit lastpost regip lastip",
        ),
    ),
)

_SMF = System(
    "Simple Machines Forum",
    (
        Table(
            EVENTS,
            "id_msg id_topic id_board poster_time id_member",
            user="id_member",
            item="id_topic",
            time="poster_time",
            other="id_msg id_board id_msg_modified subject poster_name poster_email poster_ip body "
            "modified_time modified_name",
        ),
        Table(
            ITEMS,
            "id_topic id_board id_first_msg id_last_msg",
            item="id_topic",
            other="id_board id_first_msg id_last_msg id_member_started id_member_updated",
        ),
        Table(
            USERS,
            "id_member member_name date_registered",
            user="id_member member_name",
            other="date_registered last_login id_group id_post_group",
        ),
    ),
)

SYSTEMS = (_DISCOURSE, _FLARUM, _PHPBB, _VBULLETIN, _XENFORO, _MYBB, _SMF)
