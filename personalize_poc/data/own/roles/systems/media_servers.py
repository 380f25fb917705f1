"""What media servers and players write down of films and songs that were played.

Sources: Tautulli's API reference, `get_history`, which its export of the history follows; the list
of fields of a video view of Mux Data.
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

_MUX = System(
    "Mux Data",
    (
        Table(
            EVENTS,
            "view_id mux_viewer_id video_id view_start",
            user="viewer_user_id mux_viewer_id",
            # A number of the browser or the device, whoever has signed in there.
            visitor="mux_viewer_id",
            item="video_id asset_id",
            time="view_start",
            title="video_title",
            value="watch_time playing_time",
            other="view_id property_id environment_id player_name video_series video_duration "
            "view_end cdn country_code viewer_device_category error_type player_error_code",
        ),
    ),
)

SYSTEMS = (_TAUTULLI, _MUX)
