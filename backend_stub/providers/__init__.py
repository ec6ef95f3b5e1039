"""The simulated payment providers: their books, and how each answers when it is asked."""
