"""What app and server share: the contract, document types, rule sets and pure rules."""
