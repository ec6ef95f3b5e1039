"""Tables, queries and the engine: the only place that speaks SQL."""
