"""Plain text and Markdown: pages of lines, and what is written on them."""
