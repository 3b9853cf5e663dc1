"""The room in browsers: a server, its page, and a process for each reader."""
