"""Who looked at one's data: by which duty, at which kinds, and asking why."""
