"""The ladder: what each level opens, where it is asked for, and how long that takes."""
