"""A child's document on the guardian's phone: to read, while one acts for the child."""
