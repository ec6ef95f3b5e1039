"""One document: its face, its values, its source, and what its end means."""
