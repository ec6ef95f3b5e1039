"""Where money goes: the next payment, each programme, the order of places, and undoing."""
