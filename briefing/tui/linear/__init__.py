"""The linear room: the same session as lines of plain text, one item at a time. No Textual."""
