"""What a brief says, and in which order: a View → blocks and runs. How it looks is for writers."""
