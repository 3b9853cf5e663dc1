"""The briefing room: a Textual application that shows the same View as every other output."""
