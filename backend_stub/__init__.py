"""The stub server: the contract's endpoints over a real database, for one machine's loopback."""
