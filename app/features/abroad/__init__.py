"""Being abroad: two clocks, what changes, and what stays as it is."""
