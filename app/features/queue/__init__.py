"""The queue before the benefit account: one's place, how long, and what stays open meanwhile."""
