"""The dialogs of the room: what a reader is asked, chooses from, or saves."""
