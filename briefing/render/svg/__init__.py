"""The drawn timeline, for the page and for paper."""
