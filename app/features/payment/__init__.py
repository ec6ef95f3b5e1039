"""One payment: where it is, why, what comes next, for whom it is and why it is owed."""
