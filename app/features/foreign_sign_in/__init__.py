"""One question of a service abroad: what it asks and gets, consent for this once, the receipt."""
