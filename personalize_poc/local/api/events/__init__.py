"""Operations that take events and single records, and event trackers."""
