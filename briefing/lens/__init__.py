"""Pure functions that compute what a briefing shows on an as-of day and through given filters."""
