"""What happened to an account: past locks, requests and what became of them."""
