"""What media servers write down of films and songs that were played.

Source: Tautulli's API reference, `get_history`, which its export of the history follows.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.known_tables import EVENTS, System, Table

_TAUTULLI = System(
    "Tautulli",
    (
        Table(
            EVENTS,
            "reference_id user_id rating_key watched_status",
            user="user_id user friendly_name",
            item="rating_key",
            time="started date stopped",
            title="full_title title",
            value="percent_complete",
            # How far it was watched is said by the share as well.
            other="row_id reference_id session_key watched_status paused_counter parent_rating_key "
            "grandparent_rating_key parent_title grandparent_title original_title media_index "
            "parent_media_index group_count group_ids transcode_decision ip_address machine_id "
            "live location secure relayed state guid thumb user_thumb year duration play_duration",
        ),
    ),
)

SYSTEMS = (_TAUTULLI,)
