"""What a reader sees of a briefing on a given day and through given filters: pure functions."""
