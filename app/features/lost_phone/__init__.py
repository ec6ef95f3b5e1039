"""A phone that is lost: unlinked at once, the account locked."""
