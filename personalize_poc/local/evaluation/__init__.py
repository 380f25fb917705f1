"""Hold-out splits and offline metrics. Arrays only."""
