"""The dialogs of the room."""
