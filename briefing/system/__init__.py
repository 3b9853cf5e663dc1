"""Access to the operating system and the terminal. Standard library only."""
