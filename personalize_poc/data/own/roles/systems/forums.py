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

SYSTEMS = (_DISCOURSE, _FLARUM)
