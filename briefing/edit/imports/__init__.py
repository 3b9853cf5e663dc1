"""Takes events from others' files, as proposals that nobody has cited yet."""
