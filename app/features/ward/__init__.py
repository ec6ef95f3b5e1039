"""A child's documents on the guardian's phone, and until when the guardian acts."""
